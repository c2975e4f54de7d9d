using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>Asks whether somebody holds a phone, by the code that was sent to it (ACC-06).</summary>
public interface IPhoneProof
{
    /// <summary>Uses up the newest code of that phone and purpose that the calling browser asked for. The try is counted for good, whatever becomes of the command.</summary>
    /// <returns>Done; otherwise a refusal that does not say whether the phone is known.</returns>
    Task<Result> RedeemAsync(MobileNumber phone, CodePurpose purpose, string code, CancellationToken ct);
}
