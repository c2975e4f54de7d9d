using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Identity of a registration.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct InstitutionRegistrationId(Guid Value) : IEntityId<InstitutionRegistrationId>
{
    /// <inheritdoc/>
    public static InstitutionRegistrationId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static InstitutionRegistrationId New() => new(Guid.CreateVersion7());
}

/// <summary>Who registers on the public portal.</summary>
public enum InstitutionKind
{
    /// <summary>开发商</summary>
    Developer = 1,

    /// <summary>物业公司</summary>
    Enterprise = 2,

    /// <summary>业委会</summary>
    Committee = 3,
}

/// <summary>What an institution says of itself.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsLocal">是否本地企业, which later selects the filing form (ENT-10); null where it is not asked.</param>
/// <param name="LegalRepresentative">法定代表人</param>
/// <param name="Documents">Number of 要件 handed in.</param>
public sealed record InstitutionFacts(InstitutionKind Kind, bool? IsLocal, string LegalRepresentative, int Documents);

/// <summary>机构注册: an institution that signed itself up, with its user name, its password's hash and the agreement it consented to (ACC-15…19). Complete at once; there is no review.</summary>
public sealed class InstitutionRegistration : AggregateRoot<InstitutionRegistrationId>
{
    private InstitutionRegistration() => (UserName, PasswordHash, LegalRepresentative, AgreementVersion) = ("", "", "", "");

    /// <summary>用户名: the 统一社会信用代码 or 机构代码, or what a developer chose; unique.</summary>
    public string UserName { get; private set; }

    /// <summary>Salted hash of the password.</summary>
    public string PasswordHash { get; private set; }

    /// <summary>Since when the password holds.</summary>
    public DateTimeOffset PasswordSetAt { get; private set; }

    /// <summary>What it is.</summary>
    public InstitutionKind Kind { get; private set; }

    /// <summary>是否本地企业; null where it is not asked.</summary>
    public bool? IsLocal { get; private set; }

    /// <summary>法定代表人</summary>
    public string LegalRepresentative { get; private set; }

    /// <summary>The unit that came of it.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The account that it signs in to.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>Which agreement was consented to.</summary>
    public string AgreementVersion { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ConsentedAt { get; private set; }

    /// <summary>Registers an institution, which signs in by its code; a developer may take another name (AMB-15).</summary>
    /// <returns>The registration; <see cref="AccountErrors.DocumentsMissing"/> without 要件, <see cref="AccountErrors.UserNameFixed"/> when somebody who is no developer asks for another name than the code.</returns>
    public static Result<InstitutionRegistration> Register(
        InstitutionRegistrationId id, InstitutionFacts facts, string code, string? userName, string passwordHash, Consent agreement, OrganisationId organisation, AccountId account, DateTimeOffset now)
    {
        var name = NameOf(userName) is { Length: > 0 } asked ? asked : NameOf(code);
        if (facts.Documents == 0) return AccountErrors.DocumentsMissing;
        if (name != NameOf(code) && facts.Kind != InstitutionKind.Developer) return AccountErrors.UserNameFixed;

        var registration = new InstitutionRegistration
        {
            Id = id,
            UserName = name,
            PasswordHash = passwordHash,
            PasswordSetAt = now,
            Kind = facts.Kind,
            IsLocal = facts.IsLocal,
            LegalRepresentative = facts.LegalRepresentative,
            OrganisationId = organisation,
            AccountId = account,
            AgreementVersion = agreement.Version,
            ConsentedAt = agreement.At,
        };
        registration.Raise(new InstitutionRegistered(id, facts.Kind, registration.UserName, organisation, account, agreement.Version, now));
        return registration;
    }

    /// <summary>Corrects the registration. A developer may sign in by another name; an enterprise and a committee keep their code (AMB-15).</summary>
    /// <param name="userName">用户名; null leaves it.</param>
    /// <param name="legalRepresentative">法定代表人</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="AccountErrors.UserNameFixed"/> when another user name is asked for by somebody who is no developer.</returns>
    public Result Correct(string? userName, string legalRepresentative, DateTimeOffset now)
    {
        var (before, after) = (UserName, NameOf(userName) is { Length: > 0 } asked ? asked : UserName);
        if (after != before && Kind != InstitutionKind.Developer) return AccountErrors.UserNameFixed;

        var representativeChanged = LegalRepresentative != legalRepresentative;
        (UserName, LegalRepresentative) = (after, legalRepresentative);
        Raise(new InstitutionCorrected(Id, before, after, representativeChanged, now));
        return Result.Done;
    }

    /// <summary>A user name as it is kept: without surrounding space, in capitals.</summary>
    public static string NameOf(string? typed) => Normalised.Text(typed).ToUpperInvariant();

    /// <summary>Sets another password.</summary>
    public void ChangePassword(string passwordHash, DateTimeOffset now)
    {
        (PasswordHash, PasswordSetAt) = (passwordHash, now);
        Raise(new InstitutionPasswordChanged(Id, now));
    }
}

/// <summary>An institution registered itself.</summary>
[EventName("accounts.institution_registered")]
public sealed record InstitutionRegistered(
    InstitutionRegistrationId Registration, InstitutionKind Kind, string UserName, OrganisationId Organisation, AccountId Account, string Agreement, DateTimeOffset At) : IDomainEvent;

/// <summary>An institution got another password.</summary>
[EventName("accounts.institution_password_changed")]
public sealed record InstitutionPasswordChanged(InstitutionRegistrationId Registration, DateTimeOffset At) : IDomainEvent;

/// <summary>An institution corrected what it said of itself.</summary>
[EventName("accounts.institution_corrected")]
public sealed record InstitutionCorrected(InstitutionRegistrationId Registration, string UserNameBefore, string UserName, bool LegalRepresentativeChanged, DateTimeOffset At) : IDomainEvent;
