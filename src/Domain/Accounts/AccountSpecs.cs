using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Questions about accounts, persons and codes.</summary>
public static class AccountSpecs
{
    private static readonly Role[] LeadingRoles = [.. Enum.GetValues<Role>().Where(role => Roles.Of(role).Leads)];

    /// <summary>One account.</summary>
    public static Specification<Account> ById(AccountId id) => new Specification<Account>().Where(a => a.Id == id);

    /// <summary>The living accounts of a phone in an audience; there is one at most.</summary>
    public static Specification<Account> ByPhone(Audience audience, BlindIndex phone) =>
        new Specification<Account>().Where(a => a.Audience == audience && a.PhoneIndex == phone);

    /// <summary>The living accounts of a phone in every audience.</summary>
    public static Specification<Account> ByPhone(BlindIndex phone) => new Specification<Account>().Where(a => a.PhoneIndex == phone).OrderBy(a => a.CreatedAt);

    /// <summary>The identities of a person (ACC-09).</summary>
    public static Specification<Account> BoundTo(PersonId person) =>
        new Specification<Account>().Where(a => a.PersonId == person && a.State == AccountState.Bound).OrderBy(a => a.CreatedAt);

    /// <summary>Living accounts of leading roles in a unit, one left out.</summary>
    public static Specification<Account> OtherLeadsOf(OrganisationId unit, AccountId leftOut) =>
        new Specification<Account>().Where(a => a.OrganisationId == unit && a.Id != leftOut && a.State != AccountState.Cancelled && LeadingRoles.Contains(a.Role));

    /// <summary>Living accounts of leading roles in a unit.</summary>
    public static Specification<Account> LeadsOf(OrganisationId unit) =>
        new Specification<Account>().Where(a => a.OrganisationId == unit && a.State != AccountState.Cancelled && LeadingRoles.Contains(a.Role)).OrderBy(a => a.CreatedAt);

    /// <summary>Accounts of a role in a unit that wait to be bound, the longest unreminded first.</summary>
    public static Specification<Account> WaitingAs(Role role, OrganisationId? unit) => new Specification<Account>()
        .Where(a => a.Role == role && a.State == AccountState.Preset && unit != null && a.OrganisationId == unit)
        .OrderBy(a => a.LastNudgedAt).OrderBy(a => a.CreatedAt);

    /// <summary>One person.</summary>
    public static Specification<Person> PersonById(PersonId id) => new Specification<Person>().Where(p => p.Id == id);

    /// <summary>The person with that document.</summary>
    public static Specification<Person> PersonByDocument(BlindIndex document) => new Specification<Person>().Where(p => p.DocumentIndex == document);

    /// <summary>The person who proved that phone.</summary>
    public static Specification<Person> PersonByPhone(BlindIndex phone) => new Specification<Person>().Where(p => p.PhoneIndex == phone);

    /// <summary>The person behind that WeChat.</summary>
    public static Specification<Person> PersonByOpenId(string openId) => new Specification<Person>().Where(p => p.OpenId == openId);

    /// <summary>The newest code that may still prove a phone.</summary>
    public static Specification<OneTimeCode> NewestCode(BlindIndex phone, CodePurpose purpose, string? browser) =>
        new Specification<OneTimeCode>().Where(c => c.PhoneIndex == phone && c.Purpose == purpose && (c.Browser == null || c.Browser == browser)).OrderByDescending(c => c.IssuedAt).Take(1);

    /// <summary>The codes that went to a phone since a moment.</summary>
    public static Specification<OneTimeCode> CodesSince(BlindIndex phone, DateTimeOffset since) =>
        new Specification<OneTimeCode>().Where(c => c.PhoneIndex == phone && c.IssuedAt > since);

    /// <summary>The changes to a role.</summary>
    public static Specification<RoleDefinition> Definition(Role role) => new Specification<RoleDefinition>().Where(d => d.Role == role);

    /// <summary>Living managers of any of these projects, one account left out.</summary>
    public static Specification<Account> ManagersOf(IReadOnlyCollection<ProjectId> projects, AccountId? leftOut = null) =>
        new Specification<Account>().Where(a => a.Role == Role.ProjectManager && a.State != AccountState.Cancelled && a.Id != leftOut && a.Projects.Any(served => projects.Contains(served.ProjectId)));

    /// <summary>The registration with that user name.</summary>
    public static Specification<InstitutionRegistration> RegistrationOf(string userName) => new Specification<InstitutionRegistration>().Where(r => r.UserName == userName);

    /// <summary>The registration that an account came of.</summary>
    public static Specification<InstitutionRegistration> RegistrationBehind(AccountId account) => new Specification<InstitutionRegistration>().Where(r => r.AccountId == account);

    /// <summary>The password with that user name, of an account that was preset.</summary>
    public static Specification<AccountPassword> PasswordNamed(string userName) => new Specification<AccountPassword>().Where(p => p.UserName == userName);

    /// <summary>The password of an account that was preset.</summary>
    public static Specification<AccountPassword> PasswordOf(AccountId account) => new Specification<AccountPassword>().Where(p => p.AccountId == account);

    /// <summary>The living accounts of a unit.</summary>
    public static Specification<Account> LivingOf(OrganisationId unit) => new Specification<Account>().Where(a => a.OrganisationId == unit && a.State != AccountState.Cancelled);

    /// <summary>The living accounts of a unit that serve a project.</summary>
    public static Specification<Account> ServingFor(OrganisationId unit, ProjectId project) => LivingOf(unit).Where(a => a.Projects.Any(served => served.ProjectId == project));
}
