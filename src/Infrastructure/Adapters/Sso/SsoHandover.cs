using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Tokens;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>
/// Carries an outcome from where the other side's answer arrives to the page that completes the sign-in: in a cookie of five minutes that
/// only this platform can read. The address that leads to the page names the same ticket, which is taken once, whatever cookie the browser keeps.
/// </summary>
internal sealed class SsoHandover(ISignInStates states)
{
    /// <summary>The cookie's scheme; nobody is signed in to the platform by it.</summary>
    public const string Scheme = "sso-handover";

    /// <summary>How long the way from one page to the next may take.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string Ticket = "ticket";
    private const string Outcome = "outcome";

    /// <summary>Lays the outcome into the cookie.</summary>
    /// <returns>The ticket that the address has to name.</returns>
    public async Task<string> LeaveAsync(HttpContext context, SsoOutcome outcome)
    {
        var ticket = await states.IssueAsync(context.RequestAborted);
        var holder = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Ticket, ticket), new Claim(Outcome, JsonSerializer.Serialize(Written.Of(outcome)))], Scheme));
        await context.SignInAsync(Scheme, holder);
        return ticket;
    }

    /// <summary>Takes the outcome out of the cookie; null when there is none of that ticket.</summary>
    public async Task<SsoOutcome?> TakeAsync(HttpContext context, string ticket)
    {
        var found = await context.AuthenticateAsync(Scheme);
        await context.SignOutAsync(Scheme);
        if (found.Principal?.FindFirstValue(Ticket) is not { Length: > 0 } left || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(ticket))) return null;
        if (!await states.TakeAsync(ticket, context.RequestAborted)) return null;

        return found.Principal.FindFirstValue(Outcome) is { } text ? JsonSerializer.Deserialize<Written>(text)?.Read() : null;
    }

    private sealed record Who(string Name, DocumentType? Type, string? Number, string? Mobile)
    {
        public IdDocument? Document => Type is { } type ? IdDocument.TryParse(type, Number) : null;

        public MobileNumber? Phone => MobileNumber.TryParse(Mobile);

        public static Who Of(string name, IdDocument? document, MobileNumber? mobile) => new(name, document?.Type, document?.Number, mobile?.Digits);
    }

    private sealed record Written(string Kind)
    {
        public string Subject { get; init; } = "";

        public Assurance Level { get; init; }

        public Assurance Needed { get; init; }

        public Who? Natural { get; init; }

        public string? Code { get; init; }

        public string? CorpName { get; init; }

        public string? Why { get; init; }

        public static Written Of(SsoOutcome outcome) => outcome switch
        {
            SsoOutcome.Person one => new(nameof(SsoOutcome.Person)) { Subject = one.Subject, Level = one.Level, Natural = Who.Of(one.Name, one.Document, one.Mobile) },
            SsoOutcome.Corporation one => new(nameof(SsoOutcome.Corporation))
            {
                Subject = one.Subject,
                Level = one.Level,
                Code = one.Code.Value,
                CorpName = one.Name,
                Natural = Who.Of(one.Agent.Name, one.Agent.Document, one.Agent.Mobile),
            },
            SsoOutcome.Declined => new(nameof(SsoOutcome.Declined)),
            SsoOutcome.InsufficientAssurance weak => new(nameof(SsoOutcome.InsufficientAssurance)) { Level = weak.Had, Needed = weak.Needed },
            SsoOutcome.ReplayedOrForged forged => new(nameof(SsoOutcome.ReplayedOrForged)) { Why = forged.Check },
            SsoOutcome.Failed { Why: PortFailure.Misconfigured } => new(nameof(PortFailure.Misconfigured)),
            SsoOutcome.Failed { Why: PortFailure.Refused refused } => new(nameof(PortFailure.Refused)) { Why = refused.Reason },
            SsoOutcome.Failed { Why: PortFailure.QuotaExhausted } => new(nameof(PortFailure.QuotaExhausted)),
            _ => new(nameof(PortFailure.Unavailable)),
        };

        public SsoOutcome? Read() => Kind switch
        {
            nameof(SsoOutcome.Person) when Natural is { Document: { } document } who => new SsoOutcome.Person(Subject, who.Name, document, who.Phone, Level),
            nameof(SsoOutcome.Corporation) when Natural is { } who && UnifiedSocialCreditCode.TryParse(Code) is { } code =>
                new SsoOutcome.Corporation(Subject, code, CorpName ?? "", new CorporateAgent(who.Name, who.Document, who.Phone), Level),
            nameof(SsoOutcome.Declined) => new SsoOutcome.Declined(),
            nameof(SsoOutcome.InsufficientAssurance) => new SsoOutcome.InsufficientAssurance(Level, Needed),
            nameof(SsoOutcome.ReplayedOrForged) => new SsoOutcome.ReplayedOrForged(Why ?? ""),
            nameof(PortFailure.Misconfigured) => new SsoOutcome.Failed(new PortFailure.Misconfigured("sso")),
            nameof(PortFailure.Refused) => new SsoOutcome.Failed(new PortFailure.Refused(Why ?? "")),
            nameof(PortFailure.QuotaExhausted) => new SsoOutcome.Failed(new PortFailure.QuotaExhausted(QuotaScope.Account, null)),
            nameof(PortFailure.Unavailable) => new SsoOutcome.Failed(new PortFailure.Unavailable("sso", null)),
            _ => null,
        };
    }
}
