using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>机构注册 of a developer, a property enterprise or a committee: complete at once, no review (ACC-15…18). The contact's phone is proved by a code, for it resets the password later.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">单位名称</param>
/// <param name="Code">统一社会信用代码 or 机构代码; the user name where no other is given.</param>
/// <param name="Place">Code of the community it sits in.</param>
/// <param name="IsLocal">是否本地企业; asked of enterprises.</param>
/// <param name="LegalRepresentative">法定代表人</param>
/// <param name="ContactPerson">联系人</param>
/// <param name="ContactPhone">联系电话</param>
/// <param name="PhoneCode">短信验证码</param>
/// <param name="Address">地址</param>
/// <param name="Password">密码</param>
/// <param name="Agreement">Version of 《机构注册协议》 that was agreed to; null when it was not.</param>
/// <param name="Documents">要件</param>
/// <param name="UserName">用户名 of a developer, who may take another one than the code (AMB-15); null or empty for the code.</param>
[Anonymous("Institutions sign themselves up on the public portal.")]
public sealed record RegisterInstitution(
    InstitutionKind Kind, string Name, string Code, string Place, bool? IsLocal, string LegalRepresentative, string ContactPerson, string ContactPhone, string PhoneCode, string Address, string Password,
    string? Agreement, IReadOnlyList<RegistrationDocument> Documents, string? UserName = null) : ICommand<InstitutionRegistrationId>
{
    /// <summary>Never shows a password or a phone: requests may be logged.</summary>
    public override string ToString() => $"{nameof(RegisterInstitution)} {Kind}";
}

/// <summary>A file of the registration.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Content">A stream that can seek.</param>
public sealed record RegistrationDocument(string FileName, Stream Content);

/// <summary>What a registration does in other contexts: the unit and its files.</summary>
public interface IInstitutions
{
    /// <summary>Enters the unit into the registry, within the command's transaction.</summary>
    Task<Result<Unit>> EnterAsync(RegisterInstitution form, CancellationToken ct);

    /// <summary>Corrects the unit's entry, within the command's transaction; refused when either part was changed since it was read.</summary>
    Task<Result> CorrectAsync(InstitutionRegistration registration, CorrectMyRegistration form, CancellationToken ct);

    /// <summary>Keeps the files, within the command's transaction.</summary>
    Task<Result> KeepAsync(InstitutionRegistrationId registration, IReadOnlyList<RegistrationDocument> documents, CancellationToken ct);
}

/// <summary>Makes and checks the salted hashes of passwords.</summary>
public interface IPasswordHashes
{
    /// <summary>A hash with a salt of its own.</summary>
    string Of(string password);

    /// <summary>Whether the password is the one of the hash.</summary>
    bool Match(string hash, string password);

    /// <summary>A password that nobody chose, to be handed over and exchanged.</summary>
    string Draw();
}

internal sealed class RegisterInstitutionValidator : AbstractValidator<RegisterInstitution>
{
    public RegisterInstitutionValidator(ISignInPolicies policies, TimeProvider clock)
    {
        RuleFor(c => c.Kind).IsInEnum().WithMessage("请选择机构类型");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写单位名称").MaximumLength(Organisation.NameLength).WithMessage("单位名称过长");
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写统一社会信用代码或机构代码").MaximumLength(30).WithMessage("代码过长").Must(code => !UserNames.ArePersonal(code)).WithMessage("请填写单位的代码，不能填写手机号码或身份证号码");
        RuleFor(c => c.UserName).Must(UserNames.AreFitOrCode).When(c => !string.IsNullOrWhiteSpace(c.UserName) && InstitutionRegistration.NameOf(c.UserName) != InstitutionRegistration.NameOf(c.Code)).WithMessage(UserNames.Rule);
        RuleFor(c => c.Place).Must(Jurisdiction.IsCode).WithMessage("请选择所在社区");
        RuleFor(c => c.IsLocal).NotNull().When(c => c.Kind == InstitutionKind.Enterprise).WithMessage("请选择是否本地企业");
        RuleFor(c => c.LegalRepresentative).NotEmpty().WithMessage("请填写法定代表人").MaximumLength(Person.NameLength).WithMessage("法定代表人过长");
        RuleFor(c => c.ContactPerson).NotEmpty().WithMessage("请填写联系人").MaximumLength(Person.NameLength).WithMessage("联系人过长");
        RuleFor(c => c.ContactPhone).MobilePhone();
        RuleFor(c => c.PhoneCode).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
        RuleFor(c => c.Address).NotEmpty().WithMessage("请填写地址").MaximumLength(200).WithMessage("地址过长");
        RuleFor(c => c.Password).KeepsTheRule(policies, clock);
        RuleFor(c => c.Documents).Must(documents => documents is { Count: <= 20 }).WithMessage("要件过多");
    }
}

