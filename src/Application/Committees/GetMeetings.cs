using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>会议管理: the recorded meetings within the caller's scope, latest first (OC-04).</summary>
/// <param name="Committee">Of one committee; null for all.</param>
/// <param name="Topic">Part of the topic.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewCommittees)]
public sealed record GetMeetings(Guid? Committee, string? Topic, Page Page) : IQuery<Paged<MeetingLine>>;

/// <summary>One line of the list.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="CommitteeId">Whose.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Topic">主题</param>
/// <param name="Kind">会议类型</param>
/// <param name="HeldAt">时间</param>
/// <param name="Venue">地点</param>
/// <param name="Chair">主持人</param>
public sealed record MeetingLine(Guid Id, Guid CommitteeId, string Committee, string Topic, MeetingKind Kind, DateTimeOffset HeldAt, string Venue, string Chair);

/// <summary>Shape of the question.</summary>
internal sealed class GetMeetingsValidator : AbstractValidator<GetMeetings>
{
    public GetMeetingsValidator() => RuleFor(q => q.Topic).MaximumLength(CommitteeLengths.Topic).WithMessage($"不超过{CommitteeLengths.Topic}个字");
}

/// <summary>One meeting with its log (OC-05).</summary>
/// <param name="Meeting">The meeting.</param>
[Requires(Permissions.ViewCommittees)]
public sealed record GetMeeting(MeetingId Meeting) : IQuery<MeetingDetail>;

/// <summary>A meeting in full.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
/// <param name="CommitteeId">Whose.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Topic">主题</param>
/// <param name="Kind">会议类型</param>
/// <param name="HeldAt">时间</param>
/// <param name="Venue">地点</param>
/// <param name="Chair">主持人</param>
/// <param name="Attendees">参加人</param>
/// <param name="Content">内容/决议</param>
/// <param name="Edits">Who recorded and edited it when.</param>
public sealed record MeetingDetail(
    Guid Id, long Version, Guid CommitteeId, string Committee, string Topic, MeetingKind Kind, DateTimeOffset HeldAt, string Venue, string Chair, string Attendees, string Content, IReadOnlyList<MeetingEdit> Edits);
