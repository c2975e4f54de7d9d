using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>The face check as owners and proxies use it: limited a day, and its answers in the words of the domain.</summary>
public sealed class FaceChecks(IFaceCheck port, IAttempts attempts)
{
    private const int StartsADay = 10;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Begins a check; <see cref="BegunCheck.Reference"/> is null when a document of that kind cannot be checked.</summary>
    public async Task<Result<BegunCheck>> BeginAsync(Guid person, FaceSubject subject, string returnPath, CancellationToken ct)
    {
        if (!await attempts.CountAsync($"face:{person:N}", StartsADay, Day, ct)) return BindingErrors.TooOften;

        return await port.StartAsync(subject, returnPath, ct) switch
        {
            FaceCheckStart.Started started => new BegunCheck(started.Reference, started.Address),
            FaceCheckStart.NeedsOffline => new BegunCheck(null, null),
            _ => BindingErrors.CheckUnavailable,
        };
    }

    /// <summary>What a check said; a refusal while it says nothing.</summary>
    public async Task<Result<FaceVerdict>> ReadAsync(string reference, CancellationToken ct) => await port.ReadAsync(reference, ct) switch
    {
        FaceCheckResult.Verified => FaceVerdict.Verified,
        FaceCheckResult.Mismatch => FaceVerdict.Mismatch,
        FaceCheckResult.NeedsOffline => FaceVerdict.NoReference,
        FaceCheckResult.Suspicious => FaceVerdict.Suspicious,
        FaceCheckResult.TryAgain => FaceVerdict.Unusable,
        FaceCheckResult.Pending => BindingErrors.CheckPending,
        _ => BindingErrors.CheckUnavailable,
    };
}

/// <summary>A check that was begun.</summary>
/// <param name="Reference">How the provider calls it; null when a document of that kind cannot be checked.</param>
/// <param name="Address">Where the browser goes on.</param>
public sealed record BegunCheck(string? Reference, string? Address);
