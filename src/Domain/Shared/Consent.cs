namespace PropertyPlatform.Domain.Shared;

/// <summary>What a person is asked to agree to.</summary>
public enum ConsentPurpose
{
    /// <summary>身份绑定告知书: identity and phone are compared with the register.</summary>
    Binding = 1,

    /// <summary>人脸识别告知书: a separate consent, as a face is sensitive (PIPL art. 29); it can be refused.</summary>
    FaceCheck = 2,

    /// <summary>机构注册协议</summary>
    Registration = 3,
}

/// <summary>A text that a person agrees to, in one version of it.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Version">Its name, at most <see cref="VersionLength"/> characters.</param>
/// <param name="EffectiveFrom">From when it holds, until the next version does.</param>
/// <param name="Title">Its title.</param>
/// <param name="Paragraphs">What it says.</param>
public sealed record ConsentText(ConsentPurpose Purpose, string Version, DateTimeOffset EffectiveFrom, string Title, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Longest name of a version.</summary>
    public const int VersionLength = 20;

    /// <summary>Takes the consent of somebody who has read a version.</summary>
    /// <param name="version">The version that was read; null or empty when nothing was agreed to.</param>
    /// <param name="now">When.</param>
    /// <returns>The consent; <see cref="ConsentErrors.Missing"/> without a version, <see cref="ConsentErrors.Outdated"/> when another was read than this one.</returns>
    public Result<Consent> AgreedTo(string? version, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(version)) return ConsentErrors.Missing;

        return version == Version ? new Consent(Purpose, Version, now) : ConsentErrors.Outdated;
    }
}

/// <summary>What somebody agreed to.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Version">Which version of the text.</param>
/// <param name="At">When.</param>
public sealed record Consent(ConsentPurpose Purpose, string Version, DateTimeOffset At);

/// <summary>What a consent can be refused for.</summary>
public static class ConsentErrors
{
    /// <summary>The text was not agreed to.</summary>
    public static readonly Error Missing = Error.Invalid("consent.missing", "Read the text in force and agree to it first.");

    /// <summary>What was read is not the version in force.</summary>
    public static readonly Error Outdated = Error.Rule("consent.outdated", "The text has changed; read the version in force and agree to it.");
}
