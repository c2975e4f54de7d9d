namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Sees identity numbers and phones in clear, each time with a reason that is kept (PLT-11).</summary>
    public const string UnmaskData = "privacy.unmask";
}
