using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Rights;

/// <summary>What <c>docs/permissions.md</c> says, as it is read by people.</summary>
internal sealed class RightsTable
{
    /// <summary>A right that needs no account.</summary>
    public const string Everybody = "everybody";

    /// <summary>A right of any account, for what belongs to it.</summary>
    public const string SignedIn = "signed in";

    private const string Held = "●";
    private const string Granted = "○";
    private const string Public = "PU";

    private static readonly Dictionary<string, Role> Columns = new()
    {
        ["CA"] = Role.CityAdmin,
        ["CO"] = Role.CityOfficer,
        ["DO"] = Role.DistrictOfficer,
        ["SL"] = Role.StreetLead,
        ["SO"] = Role.StreetOfficer,
        ["KL"] = Role.CommunityLead,
        ["KO"] = Role.CommunityOfficer,
        ["WC"] = Role.WindowClerk,
        ["RV"] = Role.Reviewer,
        ["EL"] = Role.EntLead,
        ["EO"] = Role.EntOfficer,
        ["PM"] = Role.ProjectManager,
        ["PS"] = Role.ProjectStaff,
        ["DV"] = Role.Developer,
        ["DI"] = Role.Director,
        ["CM"] = Role.CommitteeMember,
        ["CF"] = Role.CommitteeOfficer,
        ["ES"] = Role.ExecSecretary,
        ["OS"] = Role.OwnerSupervisor,
        ["PG"] = Role.PrepGroup,
        ["PY"] = Role.PartySecretary,
        ["OW"] = Role.Owner,
        ["PX"] = Role.Proxy,
        ["EA"] = Role.ExpertApplicant,
        ["BE"] = Role.BidExpert,
        ["GE"] = Role.GreenExpert,
    };

    private readonly Dictionary<(string Right, Role Role), Cell> _cells = [];

    private RightsTable(IReadOnlyList<Line> lines) => Lines = lines;

    /// <summary>The doors, in the order of the page.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>The roles, in the order of the page.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Columns.Values];

    /// <summary>Reads the page.</summary>
    public static RightsTable Read()
    {
        var rows = File.ReadLines(Repository.PathOf("docs", "permissions.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
        var table = new RightsTable([.. rows.Where(cells => cells.Length == 3 && cells[0].StartsWith('`')).Select(cells => new Line(DoorOf(cells[0].Trim('`')), cells[1], Enum.Parse<Outside>(cells[2] switch { "not found" => nameof(Outside.NotFound), "left out" => nameof(Outside.LeftOut), "refused" => nameof(Outside.Refused), _ => nameof(Outside.Nothing) })))]);
        var head = rows.Single(cells => cells[0] == "Right").Skip(2).SkipLast(1).ToList();
        head.SkipLast(1).ShouldBe(Columns.Keys, ignoreOrder: true);
        head[^1].ShouldBe(Public);
        foreach (var cells in rows.Where(cells => cells.Length == head.Count + 3 && cells[0] != "Right"))
        {
            foreach (var (column, mark) in head.Zip(cells.Skip(2)).SkipLast(1)) table._cells[(cells[0], Columns[column])] = mark switch { Held => Cell.Held, Granted => Cell.ByGrant, "" => Cell.Refused, _ => throw new InvalidOperationException($"{cells[0]} {column}: {mark}") };
        }

        return table;
    }

    /// <summary>Whether a role holds a right.</summary>
    public Cell Of(string right, Role role) => right is Everybody or SignedIn ? Cell.Held : _cells[(right, role)];

    private static Door DoorOf(string text)
    {
        var parts = text.Split(' ');
        return new Door(parts[0], parts[1], parts.Length > 2 ? parts[2] : "");
    }

    /// <summary>One line of the doors.</summary>
    public sealed record Line(Door Door, string Right, Outside Outside);
}

/// <summary>A mark of the table.</summary>
internal enum Cell
{
    Refused,
    Held,
    ByGrant,
}

/// <summary>How what lies outside the caller's jurisdiction looks.</summary>
internal enum Outside
{
    /// <summary>Nothing behind the door depends on a place.</summary>
    Nothing,

    /// <summary>It does not exist.</summary>
    NotFound,

    /// <summary>What is said of it is refused, as anything wrong in a form is.</summary>
    Refused,

    /// <summary>It is not among what is shown.</summary>
    LeftOut,
}
