using MediatR;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;

namespace PropertyPlatform.Web.Api.Notices;

/// <summary>通知发布, 部门已发消息, 我接收的消息 over REST (NTF-01…11, NTF-14). Files go to <c>/attachments</c> of kind <c>notice</c>, under the id that the notice is then published with.</summary>
internal sealed class NoticeEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapPost("/", Publish);
        notices.MapGet("/", Sent);
        notices.MapGet("/{id:guid}", Find);
        notices.MapPost("/{id:guid}/urge", Urge);
        notices.MapGet("/{id:guid}/statistics", Statistics);
        notices.MapGet("/{id:guid}/recipients", Recipients);
        notices.MapGet("/reminders", Reminders);

        notices.MapGet("/inbox", Inbox);
        notices.MapGet("/inbox/counts", Counts);
        notices.MapGet("/inbox/{id:guid}", Read);
        notices.MapPost("/inbox/{id:guid}/open", Open);
        notices.MapPost("/inbox/{id:guid}/reply", Reply);
    }

    private static async Task<IResult> Publish(PublishNotice body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body, ct)).ToHttp(id => TypedResults.Created($"/api/v1/notices/{id.Value}", new { id = id.Value, message = "发布成功" }));

    private static async Task<IResult> Sent(IMediator mediator, CancellationToken ct, bool reminders = false, string? keyword = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetSentNotices(reminders, keyword, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Find(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetSentNotice(NoticeId.From(id)), ct)).ToHttp();

    private static async Task<IResult> Urge(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new UrgeNotice(NoticeId.From(id)), ct)).ToHttp();

    private static async Task<IResult> Statistics(Guid id, IMediator mediator, CancellationToken ct, StatisticsObject by = StatisticsObject.Project, string? search = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetNoticeStatistics(NoticeId.From(id), by, search, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Recipients(
        Guid id, IMediator mediator, CancellationToken ct, NoticeMeasure measure = NoticeMeasure.Recipients, StatisticsObject? by = null, string? key = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetNoticeRecipients(NoticeId.From(id), measure, by, key, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Reminders(IMediator mediator, CancellationToken ct, ReminderKind? kind = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetReminders(kind, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Inbox(IMediator mediator, CancellationToken ct, MessageFilter filter = MessageFilter.All, string? keyword = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetMyMessages(filter, keyword, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Counts(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyMessageCounts(), ct)).ToHttp();

    private static async Task<IResult> Read(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetMyMessage(NoticeId.From(id)), ct)).ToHttp();

    private static async Task<IResult> Open(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new OpenMessage(NoticeId.From(id)), ct)).ToHttp();

    private static async Task<IResult> Reply(Guid id, ReplyText body, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReplyToMessage(NoticeId.From(id), body.Text), ct)).ToHttp();

    private sealed record ReplyText(string? Text);
}
