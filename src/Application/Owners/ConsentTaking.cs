using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Takes the consents of those who prove to be an owner or a proxy: to the texts in force, and to no others.</summary>
public sealed class ConsentTaking(IConsentTexts texts)
{
    /// <summary>Takes them.</summary>
    /// <param name="binding">Version of 身份绑定告知书 that was read.</param>
    /// <param name="face">Version of 人脸识别告知书 that was read; null when no face check is wanted.</param>
    /// <param name="now">When.</param>
    public Result<GivenConsents> Take(string? binding, string? face, DateTimeOffset now)
    {
        var register = texts.InForceAt(ConsentPurpose.Binding, now).AgreedTo(binding, now);
        if (register.Error is { } notAgreed) return notAgreed;
        if (face is null) return new GivenConsents(register.Value, null);

        var check = texts.InForceAt(ConsentPurpose.FaceCheck, now).AgreedTo(face, now);
        return check.Error is { } unread ? unread : new GivenConsents(register.Value, check.Value);
    }
}
