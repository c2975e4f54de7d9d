using MediatR;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;

namespace PropertyPlatform.Web.Api.Committees;

/// <summary>业委会管理, 会议管理 over REST (OC-01…06, OC-09, OC-10).</summary>
internal sealed class CommitteeEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var committees = api.MapGroup("/committees").WithTags("Committees");
        committees.MapGet("/", List);
        committees.MapPost("/", Record);
        committees.MapGet("/{id:guid}", Find);
        committees.MapPut("/{id:guid}/members/{member:guid}", Correct);
        committees.MapPost("/{id:guid}/members/{member:guid}/vacate", Vacate);
        committees.MapPost("/{id:guid}/members/{member:guid}/promote", Promote);
        committees.MapPut("/{id:guid}/members/{member:guid}/post", Appoint);
        committees.MapPost("/{id:guid}/staff", AddStaff);
        committees.MapPut("/{id:guid}/staff/{staff:guid}", CorrectStaff);
        committees.MapPost("/{id:guid}/meetings", RecordMeeting);

        var meetings = api.MapGroup("/meetings").WithTags("Committees");
        meetings.MapGet("/", Meetings);
        meetings.MapGet("/{id:guid}", FindMeeting);
        meetings.MapPut("/{id:guid}", EditMeeting);
    }

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken ct, string? name = null, CommitteeKind? kind = null, CommitteeState? state = null, Guid? project = null, string? place = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetCommittees(name, kind, state, project, new Page(page, size), place), ct)).ToHttp();

    private static async Task<IResult> Record(RecordCommittee body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body, ct)).ToHttp(id => TypedResults.Created($"/api/v1/committees/{id.Value}", new { id = id.Value }));

    private static async Task<IResult> Find(Guid id, IMediator mediator, HttpContext context, CancellationToken ct) =>
        (await mediator.Send(new GetCommittee(CommitteeId.From(id)), ct)).ToHttp(committee => context.WithETag(committee, committee.Version));

    private static async Task<IResult> Correct(Guid id, Guid member, MemberData body, IMediator mediator, HttpRequest request, CancellationToken ct) =>
        (await mediator.Send(new CorrectMember(CommitteeId.From(id), member, body.Name, body.Gender, body.Phone, body.Room, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Vacate(Guid id, Guid member, SeatChange body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new VacateSeat(CommitteeId.From(id), member, body.On, body.Reason), ct)).ToHttp();

    private static async Task<IResult> Promote(Guid id, Guid member, SeatChange body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new PromoteAlternate(CommitteeId.From(id), member, body.On, body.Reason), ct)).ToHttp();

    private static async Task<IResult> Appoint(Guid id, Guid member, NewPost body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AppointMember(CommitteeId.From(id), member, body.Post), ct)).ToHttp();

    private static async Task<IResult> AddStaff(Guid id, StaffEntry body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new KeepStaff(CommitteeId.From(id), null, body), ct)).ToHttp(staff => TypedResults.Created($"/api/v1/committees/{id}", new { id = staff }));

    private static async Task<IResult> CorrectStaff(Guid id, Guid staff, StaffEntry body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new KeepStaff(CommitteeId.From(id), staff, body), ct)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> RecordMeeting(Guid id, MeetingEntry body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordMeeting(CommitteeId.From(id), body), ct)).ToHttp(meeting => TypedResults.Created($"/api/v1/meetings/{meeting.Value}", new { id = meeting.Value }));

    private static async Task<IResult> Meetings(IMediator mediator, CancellationToken ct, Guid? committee = null, string? topic = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetMeetings(committee, topic, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> FindMeeting(Guid id, IMediator mediator, HttpContext context, CancellationToken ct) =>
        (await mediator.Send(new GetMeeting(MeetingId.From(id)), ct)).ToHttp(meeting => context.WithETag(meeting, meeting.Version));

    private static async Task<IResult> EditMeeting(Guid id, MeetingEntry body, IMediator mediator, HttpRequest request, CancellationToken ct) =>
        (await mediator.Send(new EditMeeting(MeetingId.From(id), body, request.ExpectedVersion()), ct)).ToHttp();

    private sealed record MemberData(string? Name, Gender? Gender, string? Phone, string? Room);

    private sealed record SeatChange(DateOnly? On, string? Reason);

    private sealed record NewPost(CommitteePost Post);
}
