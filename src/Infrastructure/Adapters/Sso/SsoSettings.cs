using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>What the government's sign-in offers.</summary>
internal enum SsoProfile
{
    /// <summary>OpenID Connect: addresses by discovery, a signed ID token, user data.</summary>
    Oidc = 1,

    /// <summary>OAuth 2 only: configured addresses, a code and user data over TLS; nothing is signed.</summary>
    OAuth2UserInfo = 2,
}

/// <summary>How the client shows its secret.</summary>
internal enum SsoClientProof
{
    /// <summary>In the header Authorization.</summary>
    Basic = 1,

    /// <summary>In the form.</summary>
    Post = 2,
}

/// <summary>How sure the government has to be before somebody comes in: <c>Ports:Sso:Needed:Person</c> (L2) and <c>:Corporation</c> (L3).</summary>
internal sealed class SsoAssurance
{
    private readonly Assurance _person;
    private readonly Assurance _corporation;

    public SsoAssurance(IConfigurationSection settings) => (_person, _corporation) = (Of(settings["Needed:Person"], Assurance.L2), Of(settings["Needed:Corporation"], Assurance.L3));

    /// <summary>The outcome, or that it is not sure enough.</summary>
    public SsoOutcome Demand(SsoOutcome outcome) => outcome switch
    {
        SsoOutcome.Person person when person.Level < _person => new SsoOutcome.InsufficientAssurance(person.Level, _person),
        SsoOutcome.Corporation corporation when corporation.Level < _corporation => new SsoOutcome.InsufficientAssurance(corporation.Level, _corporation),
        _ => outcome,
    };

    /// <summary>What is wrong with the settings; a level that nobody knows would otherwise be the usual one.</summary>
    public static IEnumerable<string> MistakesOf(IConfigurationSection settings) =>
        from kind in new[] { "Needed:Person", "Needed:Corporation" }
        where settings[kind] is { Length: > 0 } level && AssuranceWords.Read(level) is null
        select $"Ports:Sso:{kind} is no level; there are: {AssuranceWords.All}.";

    private static Assurance Of(string? level, Assurance usual) => AssuranceWords.Read(level ?? "") ?? usual;
}

/// <summary>Levels as they are written.</summary>
internal static class AssuranceWords
{
    /// <summary>For an operator to read.</summary>
    public const string All = "L1, L2, L3, L4";

    /// <summary>The level of a word, L1 to L4 or 1 to 4; null for any other.</summary>
    public static Assurance? Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "L1" or "1" => Assurance.L1,
        "L2" or "2" => Assurance.L2,
        "L3" or "3" => Assurance.L3,
        "L4" or "4" => Assurance.L4,
        _ => null,
    };
}

/// <summary>The settings of the adapter <c>guangdong</c>, in <c>Ports:Sso</c>.</summary>
internal sealed class SsoSettings
{
    /// <summary>Value of <see cref="EndSessionEndpoint"/> for the address that discovery names.</summary>
    public const string Discovered = "discovery";

    private const string OidcWord = "oidc";
    private const string UserInfoWord = "oauth2-userinfo";
    private const string BasicWord = "basic";
    private const string PostWord = "post";

    private readonly IConfigurationSection _section;

