using System.Text.Json;
using System.Text.Json.Nodes;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Ballots;

/// <summary>Replays whole ballots, from roll to result, that another implementation computed. A folder named by TALLY_SCENARIOS is replayed as well.</summary>
public sealed class TallyScenarios
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static TheoryData<string> Files
    {
        get
        {
            var folders = new[] { Repository.PathOf("tests", "Data", "tally"), Environment.GetEnvironmentVariable("TALLY_SCENARIOS") };
            return new TheoryData<string>(folders.OfType<string>().SelectMany(folder => Directory.GetFiles(folder, "*.json")).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void there_are_scenarios_to_replay() => Files.Count.ShouldBeGreaterThanOrEqualTo(20);

    [Theory]
    [MemberData(nameof(Files))]
    [Trait("row", "BAL-13")]
    [Trait("row", "BAL-16")]
    [Trait("row", "BAL-17")]
    [Trait("row", "BAL-18")]
    [Trait("row", "BAL-31")]
    [Trait("row", "BAL-32")]
    [Trait("row", "BAL-33")]
    public void counts_as_expected(string file)
    {
        var scenario = JsonNode.Parse(File.ReadAllText(file)).ShouldNotBeNull().AsObject();

        var counted = new Replay(scenario).Run();

        JsonNode.DeepEquals(counted, scenario["expected"]).ShouldBeTrue($"{Path.GetFileName(file)}\ncounted:\n{counted.ToJsonString(Readable)}\nexpected:\n{scenario["expected"]?.ToJsonString(Readable)}");
    }

    /// <summary>Drives the domain's own roll, cast, paper and tally code with one scenario.</summary>
    private sealed class Replay
    {
        private static readonly string[] Words = ["", "for", "against", "abstain", "follow"];
        private readonly JsonObject _scenario;
        private readonly DateTimeOffset _start;
        private readonly DateTimeOffset _end;
        private readonly string[] _matters;
        private readonly Dictionary<string, OwnerId> _owners = [];
        private readonly Dictionary<OwnerId, DateTimeOffset?> _boundAt = [];
        private readonly Dictionary<string, HouseId> _houses = [];
        private readonly Dictionary<HouseId, string> _names = [];

        public Replay(JsonObject scenario)
        {
            _scenario = scenario;
            _start = Moment(scenario, "start");
            _end = Moment(scenario, "end");
            _matters = [.. List("matters").Select(m => Text(m, "id"))];
            foreach (var owner in List("owners"))
            {
                var id = _owners[Text(owner, "id")] = OwnerId.New();
                _boundAt[id] = owner["boundAt"] is { } at ? DateTimeOffset.Parse(at.GetValue<string>(), null) : null;
            }

            foreach (var house in List("houses"))
            {
                var id = _houses[Text(house, "id")] = HouseId.New();
                _names[id] = Text(house, "id");
            }
        }

        public JsonObject Run()
        {
            var ballot = ABallot.Approved(_start, _end, [.. List("matters").Select(m => Text(m, "threshold") == "half" ? MatterKind.Other : MatterKind.Rebuild)]);
            var roll = Roll.Freeze(ballot.Id, List("houses").Select(Registered), parkingCounts: false);
            var unitOf = roll.Units.SelectMany(unit => unit.Houses.Select(house => (house.House, unit))).ToDictionary(pair => pair.House, pair => pair.unit);

            var votes = List("electronic").Select(vote => Cast(ballot, unitOf, vote)).OfType<CountedVote>().ToList();
            var paper = List("paper").Select(entry => new CountedPaper(unitOf[_houses[Text(entry, "house")]].Id, Moment(entry, "at"), Letters(entry["choices"])?.Text)).ToList();
            var outcome = Tally.Count([.. roll.Units.Select(unit => unit.Counted)], votes, paper, ballot.Thresholds(), ballot.Rules.ShouldNotBeNull().Quorum);

            return Described(outcome, roll);
        }

        private CountedVote? Cast(Ballot ballot, Dictionary<HouseId, VotingUnit> unitOf, JsonObject vote)
        {
            var at = Moment(vote, "at");
            var (owner, house) = (_owners[Text(vote, "owner")], _houses[Text(vote, "house")]);
            if (_boundAt[owner] is not { } bound || bound > at) return null;

            var unit = unitOf[house];
            var cast = ballot.Cast(unit, house, new BoundOwner(owner, bound < _start), Letters(vote["choices"]).ShouldNotBeNull(), at);
            return cast.Succeeded ? new CountedVote(unit.Id, cast.Value.BoundBeforeStart, cast.Value.CastAt, cast.Value.Choices.Text) : null;
        }

        private RegisteredHome Registered(JsonObject house)
        {
            var owners = house["owners"].ShouldNotBeNull().AsArray().Select(name => _owners[name.ShouldNotBeNull().GetValue<string>()]);
            var home = new RollHouse(_houses[Text(house, "id")], "1栋", "", "1", Text(house, "id"), new Area(house["area"].ShouldNotBeNull().GetValue<long>()));
            return new RegisteredHome(home, false, house["developer"]?.GetValue<bool>() ?? false, [.. owners.Select(o => new RollOwner(o, _boundAt[o] < _start ? o.Value : null))]);
        }

        private JsonObject Described(TallyOutcome outcome, Roll roll)
        {
            var names = roll.Units.ToDictionary(unit => unit.Id, unit => unit.Houses.Select(h => _names[h.House]).Order(StringComparer.Ordinal));
            var outstanding = outcome.Outstanding.Select(unit => names[unit].ToArray()).OrderBy(houses => houses[0], StringComparer.Ordinal);
            return new JsonObject
            {
                ["total"] = Weighed(outcome.Total),
                ["outstanding"] = new JsonArray([.. outstanding.Select(houses => new JsonArray([.. houses.Select(h => (JsonNode)h)]))]),
                ["channels"] = new JsonObject { ["electronic"] = outcome.Electronic, ["paper"] = outcome.Paper },
                ["matters"] = outcome.IsComplete ? new JsonArray([.. outcome.Questions.Select((q, i) => Described(_matters[i], q))]) : null,
            };
        }

        private static JsonObject Described(string matter, QuestionOutcome outcome) => new()
        {
            ["id"] = matter,
            ["participating"] = Weighed(outcome.Participating),
            ["expressed"] = new JsonObject
            {
                ["for"] = Weighed(outcome.Expressed.For),
                ["against"] = Weighed(outcome.Expressed.Against),
                ["abstain"] = Weighed(outcome.Expressed.Abstain),
                ["follow"] = Weighed(outcome.Expressed.Follow),
            },
            ["followedTo"] = outcome.FollowedTo is { } choice ? Words[(int)choice] : null,
            ["final"] = new JsonObject
            {
                ["for"] = Weighed(outcome.Final.For),
                ["against"] = Weighed(outcome.Final.Against),
                ["abstain"] = Weighed(outcome.Final.Abstain),
            },
            ["quorate"] = outcome.Quorate,
            ["agreed"] = outcome.Agreed,
            ["passed"] = outcome.Passed,
        };

        private Choices? Letters(JsonNode? choices) =>
            choices is null ? null : Choices.Of(_matters.Select(m => (Choice)Math.Max(0, Array.IndexOf(Words, choices[m]?.GetValue<string>() ?? ""))));

        private static JsonObject Weighed(Weight weight) => new() { ["area"] = weight.Area.Centi, ["heads"] = weight.Heads };

        private IEnumerable<JsonObject> List(string name) => _scenario[name].ShouldNotBeNull().AsArray().Select(node => node.ShouldNotBeNull().AsObject());

        private static string Text(JsonNode node, string name) => node[name].ShouldNotBeNull().GetValue<string>();

        private static DateTimeOffset Moment(JsonNode node, string name) => DateTimeOffset.Parse(Text(node, name), null);
    }
}
