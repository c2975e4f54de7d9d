using System.Collections.Concurrent;
using System.Security.Cryptography;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Adapters.FaceCheck;

/// <summary>Answers that somebody at the stand-in's page can choose.</summary>
public enum FaceAnswer
{
    /// <summary>通过</summary>
    Pass = 1,

    /// <summary>不匹配</summary>
    Mismatch = 2,

    /// <summary>库中无照片</summary>
    NoPhoto = 3,

    /// <summary>疑似攻击</summary>
    Attack = 4,

    /// <summary>超时</summary>
    Timeout = 5,
}

/// <summary>
/// Stand-in of the face check: nobody looks at a face, a page below <c>/dev</c> asks which answer to give. A check lives two hours as the
/// provider's does, in the memory of this process; until somebody answers it stays unfinished, so that without the page nothing is ever proved.
/// </summary>
[StandIn("FaceCheck")]
public sealed class LocalFaceCheck(TimeProvider clock) : IFaceCheck
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<string, Check> _checks = new();

    /// <inheritdoc/>
    public ValueTask<FaceCheckStart> StartAsync(FaceSubject subject, string returnPath, CancellationToken ct)
    {
        if (subject.Document.Type != DocumentType.ResidentId) return ValueTask.FromResult<FaceCheckStart>(new FaceCheckStart.NeedsOffline());

        Forget();
        var reference = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _checks[reference] = new Check(Masking.Name(subject.Name), subject.Document.Masked, returnPath, clock.GetUtcNow() + Life, null);
        return ValueTask.FromResult<FaceCheckStart>(new FaceCheckStart.Started(reference, $"/dev/face/{reference}"));
    }

    /// <inheritdoc/>
    public ValueTask<FaceCheckResult> ReadAsync(string reference, CancellationToken ct) => ValueTask.FromResult<FaceCheckResult>(
        !_checks.TryGetValue(reference, out var check) || check.Until <= clock.GetUtcNow() ? new FaceCheckResult.TryAgain() : check.Answer switch
        {
            FaceAnswer.Pass => new FaceCheckResult.Verified(),
            FaceAnswer.Mismatch => new FaceCheckResult.Mismatch(),
            FaceAnswer.NoPhoto => new FaceCheckResult.NeedsOffline(),
            FaceAnswer.Attack => new FaceCheckResult.Suspicious(),
            FaceAnswer.Timeout => new FaceCheckResult.TryAgain(),
            _ => new FaceCheckResult.Pending(),
        });

    /// <summary>Whose check it is, masked, and where the browser goes back to; null when there is none.</summary>
    public (string Name, string Document, string ReturnPath)? Find(string reference) =>
        _checks.TryGetValue(reference, out var check) ? (check.Name, check.Document, check.ReturnPath) : null;

    /// <summary>Answers a check; the last answer before it is read counts.</summary>
    /// <returns>Where the browser goes back to; null when there is no such check.</returns>
    public string? Answer(string reference, FaceAnswer answer)
    {
        if (!_checks.TryGetValue(reference, out var check)) return null;

        _checks[reference] = check with { Answer = answer };
        return check.ReturnPath;
    }

    private void Forget()
    {
        foreach (var (reference, check) in _checks)
        {
            if (check.Until <= clock.GetUtcNow()) _checks.TryRemove(reference, out _);
        }
    }

    private sealed record Check(string Name, string Document, string ReturnPath, DateTimeOffset Until, FaceAnswer? Answer);
}
