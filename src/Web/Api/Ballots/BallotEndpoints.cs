using MediatR;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Ballots;

/// <summary>电子决策 over REST: convenor, reviewer, desk and count (BAL-01…11, 15…30, 36). Writes take If-Match with the version read.</summary>
internal sealed class BallotEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var ballots = api.MapGroup("/ballots").WithTags("Ballots");
        ballots.MapGet("", List);
        ballots.MapGet("/statistics", Statistics);
        ballots.MapGet("/matter-kinds", Kinds);
        ballots.MapPost("", Draft);
        ballots.MapGet("/{id:guid}", Show);
        ballots.MapPut("/{id:guid}", Edit);
        ballots.MapDelete("/{id:guid}", Delete);
        ballots.MapPost("/{id:guid}/submission", Submit);
        ballots.MapPost("/{id:guid}/review", Review);
        ballots.MapGet("/{id:guid}/turnout", TurnoutOf);
        ballots.MapGet("/{id:guid}/desk", Desk);
        ballots.MapGet("/{id:guid}/desk/{house:guid}", DeskRoomOf);
        ballots.MapGet("/{id:guid}/outstanding", Outstanding);
        ballots.MapPost("/{id:guid}/paper-votes", EnterPaper);
        ballots.MapGet("/{id:guid}/count-sheet", Sheet);
        ballots.MapPut("/{id:guid}/follow", Follow);
        ballots.MapPut("/{id:guid}/statistics", Enter);
        ballots.MapPost("/{id:guid}/confirmations", Confirm);
        ballots.MapPost("/{id:guid}/count", Count);
        ballots.MapGet("/{id:guid}/result", ResultOf);
        ballots.MapGet("/{id:guid}/votes", Votes);
        ballots.MapGet("/{id:guid}/non-participants", Silent);
        ballots.MapGet("/{id:guid}/non-participants.xlsx", SilentSheet);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken ct, BallotState? state = null, Guid? project = null, string? search = null, string? place = null, int page = 1, int size = 20, string? sort = null, bool desc = false) =>
        (await mediator.Send(new GetBallots(Filter(state, project, search, place), new Page(page, size, sort, desc)), ct)).ToHttp();

    private static async Task<IResult> Statistics(
        IMediator mediator, CancellationToken ct, BallotState? state = null, Guid? project = null, string? search = null, string? place = null, DateTimeOffset? from = null, DateTimeOffset? until = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetBallotStatistics(Filter(state, project, search, place), from?.ToUniversalTime(), until?.ToUniversalTime(), new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Kinds(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMatterKinds(), ct)).ToHttp();

    private static async Task<IResult> Draft(DraftForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DraftBallot(new ProjectId(form.Project), form.CopyOf is { } original ? new BallotId(original) : null), ct))
            .ToHttp(id => TypedResults.Created($"/api/v1/ballots/{id.Value}", new { id = id.Value }));

    private static async Task<IResult> Show(Guid id, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetBallot(new BallotId(id)), ct)).ToHttp(ballot => context.WithETag(ballot, ballot.Version));

    private static async Task<IResult> Edit(Guid id, BallotForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EditBallot(new BallotId(id), form.ToContent(), request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Delete(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DeleteBallot(new BallotId(id), request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Submit(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SubmitBallot(new BallotId(id), request.ExpectedVersion()), ct)).ToHttp("提交成功");

    private static async Task<IResult> Review(Guid id, ReviewForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ReviewBallot(new BallotId(id), form.Approve, form.Opinion, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> TurnoutOf(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetTurnout(new BallotId(id)), ct)).ToHttp();

    private static async Task<IResult> Desk(Guid id, IMediator mediator, CancellationToken ct, string? building = null, string? stairwell = null) =>
        (await mediator.Send(new GetPaperDesk(new BallotId(id), building, stairwell), ct)).ToHttp();

    private static async Task<IResult> DeskRoomOf(Guid id, Guid house, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDeskRoom(new BallotId(id), new HouseId(house)), ct)).ToHttp();

    private static async Task<IResult> Outstanding(Guid id, IMediator mediator, CancellationToken ct, int page = 1, int size = 20) =>
        (await mediator.Send(new GetOutstanding(new BallotId(id), new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> EnterPaper(Guid id, PaperForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EnterPaperVote(new BallotId(id), new HouseId(form.House), form.Choices, form.Photo, form.Replaces is { } entry ? new PaperVoteId(entry) : null), ct))
            .ToHttp(entry => TypedResults.Created($"/api/v1/ballots/{id}/desk/{form.House}", new { id = entry.Value }));

    private static async Task<IResult> Sheet(Guid id, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetCountSheet(new BallotId(id)), ct)).ToHttp(sheet => context.WithETag(sheet, sheet.Version));

    private static async Task<IResult> Follow(Guid id, FollowForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmFollow(new BallotId(id), form.RuleConfirmed, form.Followers ?? [], request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Enter(Guid id, StatisticsForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EnterStatistics(new BallotId(id), [.. (form.Figures ?? []).Select(figures => figures.ToFigures())], request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Confirm(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmStatistics(new BallotId(id), request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Count(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CountBallot(new BallotId(id), request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> ResultOf(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetBallotResult(new BallotId(id)), ct)).ToHttp();

    private static async Task<IResult> Votes(Guid id, IMediator mediator, CancellationToken ct, int page = 1, int size = 20) =>
        (await mediator.Send(new GetVotingDetails(new BallotId(id), new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Silent(Guid id, IMediator mediator, CancellationToken ct, int page = 1, int size = 20) =>
        (await mediator.Send(new GetNonParticipants(new BallotId(id), new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> SilentSheet(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ExportNonParticipants(new BallotId(id)), ct)).ToHttp(file => TypedResults.File(file.Content, SheetFile.MediaType, file.Name));

    private static BallotFilter Filter(BallotState? state, Guid? project, string? search, string? place) => new(state, project is { } id ? new ProjectId(id) : null, search, place);
}

/// <summary>The owner's side over REST, as the WeChat client uses it (BAL-12…14).</summary>
internal sealed class MyBallotEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var ballots = api.MapGroup("/me/ballots").WithTags("My ballots");
        ballots.MapGet("", List);
        ballots.MapGet("/{id:guid}", Show);
        ballots.MapPost("/{id:guid}/votes", Cast);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken ct, int page = 1, int size = 20) => (await mediator.Send(new GetMyBallots(new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Show(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyBallot(new BallotId(id)), ct)).ToHttp();

    private static async Task<IResult> Cast(Guid id, VoteForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CastVote(new BallotId(id), new HouseId(form.House), form.Choices ?? []), ct)).ToHttp(receipt => TypedResults.Created($"/api/v1/me/ballots/{id}", receipt));
}
