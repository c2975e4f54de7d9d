using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Committees;

internal sealed class GetMeetingsHandler(AppDbContext db) : IQueryHandler<GetMeetings, Paged<MeetingLine>>
{
    public async Task<Result<Paged<MeetingLine>>> Handle(GetMeetings request, CancellationToken cancellationToken)
    {
        var meetings = db.Set<Meeting>().AsNoTracking();
        if (Normalised.Text(request.Topic) is { Length: > 0 } topic) meetings = meetings.Where(m => m.Topic.Contains(topic));
        if (request.Committee is { } id)
        {
            var committee = CommitteeId.From(id);
            meetings = meetings.Where(m => m.CommitteeId == committee);
        }

        return await meetings.OrderByDescending(m => m.HeldAt).ThenBy(m => m.Id)
            .Select(m => new MeetingLine(
                m.Id.Value, m.CommitteeId.Value, db.Set<OwnerCommittee>().Where(c => c.Id == m.CommitteeId).Select(c => c.Name).FirstOrDefault() ?? "", m.Topic, m.Kind, m.HeldAt, m.Venue, m.Chair))
            .ToPageAsync(meetings, request.Page, cancellationToken);
    }
}

internal sealed class GetMeetingHandler(AppDbContext db) : IQueryHandler<GetMeeting, MeetingDetail>
{
    public async Task<Result<MeetingDetail>> Handle(GetMeeting request, CancellationToken cancellationToken)
    {
        if (await db.Set<Meeting>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken) is not { } m) return CommitteeErrors.MeetingUnknown;

        var committee = await db.Set<OwnerCommittee>().AsNoTracking().Where(c => c.Id == m.CommitteeId).Select(c => c.Name).FirstOrDefaultAsync(cancellationToken);
        return new MeetingDetail(m.Id.Value, m.Version, m.CommitteeId.Value, committee ?? "", m.Topic, m.Kind, m.HeldAt, m.Venue, m.Chair, m.Attendees, m.Content, m.Edits);
    }
}
