using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ports;

/// <summary>
/// Checks that the person at the phone is the one on a document (OWN-02). The browser is sent to the provider and comes back; only what
/// is read afterwards counts. No picture ever passes through the platform.
/// </summary>
public interface IFaceCheck
{
    /// <summary>Begins a check of one person.</summary>
    /// <param name="subject">Whose name, number and face have to agree.</param>
    /// <param name="returnPath">Page of the platform to which the browser comes back.</param>
    /// <param name="ct">Stops waiting.</param>
    ValueTask<FaceCheckStart> StartAsync(FaceSubject subject, string returnPath, CancellationToken ct);

    /// <summary>What became of a check.</summary>
    ValueTask<FaceCheckResult> ReadAsync(string reference, CancellationToken ct);
}

/// <summary>Whose face is checked.</summary>
/// <param name="Name">姓名</param>
/// <param name="Document">证件</param>
public sealed record FaceSubject(string Name, IdDocument Document);

/// <summary>What became of beginning a check.</summary>
public abstract record FaceCheckStart
{
    private FaceCheckStart()
    {
    }

    /// <summary>The browser goes on at an address.</summary>
    /// <param name="Reference">How the provider calls the check.</param>
    /// <param name="Address">Where the browser goes on.</param>
    public sealed record Started(string Reference, string Address) : FaceCheckStart;

    /// <summary>A document of that kind cannot be checked by face.</summary>
    public sealed record NeedsOffline : FaceCheckStart;

    /// <summary>It was not begun.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : FaceCheckStart;
}

/// <summary>What a check says.</summary>
public abstract record FaceCheckResult
{
    private FaceCheckResult()
    {
    }

    /// <summary>Name, number and face are one living person.</summary>
    public sealed record Verified : FaceCheckResult;

    /// <summary>不匹配</summary>
    public sealed record Mismatch : FaceCheckResult;

    /// <summary>There is nothing to compare with (codes 2005, 2007, 2008, 2009 and 302 of the provider).</summary>
    public sealed record NeedsOffline : FaceCheckResult;

    /// <summary>Perhaps nobody alive sat before it, or somebody else's result came back.</summary>
    public sealed record Suspicious : FaceCheckResult;

    /// <summary>Aborted or unusable; may be tried again.</summary>
    public sealed record TryAgain : FaceCheckResult;

    /// <summary>Not finished.</summary>
    public sealed record Pending : FaceCheckResult;

    /// <summary>It cannot be read now.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : FaceCheckResult;
}
