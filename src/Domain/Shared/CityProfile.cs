namespace PropertyPlatform.Domain.Shared;

/// <summary>By what people sign in at the PC of a city.</summary>
public enum SignInWay
{
    /// <summary>The government's sign-in alone.</summary>
    Sso = 1,

    /// <summary>User name and password alone, after registering as an institution.</summary>
    Password = 2,

    /// <summary>Either.</summary>
    Both = 3,
}

/// <summary>What an import of an enterprise's staff does to those who are there (AMB-03).</summary>
public enum StaffImportMode
{
    /// <summary>The sheet replaces them (ENT-15).</summary>
    Replace = 1,

    /// <summary>The sheet is added to them (ENT-22).</summary>
    Add = 2,
}

/// <summary>How the platform is set up for its city (ORG-06): what cities do differently, by version and date.</summary>
/// <param name="Version">Its name.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="SignIn">By what people sign in at the PC.</param>
/// <param name="WindowAcceptance">Whether paper is brought to an acceptance window (受理窗口) before a filing is reviewed.</param>
/// <param name="FilingAuthorities">备案机关, as filings offer them.</param>
/// <param name="StaffImport">What an import of staff does.</param>
public sealed record CityProfile(string Version, DateTimeOffset EffectiveFrom, SignInWay SignIn, bool WindowAcceptance, IReadOnlyList<string> FilingAuthorities, StaffImportMode StaffImport)
{
    /// <summary>Whether the government's sign-in is offered.</summary>
    public bool AdmitsSso => SignIn != SignInWay.Password;

    /// <summary>Whether institutions register themselves and sign in by password.</summary>
    public bool AdmitsPassword => SignIn != SignInWay.Sso;
}
