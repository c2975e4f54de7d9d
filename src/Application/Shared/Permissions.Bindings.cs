namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>See the owners of the own scope and who is bound.</summary>
    public const string ViewOwners = "owners.view";

    /// <summary>Find owners whose face check failed and record their offline certification (OWN-03, OWN-04).</summary>
    public const string CertifyOwners = "owners.certify";

    /// <summary>Confirm or refuse what another officer recorded (decision 12).</summary>
    public const string ConfirmCertifications = "owners.confirm_certification";

    /// <summary>Review the letter of a proxy whose face could not be checked (OWN-05).</summary>
    public const string ReviewProxies = "owners.review_proxies";

    /// <summary>Ask whether somebody is an owner of an area (OWN-09).</summary>
    public const string VerifyOwners = "owners.verify";
}
