using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Organisations;

/// <summary>Identity of an organisation.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct OrganisationId(Guid Value) : IEntityId<OrganisationId>
{
    /// <inheritdoc/>
    public static OrganisationId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static OrganisationId New() => new(Guid.CreateVersion7());
}

/// <summary>The types of the registry (ORG-03).</summary>
public enum OrganisationType
{
    /// <summary>市局、市中心</summary>
    CityAuthority = 1,

    /// <summary>区主管部门、区中心</summary>
    DistrictAuthority = 2,

    /// <summary>街道办事处</summary>
    StreetOffice = 3,

    /// <summary>社区工作站</summary>
    CommunityStation = 4,

    /// <summary>物业服务企业</summary>
    Enterprise = 10,

    /// <summary>分公司</summary>
    Branch = 11,

    /// <summary>业主委员会</summary>
    Committee = 20,

    /// <summary>筹备组</summary>
    PreparatoryGroup = 21,

    /// <summary>业主监事会</summary>
    SupervisoryBoard = 22,

    /// <summary>开发建设单位</summary>
    Developer = 30,

    /// <summary>小区党支部</summary>
    PartyBranch = 31,

    /// <summary>银行</summary>
    Bank = 32,
}

/// <summary>Whether an organisation still acts.</summary>
public enum OrganisationStatus
{
    /// <summary>In being.</summary>
    Active = 1,

    /// <summary>Dissolved or deregistered; its history stays.</summary>
    Closed = 2,
}

/// <summary>How an organisation is reached.</summary>
/// <param name="Person">联系人; null when unknown.</param>
/// <param name="Phone">电话: of an office, not of a person, so it is kept in clear.</param>
/// <param name="Address">地址</param>
public sealed record OrganisationContact(string? Person, string? Phone, string? Address)
{
    /// <summary>Nothing known.</summary>
    public static OrganisationContact None { get; } = new(null, null, null);
}

/// <summary>
/// A unit that people act for (ORG-03). Registered once, corrected as often as needed, closed at its end.
/// Its name and code are public; therefore the registry is not limited to the reader's jurisdiction, its accounts are.
/// </summary>
public sealed class Organisation : AggregateRoot<OrganisationId>
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 120;

    private Organisation() => (Name, Jurisdiction, Contact) = ("", Jurisdiction.Of("0."), OrganisationContact.None);

    /// <summary>What it is.</summary>
    public OrganisationType Type { get; private set; }

    /// <summary>名称</summary>
    public string Name { get; private set; }

    /// <summary>统一社会信用代码 or 机构代码; unique where given.</summary>
    public string? Code { get; private set; }

    /// <summary>The unit it belongs to: the enterprise of a branch, the street office of a station.</summary>
    public OrganisationId? ParentId { get; private set; }

    /// <summary>Where it sits; for a government unit what it governs.</summary>
    public Jurisdiction Jurisdiction { get; private set; }

    /// <summary>Whether it still acts.</summary>
    public OrganisationStatus Status { get; private set; }

    /// <summary>How it is reached.</summary>
    public OrganisationContact Contact { get; private set; }

    /// <summary>The other name that the government's sign-in gave last; null when it never gave one.</summary>
    public string? QuestionedName { get; private set; }

    /// <summary>Registers a unit. A government unit governs a place of its own level; an enterprise, a branch and a developer have a valid 统一社会信用代码.</summary>
    public static Result<Organisation> Register(OrganisationType type, string name, string? code, OrganisationId? parent, Jurisdiction jurisdiction, OrganisationContact contact)
    {
        if (LevelOf(type) is { } level && level != jurisdiction.Level) return OrganisationErrors.WrongLevel;
        if (NeedsCreditCode(type) && UnifiedSocialCreditCode.TryParse(code) is null) return OrganisationErrors.BadCode;

        var organisation = new Organisation
        {
            Id = OrganisationId.New(),
            Type = type,
            Name = Normalised.Text(name),
            Code = CodeOf(code),
            ParentId = parent,
            Jurisdiction = jurisdiction,
            Status = OrganisationStatus.Active,
            Contact = contact,
        };
        organisation.Raise(new OrganisationRegistered(organisation.Id, type, organisation.Name, organisation.Code, jurisdiction.Code));
        return organisation;
    }

    /// <summary>Corrects the entry. The type is what the unit is, and never changes.</summary>
    public Result Correct(string name, string? code, OrganisationContact contact)
    {
        if (Status == OrganisationStatus.Closed) return OrganisationErrors.Closed;
        if (NeedsCreditCode(Type) && UnifiedSocialCreditCode.TryParse(code) is null) return OrganisationErrors.BadCode;

        var (nameBefore, codeBefore) = (Name, Code);
        (Name, Code, Contact) = (Normalised.Text(name), CodeOf(code), contact);
        Raise(new OrganisationCorrected(Id, nameBefore, Name, codeBefore, Code));
        return Result.Done;
    }

    /// <summary>
    /// Notes that the government's sign-in calls the unit otherwise, once for each name it gives. The code says who it is, so nothing changes until somebody corrects
    /// the entry.
    /// </summary>
    public void Question(string named)
    {
        if (Normalised.Text(named) is not { Length: > 0 } other || other == Name || other == QuestionedName) return;

        QuestionedName = other.Length <= NameLength ? other : other[..NameLength];
        Raise(new OrganisationNameQuestioned(Id, Name, QuestionedName));
    }

    /// <summary>Ends the unit.</summary>
    public Result Close()
    {
        if (Status == OrganisationStatus.Closed) return OrganisationErrors.Closed;

        Status = OrganisationStatus.Closed;
        Raise(new OrganisationClosed(Id));
        return Result.Done;
    }

    /// <summary>The level that a government unit governs; null for everybody else.</summary>
    public static JurisdictionLevel? LevelOf(OrganisationType type) => type switch
    {
        OrganisationType.CityAuthority => JurisdictionLevel.City,
        OrganisationType.DistrictAuthority => JurisdictionLevel.District,
        OrganisationType.StreetOffice => JurisdictionLevel.Street,
        OrganisationType.CommunityStation => JurisdictionLevel.Community,
        _ => null,
    };

    private static bool NeedsCreditCode(OrganisationType type) => type is OrganisationType.Enterprise or OrganisationType.Branch or OrganisationType.Developer;

    private static string? CodeOf(string? code) => Normalised.Text(code).ToUpperInvariant() is { Length: > 0 } text ? text : null;
}
