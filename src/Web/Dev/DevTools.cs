using System.Globalization;
using System.Net;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Dev;

/// <summary>Stand-ins and short cuts below <c>/dev</c>: in Development only, from this machine only; elsewhere they do not exist.</summary>
internal static class DevTools
{
    public static void UseDevTools(this WebApplication app)
    {
        var standIns = app.Services.GetRequiredService<ChannelStandIns>();
        app.Use(async (context, next) =>
        {
            // What a provider sends goes to real people, also from a Development machine.
            var toReal = !standIns.Any && context.Request.Path.StartsWithSegments("/dev/outbox", StringComparison.OrdinalIgnoreCase);
            if (!context.Request.Path.StartsWithSegments("/dev", StringComparison.OrdinalIgnoreCase) || (app.Environment.IsDevelopment() && IsThisMachine(context) && !toReal))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
        if (!app.Environment.IsDevelopment()) return;

        app.MapGet("/dev/personas", async (IPersonas personas, CancellationToken ct) => TypedResults.Ok(await personas.ListAsync(ct)));
        app.MapPost("/dev/tokens", IssueToken);
        app.MapFaceDesk();
        app.MapGet("/dev/clock", ReadClock);
        app.MapPost("/dev/clock", AdvanceClock);
        app.MapGet("/dev/outbox", ReadOutbox);
        app.MapPost("/dev/outbox/failure", (FailureForm form, IStandInMood mood) =>
        {
            mood.FailNext(form.Failure);
            return TypedResults.NoContent();
        });
    }

    private static async Task<IResult> IssueToken(TokenForm form, IPersonas personas, AccessTokens tokens, CancellationToken ct) =>
        await personas.SessionAsync(form.Persona, ct) is { } session ? TypedResults.Ok(tokens.Issue(session)) : TypedResults.NotFound();

    private static IResult ReadClock(HttpRequest request, IDevelopmentClock clock) =>
        WantsPage(request) ? TypedResults.LocalRedirect("/dev/clock/page") : TypedResults.Ok(new ClockReading(clock.Now, ChinaTime.OnTheWall(clock.Now), clock.Offset));

    private static async Task<IResult> AdvanceClock(ClockForm form, IDevelopmentClock clock, CancellationToken ct) =>
        TimeSpan.TryParse(form.Advance, CultureInfo.InvariantCulture, out var by) && await clock.AdvanceAsync(by, ct)
            ? TypedResults.Ok(new ClockReading(clock.Now, ChinaTime.OnTheWall(clock.Now), clock.Offset))
            : TypedResults.BadRequest();

    private static async Task<IResult> ReadOutbox(HttpRequest request, IChannelLog log, CancellationToken ct, string? to = null, string? limit = null) =>
        WantsPage(request) ? TypedResults.LocalRedirect($"/dev/outbox/page{request.QueryString}") : TypedResults.Ok(await log.ReadClearAsync(to, int.TryParse(limit, CultureInfo.InvariantCulture, out var most) ? Math.Clamp(most, 1, 500) : 100, ct));

    private static bool WantsPage(HttpRequest request) =>
        request.Query["format"] != "json" && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    // A request without an address never crossed a network.
    private static bool IsThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);

    private sealed record TokenForm(string Persona);

    private sealed record ClockForm(string Advance);

    private sealed record ClockReading(DateTimeOffset Now, DateTimeOffset China, TimeSpan Offset);

    private sealed record FailureForm(string Failure);
}
