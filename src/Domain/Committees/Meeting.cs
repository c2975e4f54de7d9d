using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Committees;

/// <summary>Identity of a meeting.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct MeetingId(Guid Value) : IEntityId<MeetingId>
{
    /// <inheritdoc/>
    public static MeetingId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static MeetingId New() => new(Guid.CreateVersion7());
}

/// <summary>会议类型</summary>
public enum MeetingKind
{
    /// <summary>业委会定期会议</summary>
    Regular = 1,

    /// <summary>业委会临时会议</summary>
    Extraordinary = 2,

    /// <summary>业主大会会议</summary>
    Assembly = 3,

    /// <summary>其他</summary>
    Other = 4,
}

/// <summary>A meeting of a committee as recorded (OC-04). It is edited with a log and never deleted.</summary>
public sealed class Meeting : AggregateRoot<MeetingId>, IProjectScoped
{
    private readonly List<MeetingEdit> _edits = [];

    private Meeting()
    {
    }

    /// <summary>Whose meeting.</summary>
    public CommitteeId CommitteeId { get; private set; }

    /// <inheritdoc/>
    public ProjectId ProjectId { get; private set; }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>主题</summary>
    public string Topic { get; private set; } = "";

    /// <summary>会议类型</summary>
    public MeetingKind Kind { get; private set; }

    /// <summary>时间</summary>
    public DateTimeOffset HeldAt { get; private set; }

    /// <summary>地点</summary>
    public string Venue { get; private set; } = "";

    /// <summary>主持人</summary>
    public string Chair { get; private set; } = "";

    /// <summary>参加人</summary>
    public string Attendees { get; private set; } = "";

    /// <summary>内容/决议</summary>
    public string Content { get; private set; } = "";

    /// <summary>Who recorded and edited it when, oldest first.</summary>
    public IReadOnlyList<MeetingEdit> Edits => _edits;

    /// <summary>Records a meeting.</summary>
    public static Result<Meeting> Record(CommitteeId committee, ProjectId project, Jurisdiction place, MeetingFacts facts, string by, DateTimeOffset now)
    {
        if (facts.HeldAt > now) return CommitteeErrors.MeetingInFuture;

        var meeting = new Meeting { Id = MeetingId.New(), CommitteeId = committee, ProjectId = project, Jurisdiction = place };
        meeting.Take(facts, by, now);
        meeting.Raise(new MeetingRecorded(meeting.Id, committee, project));
        return meeting;
    }

    /// <summary>Edits the record (OC-05); who did it when is kept.</summary>
    public Result Edit(MeetingFacts facts, string by, DateTimeOffset now)
    {
        if (facts.HeldAt > now) return CommitteeErrors.MeetingInFuture;

        Take(facts, by, now);
        Raise(new MeetingEdited(Id, CommitteeId, ProjectId));
        return Result.Done;
    }

    private void Take(MeetingFacts facts, string by, DateTimeOffset now)
    {
        (Topic, Kind, HeldAt, Venue) = (Normalised.Text(facts.Topic), facts.Kind, facts.HeldAt, Normalised.Text(facts.Venue));
        (Chair, Attendees, Content) = (Normalised.Text(facts.Chair), Normalised.Text(facts.Attendees), facts.Content.Trim());
        _edits.Add(new MeetingEdit(now, by));
    }
}

/// <summary>What is recorded of a meeting.</summary>
/// <param name="Topic">主题</param>
/// <param name="Kind">会议类型</param>
/// <param name="HeldAt">时间</param>
/// <param name="Venue">地点</param>
/// <param name="Chair">主持人</param>
/// <param name="Attendees">参加人</param>
/// <param name="Content">内容/决议</param>
public sealed record MeetingFacts(string Topic, MeetingKind Kind, DateTimeOffset HeldAt, string Venue, string Chair, string Attendees, string Content);

/// <summary>Somebody recorded or edited a meeting.</summary>
/// <param name="At">When.</param>
/// <param name="By">Name of the person.</param>
public sealed record MeetingEdit(DateTimeOffset At, string By);
