namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Publishes notices, urges, and sees what became of them.</summary>
    public const string PublishNotices = "notices.publish";
}
