using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Demo;

/// <summary>Leads one ballot through its life, up to where the story wants it.</summary>
internal sealed class Assemblies(DemoPlatform platform, CityBook book, Residents residents, DateOnly today, int seed)
{
    private static readonly string[] Words = ["赞成", "反对", "弃权", "从众"];
    private readonly Random _random = new(seed);

    /// <summary>A time of a day before or after today, by Chinese clocks.</summary>
    public DateTimeOffset At(int days, int hour, int minute = 0) => ChinaCalendar.At(today.AddDays(days).ToDateTime(new TimeOnly(hour, minute)));

    /// <summary>Drafts it.</summary>
    public async Task<BallotId> DraftAsync(int day, Citizen convenor, string project, BallotContent content)
    {
        platform.Clock.SetTo(At(day, 10));
        var ballot = (await platform.As(convenor, new DraftBallot(book.Projects[project]))).Value;
        await platform.As(convenor, new EditBallot(ballot, content, null));
        return ballot;
    }

    /// <summary>Submits it.</summary>
    public async Task SubmitAsync(int day, Citizen convenor, BallotId ballot)
    {
        platform.Clock.SetTo(At(day, 15, 20));
        await platform.As(convenor, new SubmitBallot(ballot, null));
        await platform.SettleAsync(CancellationToken.None);
    }

    /// <summary>Reviews it.</summary>
    public async Task ReviewAsync(int day, Citizen reviewer, BallotId ballot, bool approve, string opinion)
    {
        platform.Clock.SetTo(At(day, 11, 5));
        await platform.As(reviewer, new ReviewBallot(ballot, approve, opinion, null));
        await platform.SettleAsync(CancellationToken.None);
    }

    /// <summary>Opens it and lets owners vote by phone.</summary>
    /// <param name="ballot">The ballot.</param>
    /// <param name="project">Its area.</param>
    /// <param name="start">When it opens.</param>
    /// <param name="over">When the last of them votes.</param>
    /// <param name="turnout">Share of the bound owners who vote.</param>
    /// <param name="moods">For each question the odds of 赞成, 反对, 弃权; the rest is 从众.</param>
    /// <param name="never">Who does not vote.</param>
    public async Task VoteAsync(BallotId ballot, string project, DateTimeOffset start, DateTimeOffset over, double turnout, IReadOnlyList<double[]> moods, params string[] never)
    {
        platform.Clock.SetTo(start);
        await platform.AsSystem(new FreezeRoll(ballot));
        await platform.SettleAsync(CancellationToken.None);

        var absent = never.Select(key => book[key].Account).ToHashSet();
        var voters = residents.Of(project).Where(citizen => _random.NextDouble() < turnout && !absent.Contains(citizen.Account)).OrderBy(_ => _random.Next()).ToList();
        var pace = (over - start) / (voters.Count + 1);
        for (var i = 0; i < voters.Count; i++)
        {
            platform.Clock.SetTo(start + (pace * (i + _random.NextDouble())));
            if ((await platform.TryAs(voters[i], new GetMyBallot(ballot))) is not { Error: null, Value.Units: var units }) continue;

            foreach (var unit in units.Where(unit => unit is { Vote: null, OthersVoted: false, IsProxy: false }))
            {
                await platform.As(voters[i], new CastVote(ballot, new HouseId(unit.House), [.. moods.Select(Choose)]));
            }
        }
    }

