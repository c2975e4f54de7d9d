using System.Net;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Dev;

/// <summary>Stand-ins and short cuts below <c>/dev</c>: in Development only, from this machine only; elsewhere they do not exist.</summary>
internal static class DevTools
{
    public static void UseDevTools(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/dev", StringComparison.OrdinalIgnoreCase) || (app.Environment.IsDevelopment() && IsThisMachine(context)))
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
    }

    private static async Task<IResult> IssueToken(TokenForm form, IPersonas personas, AccessTokens tokens, CancellationToken ct) =>
        await personas.SessionAsync(form.Persona, ct) is { } session ? TypedResults.Ok(tokens.Issue(session)) : TypedResults.NotFound();

    // A request without an address never crossed a network.
    private static bool IsThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);

    private sealed record TokenForm(string Persona);
}
