using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Tokens;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>Options of <see cref="GovernmentSsoHandler"/>; what is particular to a city lies in <see cref="SsoSettings"/>.</summary>
internal sealed class GovernmentSsoOptions : OAuthOptions
{
    /// <summary>Addresses come from discovery, and the start of the host has already asked for the rest.</summary>
    public override void Validate()
    {
    }
}

/// <summary>
/// The browser's half of the government's sign-in: sends it away with a state that only this platform can read (proof key, nonce and way back
/// inside), and takes it back, once, on whichever node it arrives. Whatever comes back becomes an outcome, handed over to the page that asked; nothing that the other side or
/// somebody in its place wrote is logged or shown.
/// </summary>
internal sealed partial class GovernmentSsoHandler(
    IOptionsMonitor<GovernmentSsoOptions> options, ILoggerFactory logger, UrlEncoder encoder, SsoSettings settings, SsoServer server, SsoIdentities identities, SsoExit exit, SsoHandover handover, ISignInStates states) : OAuthHandler<GovernmentSsoOptions>(options, logger, encoder)
{
    /// <summary>The scheme.</summary>
    public const string SchemeName = "government-sso";

    /// <summary>Parameter in which the challenge leaves the address for the browser.</summary>
    public const string Address = "address";

    /// <summary>Parameter that says who signs in.</summary>
    public const string Kind = "kind";

    private const string Nonce = "nonce";
    private const string Once = "once";
    private const string Lost = "/sign-in?handler=Return&kind=Person";
    private const int LongestCode = 2000;

    /// <summary>Builds the address and leaves it in the properties; whoever asked sends the browser there.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if ((await server.AddressesAsync(Context.RequestAborted)).Value is not { } addresses) return;

        properties.IssuedUtc = server.Clock.GetUtcNow();
        var asked = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = BuildRedirectUri(SsoOrigins.CallbackPath),
            ["scope"] = settings.Scope,
        };
        foreach (var (name, value) in settings.Asked(properties.GetParameter<SsoSubjectKind>(Kind))) asked[name] = value;
        if (settings.UsePkce)
        {
            var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            properties.Items[OAuthConstants.CodeVerifierKey] = verifier;
            asked[OAuthConstants.CodeChallengeKey] = Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)));
            asked[OAuthConstants.CodeChallengeMethodKey] = OAuthConstants.CodeChallengeMethodS256;
        }

        if (settings.Profile == SsoProfile.Oidc)
        {
            var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
            asked[Nonce] = properties.Items[Nonce] = nonce;
        }

        properties.Items[Once] = await states.IssueAsync(Context.RequestAborted);
        GenerateCorrelationId(properties);
        asked["state"] = Options.StateDataFormat.Protect(properties);
        properties.SetParameter(Address, QueryHelpers.AddQueryString(addresses.Authorization, asked));
    }

    /// <summary>The browser is back.</summary>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var properties = One("state") is { Length: <= 8192 } state ? Options.StateDataFormat.Unprotect(state) : null;
        var outcome = properties is null ? new SsoOutcome.ReplayedOrForged("state") : await OutcomeAsync(properties);
        Note(outcome);

        // An answer to no question of ours leads to the entrance, which says so; it knows of no way back.
        if (properties?.RedirectUri is not { } back)
        {
            Response.Redirect(Lost);
            return HandleRequestResult.Handle();
        }

        var ticket = await handover.LeaveAsync(Context, outcome);
        Response.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["state"] = ticket, ["code"] = outcome is SsoOutcome.Declined ? null : "1" }));
        return HandleRequestResult.Handle();
    }

    private async Task<SsoOutcome> OutcomeAsync(AuthenticationProperties properties)
    {
        // Only in the browser that asked; its cookie is deleted by this.
        if (!ValidateCorrelationId(properties)) return new SsoOutcome.ReplayedOrForged("correlation");
        if (properties.IssuedUtc is not { } asked || server.Clock.GetUtcNow() - asked > Options.RemoteAuthenticationTimeout) return new SsoOutcome.ReplayedOrForged("state_age");

        // A browser can keep its cookie, so that an answer is worth one try is known here and not there.
        if (!properties.Items.TryGetValue(Once, out var once) || once is null || !await states.TakeAsync(once, Context.RequestAborted)) return new SsoOutcome.ReplayedOrForged("state_used");

        var known = await server.AddressesAsync(Context.RequestAborted);
        if (known.Value is not { } addresses) return known.Why ?? Unavailable("addresses");
        if (!IsFromTheIssuer(addresses)) return new SsoOutcome.ReplayedOrForged("iss");
        if (Request.Query.ContainsKey("error")) return Said(One("error"));
        if (One("code") is not { Length: > 0 and <= LongestCode } code || code.Any(char.IsControl)) return new SsoOutcome.ReplayedOrForged("code");

        properties.Items.TryGetValue(OAuthConstants.CodeVerifierKey, out var verifier);
        var exchanged = await server.ExchangeAsync(addresses, code, verifier, BuildRedirectUri(SsoOrigins.CallbackPath), Context.RequestAborted);
        return exchanged.Value is { } tokens ? await WhoAsync(addresses, tokens, properties) : exchanged.Why ?? Unavailable("token");
    }

    private async Task<SsoOutcome> WhoAsync(SsoAddresses addresses, SsoTokens tokens, AuthenticationProperties properties)
    {
        string? subject = null;
        if (settings.Profile == SsoProfile.Oidc)
        {
            properties.Items.TryGetValue(Nonce, out var nonce);
            var (about, wrong) = await SubjectAsync(addresses, tokens, nonce ?? "");
            if (wrong is not null) return wrong;

            subject = about;
        }

        var read = await server.UserDataAsync(addresses, tokens, Context.RequestAborted);
        if (read.Value is not { } data) return read.Why ?? Unavailable("user data");
        if (subject is not null && identities.SubjectOf(data.Data) != subject) return new SsoOutcome.ReplayedOrForged("sub");

        var outcome = identities.Of(data.Data);
        if (addresses.End is not null && outcome is SsoOutcome.Person or SsoOutcome.Corporation) exit.Remember(Context, tokens.Id);
        return outcome;
    }

    private async Task<(string? Subject, SsoOutcome? Wrong)> SubjectAsync(SsoAddresses addresses, SsoTokens tokens, string nonce)
    {
        var fault = IdToken.TryRead(tokens.Id, out var token);
        if (token is null) return (null, new SsoOutcome.ReplayedOrForged($"id_token {fault}"));

        var (key, silent) = await server.KeyAsync(addresses, token.KeyId, token.Algorithm, Context.RequestAborted);
        if (silent is not null) return (null, silent);

        fault = token.Check(key, new IdTokenDemands(settings.Authority, settings.ClientId, nonce), server.Clock.GetUtcNow(), out var subject);
        return subject is null ? (null, new SsoOutcome.ReplayedOrForged($"id_token {fault}")) : (subject, null);
    }

    // RFC 9207; where no issuer was agreed there is none to compare with.
    private bool IsFromTheIssuer(SsoAddresses addresses) =>
        Request.Query.ContainsKey("iss") ? settings.Authority.Length == 0 || One("iss") == settings.Authority : !addresses.SaysItsName;

    private static SsoOutcome Said(string? error) => error switch
    {
        "access_denied" => new SsoOutcome.Declined(),
        "temporarily_unavailable" or "server_error" => Unavailable("authorization"),
        "unauthorized_client" or "invalid_scope" or "unsupported_response_type" or "invalid_request" => new SsoOutcome.Failed(new PortFailure.Misconfigured("authorization")),
        _ => new SsoOutcome.Failed(new PortFailure.Refused("authorization")),
    };

    private static SsoOutcome.Failed Unavailable(string what) => new(new PortFailure.Unavailable(what, null));

    /// <summary>A parameter that comes once; null when it comes never or twice, so that nobody can hide one behind another.</summary>
    private string? One(string name) => Request.Query[name] is { Count: 1 } values ? values[0] : null;

    private void Note(SsoOutcome outcome)
    {
        switch (outcome)
        {
            case SsoOutcome.ReplayedOrForged forged:
                NoteRefused(Logger, forged.Check);
                break;
            case SsoOutcome.Failed { Why: PortFailure.Misconfigured misconfigured }:
                NoteMisconfigured(Logger, misconfigured.Code);
                break;
            case SsoOutcome.Failed failed:
                NoteFailed(Logger, failed.Why.GetType().Name);
                break;
            default:
                NoteAnswered(Logger, outcome.GetType().Name);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer of the government's sign-in was refused at its {Check}")]
    private static partial void NoteRefused(ILogger log, string check);

    [LoggerMessage(Level = LogLevel.Error, Message = "The government's sign-in is not set up as it has to be: {Code}")]
    private static partial void NoteMisconfigured(ILogger log, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The government's sign-in failed: {Failure}")]
    private static partial void NoteFailed(ILogger log, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The government's sign-in answered {Outcome}")]
    private static partial void NoteAnswered(ILogger log, string outcome);
}
