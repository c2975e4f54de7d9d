using System.Net;
using MediatR;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Sms;
using PropertyPlatform.Infrastructure.Adapters.WeChat;

namespace PropertyPlatform.Web.Hooks;

/// <summary>Where WeChat and the SMS providers call. What they bring is kept and answered at once; nothing is worked out while they wait.</summary>
internal static class ProviderHooks
{
    /// <summary>Below which no limit of anonymous writes holds: a few servers of the providers call for everybody.</summary>
    public const string Root = "/hooks";

    private const int MostBytes = 64 * 1024;

    public static void MapProviderHooks(this WebApplication app)
    {
        app.MapPost($"{Root}/sms/{{path}}", TakeReports).ExcludeFromDescription();
        app.MapGet($"{Root}/wechat", AnswerWeChat).ExcludeFromDescription();
        app.MapPost($"{Root}/wechat", TakeEvent).ExcludeFromDescription();
        app.MapGet("/MP_verify_{word}.txt", ShowDomain).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerWeChat(HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AnswerWeChat(CallbackOf(request), request.Query["echostr"].ToString()), ct)) is { Error: null, Value: var word } ? TypedResults.Text(word) : TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    // WeChat waits five seconds and asks three times: a repetition hears the same word.
    private static async Task<IResult> TakeEvent(HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        if (await BodyAsync(request, ct) is not { } body) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var taken = await mediator.Send(new TakeWeChatEvent(CallbackOf(request), body), ct);
        if (taken.Error is null || taken.Error == ChannelErrors.AlreadyTaken) return TypedResults.Text("success");

        return TypedResults.StatusCode(taken.Error.Kind switch
        {
            ErrorKind.Invalid => StatusCodes.Status400BadRequest,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status503ServiceUnavailable,
        });
    }

    private static IResult ShowDomain(string word, WeChatDomainCheck check) => check.Word is { } known && known == word ? TypedResults.Text(known) : TypedResults.NotFound();

    private static WeChatCallback CallbackOf(HttpRequest request) =>
        new(request.Query["signature"], request.Query["msg_signature"], request.Query["timestamp"], request.Query["nonce"], request.Query["encrypt_type"]);

    // Whoever is not let in learns nothing, not even that there is a door.
    private static async Task<IResult> TakeReports(string path, HttpContext context, SmsReportDoor door, IMediator mediator, CancellationToken ct)
    {
        if (!door.OpensTo(path, context.Connection.RemoteIpAddress)) return TypedResults.NotFound();
        if (await BodyAsync(context.Request, ct) is not { } body) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var taken = await mediator.Send(new TakeSmsReports(body), ct);
        // One of them came twice at the same moment: what the other request did not take is taken now.
        if (taken.Error == ChannelErrors.AlreadyTaken) taken = await mediator.Send(new TakeSmsReports(body), ct);
        return taken.Error switch
        {
            null => TypedResults.Text(taken.Value.Acknowledgement, "application/json"),
            { Kind: ErrorKind.Invalid } => TypedResults.BadRequest(),
            _ => TypedResults.StatusCode((int)HttpStatusCode.ServiceUnavailable),
        };
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes) return null;

        using var body = new MemoryStream();
        var piece = new byte[8192];
        for (var read = await request.Body.ReadAsync(piece, ct); read > 0; read = await request.Body.ReadAsync(piece, ct))
        {
            if (body.Length + read > MostBytes) return null;

            body.Write(piece, 0, read);
        }

        return body.ToArray();
    }
}
