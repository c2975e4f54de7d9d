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
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options)
{
    private BearerTokenOptions Options => options.Get(BearerTokenDefaults.AuthenticationScheme);

    /// <summary>Tokens of a session.</summary>
    public IssuedToken Issue(Session session)
    {
        var (now, life) = (TimeProvider.System.GetUtcNow(), Options.BearerTokenExpiration);
        return new IssuedToken(
            "Bearer",
            Options.BearerTokenProtector.Protect(TicketOf(session, now + life)),
            (long)life.TotalSeconds,
            Options.RefreshTokenProtector.Protect(TicketOf(session, now + Options.RefreshTokenExpiration)));
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
