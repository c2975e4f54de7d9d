using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using PropertyPlatform.Application.Accounts;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>A bearer token for REST.</summary>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="AccessToken">Goes into the header Authorization.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="RefreshToken">Buys the next access token.</param>
public sealed record IssuedToken(string TokenType, string AccessToken, long ExpiresIn, string RefreshToken);

/// <summary>Issues the opaque tokens that ASP.NET's bearer handler reads (decision 28). Their life runs on the system's clock, whatever the platform's clock says.</summary>
/// <param name="options">How tokens are sealed.</param>
/// <param name="policies">How long they live.</param>
/// <param name="clock">Which policy is in force.</param>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, ISignInPolicies policies, TimeProvider clock)
{
    private BearerTokenOptions Options => options.Get(BearerTokenDefaults.AuthenticationScheme);

    /// <summary>Tokens of a session.</summary>
    public IssuedToken Issue(Session session)
    {
        var (now, lives) = (TimeProvider.System.GetUtcNow(), policies.InForceAt(clock.GetUtcNow()).Session);
        return new IssuedToken(
            "Bearer",
            Options.BearerTokenProtector.Protect(TicketOf(session, now + lives.Token)),
            (long)lives.Token.TotalSeconds,
            Options.RefreshTokenProtector.Protect(TicketOf(session, now + lives.Refresh)));
    }

    /// <summary>The session of a refresh token; null when it is none or too old.</summary>
    public Session? Read(string refreshToken)
    {
        var ticket = Options.RefreshTokenProtector.Unprotect(refreshToken);
        return ticket is { Properties.ExpiresUtc: { } expires } && TimeProvider.System.GetUtcNow() < expires ? ticket.Principal.ToSession() : null;
    }

    private static AuthenticationTicket TicketOf(Session session, DateTimeOffset expires) => new(
        session.ToPrincipal(BearerTokenDefaults.AuthenticationScheme),
        new AuthenticationProperties { ExpiresUtc = expires },
        BearerTokenDefaults.AuthenticationScheme);
}
