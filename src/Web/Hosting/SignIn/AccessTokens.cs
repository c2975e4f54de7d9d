using System.Globalization;
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

/// <summary>What a refresh token says.</summary>
/// <param name="Session">Its session.</param>
/// <param name="Number">Which of the session's refresh tokens it is, from 0.</param>
public sealed record Renewal(Session Session, int Number);

/// <summary>Issues the opaque tokens that ASP.NET's bearer handler reads (decision 28). Their life runs on the system's clock, whatever the platform's clock says.</summary>
/// <param name="options">How tokens are sealed.</param>
/// <param name="policies">How long they live.</param>
/// <param name="clock">Which policy is in force.</param>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, ISignInPolicies policies, TimeProvider clock)
{
    private const string Number = "number";

    private BearerTokenOptions Options => options.Get(BearerTokenDefaults.AuthenticationScheme);

    /// <summary>Tokens of a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="number">Which of its refresh tokens this one is.</param>
    public IssuedToken Issue(Session session, int number = 0)
    {
        var (now, lives) = (TimeProvider.System.GetUtcNow(), policies.InForceAt(clock.GetUtcNow()).Session);
        return new IssuedToken(
            "Bearer",
            Options.BearerTokenProtector.Protect(TicketOf(session, now, lives.Token)),
            (long)lives.Token.TotalSeconds,
            Options.RefreshTokenProtector.Protect(TicketOf(session, now, lives.Refresh, number)));
    }

    /// <summary>What a refresh token says; null when it is none or too old. A shorter life that the city lays down holds for earlier ones as well.</summary>
    public Renewal? Read(string refreshToken)
    {
        var (ticket, now) = (Options.RefreshTokenProtector.Unprotect(refreshToken), TimeProvider.System.GetUtcNow());
        if (ticket is not { Properties: { ExpiresUtc: { } expires, IssuedUtc: { } issued } properties } || now >= expires || now >= issued + policies.InForceAt(clock.GetUtcNow()).Session.Refresh) return null;
        if (!properties.Items.TryGetValue(Number, out var text) || !int.TryParse(text, CultureInfo.InvariantCulture, out var number)) return null;

        return ticket.Principal.ToSession() is { } session ? new Renewal(session, number) : null;
    }

    private static AuthenticationTicket TicketOf(Session session, DateTimeOffset now, TimeSpan life, int? number = null)
    {
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + life };
        if (number is { } one) properties.Items[Number] = one.ToString(CultureInfo.InvariantCulture);
        return new AuthenticationTicket(session.ToPrincipal(BearerTokenDefaults.AuthenticationScheme), properties, BearerTokenDefaults.AuthenticationScheme);
    }
}
