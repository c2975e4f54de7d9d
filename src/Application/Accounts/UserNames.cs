using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>用户名 of institutions that registered themselves and of people whom a superior preset: one range of names for both (ACC-19, ORG-06).</summary>
public sealed class UserNames(IRepository<InstitutionRegistration> registrations, IRepository<AccountPassword> passwords)
{
    /// <summary>What an institution's name must be, for its form.</summary>
    public const string Rule = "用户名为统一社会信用代码，或 4 至 30 位字母、数字、“-”“_”，以字母开头";

    /// <summary>
    /// Whether a name that somebody chose may be kept, which it is in clear: letters, digits, - and _, a letter first, so that nobody's phone or identity number becomes one.
    /// </summary>
    public static bool AreFit(string? name) =>
        name?.Trim() is { Length: >= 4 and <= 30 } text && char.IsAsciiLetter(text[0]) && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');

    /// <summary>Whether an institution may keep a name: one as above, or a 统一社会信用代码.</summary>
    public static bool AreFitOrCode(string? name) => AreFit(name) || UnifiedSocialCreditCode.TryParse(name) is not null;

    /// <summary>Whether what was given as the code of a unit is somebody's phone or identity number.</summary>
    public static bool ArePersonal(string? code) => MobileNumber.TryParse(code) is not null || IdDocument.TryParse(DocumentType.ResidentId, code) is not null;

    /// <summary>Who signs in by that name: one of the two at most.</summary>
    public async Task<(InstitutionRegistration? Registration, AccountPassword? Preset)> FindAsync(string name, CancellationToken ct) =>
        await registrations.FirstOrDefaultAsync(AccountSpecs.RegistrationOf(name), ct) is { } registration
            ? (registration, null)
            : (null, await passwords.FirstOrDefaultAsync(AccountSpecs.PasswordNamed(name), ct));

    /// <summary>Whether somebody signs in by that name.</summary>
    public async Task<bool> AreTakenAsync(string name, CancellationToken ct) => await FindAsync(name, ct) is not (null, null);
}
