using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>The province's unified sign-in (广东省统一身份认证平台), by <see cref="GovernmentSsoHandler"/>.</summary>
internal sealed class GuangdongSso(IHttpContextAccessor context, SsoServer server) : IGovernmentSso
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
        await SsoHandover.TakeAsync(Context, callback.State) ?? new SsoOutcome.ReplayedOrForged("ticket");
}
