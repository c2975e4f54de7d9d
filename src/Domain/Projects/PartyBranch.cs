using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>Identity of a party branch.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct PartyBranchId(Guid Value) : IEntityId<PartyBranchId>
{
    /// <inheritdoc/>
    public static PartyBranchId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static PartyBranchId New() => new(Guid.CreateVersion7());
}

/// <summary>小区党支部: recorded for a project by the community lead (PRJ-26). There is one a project; a later entry replaces what is recorded.</summary>
public sealed class PartyBranch : AggregateRoot<PartyBranchId>, IProjectScoped
{
    /// <summary>Longest name of the secretary.</summary>
    public const int NameLength = 50;

    private PartyBranch()
    {
    }

    /// <inheritdoc/>
    public ProjectId ProjectId { get; private set; }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>党支部书记</summary>
    public string Secretary { get; private set; } = "";

    /// <summary>身份证号码, encrypted at rest.</summary>
    public IdDocument Document { get; private set; } = null!;

    /// <summary>手机号码, encrypted at rest.</summary>
    public MobileNumber Phone { get; private set; } = null!;

    /// <summary>成立日期</summary>
    public DateOnly FoundedOn { get; private set; }

    /// <summary>When it was last recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Records the branch of a project.</summary>
    /// <param name="project">物业项目</param>
    /// <param name="place">The project's community.</param>
    /// <param name="facts">What is recorded.</param>
    /// <param name="now">The time.</param>
    public static Result<PartyBranch> Found(ProjectId project, Jurisdiction place, PartyBranchFacts facts, DateTimeOffset now)
    {
        var branch = new PartyBranch { Id = PartyBranchId.New(), ProjectId = project, Jurisdiction = place };
        return branch.Update(facts, now).Error is { } refused ? refused : branch;
    }

    /// <summary>Replaces what is recorded.</summary>
    public Result Update(PartyBranchFacts facts, DateTimeOffset now)
    {
        if (facts.FoundedOn > ChinaCalendar.DayOf(now)) return ProjectErrors.FoundedInFuture;

        (Secretary, Document, Phone, FoundedOn, RecordedAt) = (Normalised.Name(facts.Secretary), facts.Document, facts.Phone, facts.FoundedOn, now);
        Raise(new PartyBranchRecorded(Id, ProjectId, FoundedOn));
        return Result.Done;
    }
}

/// <summary>What is recorded of a party branch.</summary>
/// <param name="Secretary">党支部书记</param>
/// <param name="Document">身份证号码</param>
/// <param name="Phone">手机号码</param>
/// <param name="FoundedOn">成立日期</param>
public sealed record PartyBranchFacts(string Secretary, IdDocument Document, MobileNumber Phone, DateOnly FoundedOn);