internal sealed class RegisterInstitutionHandler(
    IRepository<InstitutionRegistration> registrations, IRepository<Account> accounts, UserNames names, IInstitutions institutions, IPasswordHashes hashes, IPhoneProof proof, KnownPersons persons, SeatFinder seats,
    IPersonalDataIndex index, ICityProfile city, IConsentTexts texts, TimeProvider clock) : ICommandHandler<RegisterInstitution, InstitutionRegistrationId>
{
    public async Task<Result<InstitutionRegistrationId>> Handle(RegisterInstitution command, CancellationToken cancellationToken)
    {
        if (!city.InForceAt(clock.GetUtcNow()).AdmitsPassword) return AccountErrors.PasswordNotHere;
        if (command.Agreement is null) return AccountErrors.NoConsent;

        var agreed = texts.InForceAt(ConsentPurpose.Registration, clock.GetUtcNow()).AgreedTo(command.Agreement, clock.GetUtcNow());
        if (agreed.Error is { } notAgreed) return notAgreed;
        if (command.Documents.Count == 0) return AccountErrors.DocumentsMissing;
        if (MobileNumber.TryParse(command.ContactPhone) is not { } number) return AccountErrors.BadPhone;
        if ((await proof.RedeemAsync(number, CodePurpose.Identity, command.PhoneCode, cancellationToken)).Error is { } unproved) return unproved;

        var (role, now) = (RoleOf(command.Kind), clock.GetUtcNow());
        var free = await seats.FreePhoneAsync(role, number.Digits, cancellationToken);
        if (free.Error is { } taken) return taken;

        var entered = await institutions.EnterAsync(command, cancellationToken);
        if (entered.Error is { } notEntered) return notEntered;

        var phone = new IndexedPhone(number, index.Of(number));
        var unit = entered.Value;
        var opened = Account.PresetBySystem(new Seat(role, unit.Id, unit.Kind, unit.Jurisdiction), command.ContactPerson, phone, null, [], now);
        if (opened.Error is { } refused) return refused;
        if (opened.Value.Bind(await persons.ProvedAsync(command.ContactPerson, phone, cancellationToken), now).Error is { } notBound) return notBound;

        var facts = new InstitutionFacts(command.Kind, command.IsLocal, command.LegalRepresentative, command.Documents.Count);
        var id = InstitutionRegistrationId.New();
        var registered = InstitutionRegistration.Register(id, facts, command.Code, command.UserName, hashes.Of(command.Password), agreed.Value, unit.Id, accounts.Add(opened.Value).Id, now);
        if (registered.Error is { } notRegistered) return notRegistered;
        if (await names.AreTakenAsync(registered.Value.UserName, cancellationToken)) return AccountErrors.UserNameTaken;
        if ((await institutions.KeepAsync(id, command.Documents, cancellationToken)).Error is { } notKept) return notKept;

        return registrations.Add(registered.Value).Id;
    }

    private static Role RoleOf(InstitutionKind kind) => kind switch
    {
        InstitutionKind.Developer => Role.Developer,
        InstitutionKind.Enterprise => Role.EntLead,
        _ => Role.Director,
    };
}
