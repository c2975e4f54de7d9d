using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>The province's unified sign-in (广东省统一身份认证平台), by <see cref="GovernmentSsoHandler"/>.</summary>
internal sealed class GuangdongSso(IHttpContextAccessor context, SsoServer server, SsoSettings settings, SsoExit exit, SsoHandover handover) : IGovernmentSso
{
    private HttpContext Context => context.HttpContext ?? throw new InvalidOperationException("The government's sign-in needs a browser.");

    public async ValueTask<SsoStart> BeginAsync(SsoSubjectKind kind, string returnPath, CancellationToken ct)
    {
        var known = await server.AddressesAsync(ct);
        if (known.Value is null) return new SsoStart.Failed(known.Why is SsoOutcome.Failed failed ? failed.Why : new PortFailure.Unavailable("addresses", null));

        var properties = new AuthenticationProperties { RedirectUri = returnPath };
        properties.SetParameter(GovernmentSsoHandler.Kind, kind);
        await Context.ChallengeAsync(GovernmentSsoHandler.SchemeName, properties);
        return properties.GetParameter<string>(GovernmentSsoHandler.Address) is { } address
            ? new SsoStart.Started(new Uri(address))
            : new SsoStart.Failed(new PortFailure.Unavailable("addresses", null));
    }

    public async ValueTask<SsoOutcome> CompleteAsync(SsoCallback callback, CancellationToken ct) =>
        await handover.TakeAsync(Context, callback.State) ?? new SsoOutcome.ReplayedOrForged("ticket");

    public async ValueTask<Uri?> SignOutAsync(string returnPath, CancellationToken ct)
    {
        if (exit.Take(Context) is not { } hint || (await server.AddressesAsync(ct)).Value?.End is not { } end) return null;

        var asked = new Dictionary<string, string?>
        {
            ["client_id"] = settings.ClientId,
            ["post_logout_redirect_uri"] = UriHelper.BuildAbsolute(Context.Request.Scheme, Context.Request.Host, Context.Request.PathBase, returnPath),
        };
        if (hint.Length > 0) asked["id_token_hint"] = hint;
        return new Uri(QueryHelpers.AddQueryString(end, asked));
    }
}
