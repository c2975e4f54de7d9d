using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>会议管理 → 新增: records a meeting (OC-04).</summary>
/// <param name="Committee">Whose meeting.</param>
/// <param name="Entry">What is recorded.</param>
[Requires(Permissions.RecordMeetings)]
public sealed record RecordMeeting(CommitteeId Committee, MeetingEntry Entry) : ICommand<MeetingId>;

/// <summary>会议管理 → 编辑: edits a recorded meeting; who did it when is kept (OC-05).</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Entry">What is recorded from now on.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.RecordMeetings)]
public sealed record EditMeeting(MeetingId Meeting, MeetingEntry Entry, long? ExpectedVersion) : ICommand;

/// <summary>A meeting as typed.</summary>
public sealed record MeetingEntry
{
    /// <summary>主题</summary>
    public string? Topic { get; init; }

    /// <summary>会议类型</summary>
    public MeetingKind? Kind { get; init; }

    /// <summary>时间</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>地点</summary>
    public string? Venue { get; init; }

    /// <summary>主持人</summary>
    public string? Chair { get; init; }

    /// <summary>参加人</summary>
    public string? Attendees { get; init; }

    /// <summary>内容/决议</summary>
    public string? Content { get; init; }

    internal MeetingFacts ToFacts() => new(
        Topic ?? "", Kind ?? MeetingKind.Other, HeldAt ?? throw new InvalidOperationException("The validator asks for it."), Venue ?? "", Chair ?? "", Attendees ?? "", Content ?? "");
}

/// <summary>Shape of a meeting.</summary>
internal sealed class MeetingEntryValidator : AbstractValidator<MeetingEntry>
{
    public MeetingEntryValidator()
    {
        RuleFor(m => m.Topic).Must(topic => Normalised.Text(topic).Length > 0).WithMessage("请填写会议主题").MaximumLength(CommitteeLengths.Topic).WithMessage($"不超过{CommitteeLengths.Topic}个字");
        RuleFor(m => m.Kind).NotNull().WithMessage("请选择会议类型").IsInEnum().WithMessage("请选择会议类型");
        RuleFor(m => m.HeldAt).NotNull().WithMessage("请填写会议时间");
        RuleFor(m => m.Venue).MaximumLength(CommitteeLengths.Topic).WithMessage($"不超过{CommitteeLengths.Topic}个字");
        RuleFor(m => m.Chair).NotEmpty().WithMessage("请填写主持人").MaximumLength(CommitteeLengths.Person).WithMessage($"不超过{CommitteeLengths.Person}个字");
        RuleFor(m => m.Attendees).NotEmpty().WithMessage("请填写参加人").MaximumLength(CommitteeLengths.Content).WithMessage($"不超过{CommitteeLengths.Content}个字");
        RuleFor(m => m.Content).NotEmpty().WithMessage("请填写内容或决议").MaximumLength(CommitteeLengths.Content).WithMessage($"不超过{CommitteeLengths.Content}个字");
    }
}

internal sealed class RecordMeetingValidator : AbstractValidator<RecordMeeting>
{
    public RecordMeetingValidator() => RuleFor(c => c.Entry).NotNull().SetValidator(new MeetingEntryValidator()).OverridePropertyName("");
}

internal sealed class EditMeetingValidator : AbstractValidator<EditMeeting>
{
    public EditMeetingValidator() => RuleFor(c => c.Entry).NotNull().SetValidator(new MeetingEntryValidator()).OverridePropertyName("");
}

internal sealed class RecordMeetingHandler(IRepository<OwnerCommittee> committees, IRepository<Meeting> meetings, IActor actor, TimeProvider clock) : ICommandHandler<RecordMeeting, MeetingId>
{
    public async Task<Result<MeetingId>> Handle(RecordMeeting command, CancellationToken cancellationToken)
    {
        if (await committees.FirstOrDefaultAsync(CommitteeSpecs.ById(command.Committee), cancellationToken) is not { } committee) return CommitteeErrors.NotFound;
        if (committee.State == CommitteeState.Ended) return CommitteeErrors.Closed;

        var recorded = Meeting.Record(committee.Id, committee.ProjectId, committee.Jurisdiction, command.Entry.ToFacts(), actor.Name, clock.GetUtcNow());
        return recorded.Error is { } refused ? refused : meetings.Add(recorded.Value).Id;
    }
}

internal sealed class EditMeetingHandler(IRepository<Meeting> meetings, IActor actor, TimeProvider clock) : ICommandHandler<EditMeeting>
{
    public async Task<Result> Handle(EditMeeting command, CancellationToken cancellationToken)
    {
        if (await meetings.FirstOrDefaultAsync(CommitteeSpecs.Meeting(command.Meeting), cancellationToken) is not { } meeting) return CommitteeErrors.MeetingUnknown;
        if (meeting.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;

        return meeting.Edit(command.Entry.ToFacts(), actor.Name, clock.GetUtcNow());
    }
}