    /// <summary>Enters paper ballots, with their photos.</summary>
    /// <param name="at">When.</param>
    /// <param name="convenor">Who.</param>
    /// <param name="ballot">The ballot.</param>
    /// <param name="supplemented">Share of the units that need paper which are entered.</param>
    /// <param name="further">Share of the other units that did not vote by phone which are entered.</param>
    /// <param name="moods">As of the electronic votes.</param>
    public async Task PaperAsync(DateTimeOffset at, Citizen convenor, BallotId ballot, double supplemented, double further, IReadOnlyList<double[]> moods)
    {
        platform.Clock.SetTo(at);
        foreach (var place in (await platform.As(convenor, new GetPaperDesk(ballot, null, null))).Value.Places)
        {
            foreach (var room in (await platform.As(convenor, new GetPaperDesk(ballot, place.Building, place.Stairwell))).Value.Rooms)
            {
                var odds = room.State switch { DeskState.MustBeSupplemented => supplemented, DeskState.None => further, _ => 0 };
                if (_random.NextDouble() >= odds) continue;

                platform.Clock.SetTo(platform.Clock.GetUtcNow().AddMinutes(2));
                if (room.State == DeskState.MustBeSupplemented && _random.Next(4) == 0) await DidNotVoteAsync(convenor, ballot, room);
                else await PaperAsync(convenor, ballot, room, $"{place.Building}{place.Stairwell}{room.Room}", [.. moods.Select(Choose)]);
            }
        }
    }

    /// <summary>Closes it.</summary>
    public async Task CloseAsync(BallotId ballot, DateTimeOffset end)
    {
        platform.Clock.SetTo(end);
        await platform.AsSystem(new AnnounceBallotClose(ballot));
        await platform.SettleAsync(CancellationToken.None);
    }

    /// <summary>Confirms the followers, enters the statistics as the system counted them and confirms them for the convenor.</summary>
    public async Task CountUpAsync(int day, Citizen convenor, BallotId ballot)
    {
        platform.Clock.SetTo(At(day, 9, 40));
        var sheet = (await platform.As(convenor, new GetCountSheet(ballot))).Value;
        await platform.As(convenor, new ConfirmFollow(ballot, true, [.. sheet.Lines.Select(line => line.Followers)], null));
        await platform.As(convenor, new EnterStatistics(ballot, [.. sheet.Lines.Select(line => line.Counted)], null));
        platform.Clock.SetTo(At(day, 16, 10));
        await platform.As(convenor, new ConfirmStatistics(ballot, null));
        await platform.SettleAsync(CancellationToken.None);
    }

    /// <summary>The office confirms and the convenor counts.</summary>
    public async Task CountAsync(int day, Citizen convenor, Citizen office, BallotId ballot)
    {
        platform.Clock.SetTo(At(day, 10, 30));
        await platform.As(office, new ConfirmStatistics(ballot, null));
        platform.Clock.SetTo(At(day, 14, 45));
        await platform.As(convenor, new CountBallot(ballot, null));
        await platform.SettleAsync(CancellationToken.None);
    }

    private Choice Choose(double[] odds)
    {
        var lot = _random.NextDouble();
        for (var i = 0; i < odds.Length; i++)
        {
            if (lot < odds[i]) return (Choice)(i + 1);
            lot -= odds[i];
        }

        return Choice.Follow;
    }

    // Of a unit with several rooms the first one settles it.
    private async Task DidNotVoteAsync(Citizen convenor, BallotId ballot, DeskRoomLine room) =>
        Settled(await platform.TryAs(convenor, new EnterPaperVote(ballot, new HouseId(room.House), null, null, null)));

    private async Task PaperAsync(Citizen convenor, BallotId ballot, DeskRoomLine room, string address, IReadOnlyList<Choice> choices)
    {
        using var photo = new MemoryStream(PaperPhoto.Draw([.. choices.Select(choice => (int)choice - 1)], Words.Length));
        var file = (await platform.As(convenor, new UploadAttachment(AttachmentKinds.BallotPaper, ballot.Value, $"纸质选票 {address}.png", photo))).Value;
        Settled(await platform.TryAs(convenor, new EnterPaperVote(ballot, new HouseId(room.House), choices, file.Value, null)));
    }

    private static void Settled(Result<PaperVoteId> entered)
    {
        if (entered.Error is { } refused && refused.Code != BallotErrors.PaperEntered.Code) throw new DemoCityException($"A paper ballot was refused: {refused.Code}");
    }
}
