using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>用户名 of institutions that registered themselves and of people whom a superior preset: one range of names for both (ACC-19, ORG-06).</summary>
public sealed class UserNames(IRepository<InstitutionRegistration> registrations, IRepository<AccountPassword> passwords)
{
    /// <summary>Who signs in by that name: one of the two at most.</summary>
    public async Task<(InstitutionRegistration? Registration, AccountPassword? Preset)> FindAsync(string name, CancellationToken ct) =>
        await registrations.FirstOrDefaultAsync(AccountSpecs.RegistrationOf(name), ct) is { } registration
            ? (registration, null)
            : (null, await passwords.FirstOrDefaultAsync(AccountSpecs.PasswordNamed(name), ct));

    /// <summary>Whether somebody signs in by that name.</summary>
    public async Task<bool> AreTakenAsync(string name, CancellationToken ct) => await FindAsync(name, ct) is not (null, null);
}
