namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Sees the dashboard of the own place (STA-05).</summary>
    public const string ViewDashboard = "statistics.dashboard";
}