    public SsoSettings(IConfigurationSection section)
    {
        _section = section;
        Profile = string.Equals(section["Profile"]?.Trim(), UserInfoWord, StringComparison.OrdinalIgnoreCase) ? SsoProfile.OAuth2UserInfo : SsoProfile.Oidc;
        ClientProof = string.Equals(section["ClientAuthentication"]?.Trim(), PostWord, StringComparison.OrdinalIgnoreCase) ? SsoClientProof.Post : SsoClientProof.Basic;
        (Authority, ClientId, ClientSecret) = (section["Authority"] ?? "", section["ClientId"] ?? "", section["ClientSecret"] ?? "");
        (AuthorizationEndpoint, TokenEndpoint, UserInfoEndpoint) = (section["AuthorizationEndpoint"] ?? "", section["TokenEndpoint"] ?? "", section["UserInfoEndpoint"] ?? "");
        EndSessionEndpoint = section["EndSessionEndpoint"] ?? "";
        Scope = section["Scope"] ?? (Profile == SsoProfile.Oidc ? "openid person corp" : "all");
        UsePkce = !string.Equals(section["Pkce"]?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the other side offers.</summary>
    public SsoProfile Profile { get; }

    /// <summary>How the client shows its secret.</summary>
    public SsoClientProof ClientProof { get; }

    /// <summary>The issuer, exactly as its tokens name it.</summary>
    public string Authority { get; }

    /// <summary>Our name there.</summary>
    public string ClientId { get; }

    /// <summary>Our secret there.</summary>
    public string ClientSecret { get; }

    /// <summary>Where the browser is sent; of the profile without discovery.</summary>
    public string AuthorizationEndpoint { get; }

    /// <summary>Where codes are exchanged; of the profile without discovery.</summary>
    public string TokenEndpoint { get; }

    /// <summary>Where the user data is; of the profile without discovery.</summary>
    public string UserInfoEndpoint { get; }

    /// <summary>Where the browser ends its session there; <see cref="Discovered"/> takes what discovery names, empty leaves that session alone.</summary>
    public string EndSessionEndpoint { get; }

    /// <summary>What is asked for.</summary>
    public string Scope { get; }

    /// <summary>Whether the code is tied to its question (RFC 7636).</summary>
    public bool UsePkce { get; }

    /// <summary>Further parameters of the question: <c>Ask:All:{name}</c>, and <c>Ask:Person:{name}</c> or <c>Ask:Corporation:{name}</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Asked(SsoSubjectKind kind) =>
        from section in new[] { _section.GetSection("Ask:All"), _section.GetSection($"Ask:{kind}") }
        from parameter in section.GetChildren()
        where parameter.Value is not null
        select KeyValuePair.Create(parameter.Key, parameter.Value ?? "");

    /// <summary>Names under which a field may come, the first that is there counts: <c>Fields:{field}</c>, separated by <c>|</c>; a dot leads into an object.</summary>
    public string[] NamesOf(string field, string usual) => (_section[$"Fields:{field}"] ?? usual).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The level that a value of the other side stands for: <c>Levels:{value}</c>; L1 to L4 and 1 to 4 need not be said. Null for a value that nobody explained.</summary>
    public Assurance? LevelOf(string value) => AssuranceWords.Read(_section[$"Levels:{value}"] ?? value);

    /// <summary>What is wrong: words that nobody knows, which would otherwise pass for the usual ones, and addresses that are not absolute, or not encrypted though they lie on another machine.</summary>
    public IEnumerable<string> Mistakes() =>
    [
        .. Unknown("Profile", OidcWord, UserInfoWord), .. Unknown("ClientAuthentication", BasicWord, PostWord), .. Unknown("Pkce", "true", "false"),
        .. _section.GetSection("Levels").GetChildren().Where(level => AssuranceWords.Read(level.Value ?? "") is null).Select(level => $"Ports:Sso:Levels:{level.Key} is no level; there are: {AssuranceWords.All}."),
        .. MistakesInAddresses(),
    ];

    private IEnumerable<string> Unknown(string setting, params string[] known)
    {
        if (_section[setting] is { Length: > 0 } word && !known.Contains(word.Trim(), StringComparer.OrdinalIgnoreCase)) yield return $"Ports:Sso:{setting} is unknown; there are: {string.Join(", ", known)}.";
    }

    private IEnumerable<string> MistakesInAddresses()
    {
        var names = Profile == SsoProfile.Oidc ? new[] { nameof(Authority) } : [nameof(AuthorizationEndpoint), nameof(TokenEndpoint), nameof(UserInfoEndpoint)];
        return names.Where(name => _section[name] is { Length: > 0 } address && !IsSafe(address)).Concat(EndSessionEndpoint is "" or Discovered || IsSafe(EndSessionEndpoint) ? [] : [nameof(EndSessionEndpoint)]).Select(name => $"Ports:Sso:{name} is no address of https.");
    }

    /// <summary>Whether nobody between can read along.</summary>
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <summary>Hosts to which the entrance may lead the browser: of the configured addresses, and <c>FormTargets</c> where the sign-in leads on to further ones.</summary>
    public IReadOnlyList<string> Origins() =>
    [
        .. new[] { Authority, AuthorizationEndpoint }.Concat(_section.GetSection("FormTargets").GetChildren().Select(child => child.Value ?? ""))
            .Where(IsSafe).Select(address => new Uri(address).GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}

/// <summary>Hosts of the government's sign-in to which a form of the entrance may lead; none while a stand-in serves.</summary>
/// <param name="Origins">As in <c>https://tyrz.example.gov.cn</c>.</param>
public sealed record SsoOrigins(IReadOnlyList<string> Origins)
{
    /// <summary>Where the other side sends the browser back to; the address to be registered there. Answered before anybody is known.</summary>
    public const string CallbackPath = "/sign-in/government";
}
