using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>物业类型</summary>
public enum ProjectUsage
{
    /// <summary>住宅</summary>
    Residential = 1,

    /// <summary>商业</summary>
    Commercial = 2,

    /// <summary>办公</summary>
    Office = 3,

    /// <summary>工业</summary>
    Industrial = 4,

    /// <summary>商住综合</summary>
    Mixed = 5,

    /// <summary>公共设施</summary>
    PublicUse = 6,

    /// <summary>其他</summary>
    Other = 7,
}

/// <summary>Whether somebody manages a project.</summary>
public enum ProjectState
{
    /// <summary>已建档: recorded, managed by nobody</summary>
    Recorded = 1,

    /// <summary>在管</summary>
    Managed = 2,
}

/// <summary>What proves that a management ended (decision 7).</summary>
public enum ManagementEnd
{
    /// <summary>移除在管: the order of the enterprise that managed</summary>
    RemovalOrder = 1,

    /// <summary>合同期满</summary>
    Expiry = 2,

    /// <summary>业主大会决定</summary>
    AssemblyDecision = 3,
}

/// <summary>
/// A property area and the project on it (物业区域, 物业项目, 小区), PRJ-04. It is recorded once by the filing of the area or by the
/// authority, corrected when its data was wrong, and managed by at most one enterprise at a time; who managed before stays known.
/// </summary>
public sealed class PropertyProject : AggregateRoot<ProjectId>, IJurisdictionScoped
{
    private readonly List<Management> _managements = [];
    private readonly List<GeoPoint> _outline = [];

    private PropertyProject() => (Code, Name, NameKey, ProjectName, Address, AddressKey, District) = ("", "", "", "", "", "", "");

    /// <summary>物业区域编码; unique.</summary>
    public string Code { get; private set; }

    /// <summary>物业区域名称; unique within its district.</summary>
    public string Name { get; private set; }

    /// <summary>The name as it is compared; see <see cref="ProjectIdentity"/>.</summary>
    public string NameKey { get; private set; }

    /// <summary>物业项目名称; the area's own name unless the project has another.</summary>
    public string ProjectName { get; private set; }

    /// <summary>Its community (ORG-01).</summary>
    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>Code of its district, within which name and address are unique.</summary>
    public string District { get; private set; }

    /// <summary>坐落地址; no two areas of a district share one.</summary>
    public string Address { get; private set; }

    /// <summary>The address as it is compared.</summary>
    public string AddressKey { get; private set; }

    /// <summary>物业类型</summary>
    public ProjectUsage Usage { get; private set; }

    /// <summary>四至范围; empty when unknown.</summary>
    public string Boundaries { get; private set; } = "";

    /// <summary>占地面积; zero when unknown.</summary>
    public Area LandArea { get; private set; }

    /// <summary>建筑面积; zero when unknown.</summary>
    public Area FloorArea { get; private set; }

    /// <summary>楼栋数 as filed; the house register may know others.</summary>
    public int BuildingCount { get; private set; }

    /// <summary>户数 as filed.</summary>
    public int HomeCount { get; private set; }

    /// <summary>建成/交付时间; null when unknown.</summary>
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>物业服务等级; empty when none is agreed.</summary>
    public string ServiceLevel { get; private set; } = "";

    /// <summary>收费标准; empty when unknown.</summary>
    public string FeeStandard { get; private set; } = "";

    /// <summary>开发建设单位; null when unknown.</summary>
    public OrganisationId? DeveloperId { get; private set; }

    /// <summary>Whether somebody manages it.</summary>
    public ProjectState State { get; private set; }

    /// <summary>The enterprise that manages it now; null when none does.</summary>
    public OrganisationId? ManagerId { get; private set; }

    /// <summary>Who managed it since when and until when, oldest first.</summary>
    public IReadOnlyList<Management> Managements => _managements;

    /// <summary>What the map shows of it (坐标图层).</summary>
    public MapLayerKind Layer { get; private set; }

    /// <summary>Degrees east of the point, or of the middle of the outline; null without a layer.</summary>
    public decimal? Longitude { get; private set; }

    /// <summary>Degrees north of the same place.</summary>
    public decimal? Latitude { get; private set; }

    /// <summary>Corners of the outline in order, the last joined to the first; empty unless the layer is an outline.</summary>
    public IReadOnlyList<GeoPoint> Outline => _outline;

    /// <summary>When the record last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Records an area.</summary>
    /// <param name="code">物业区域编码, not empty.</param>
    /// <param name="community">Where it lies.</param>
    /// <param name="facts">What is recorded of it.</param>
    /// <param name="now">The time.</param>
    /// <returns>The project; a refusal when the place is no community.</returns>
    public static Result<PropertyProject> Register(string code, Jurisdiction community, ProjectFacts facts, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        if (community.Level != JurisdictionLevel.Community) return ProjectErrors.NotACommunity;

        var project = new PropertyProject
        {
            Id = ProjectId.New(),
            Code = Normalised.Text(code).ToUpperInvariant(),
            Jurisdiction = community,
            District = community.Up(JurisdictionLevel.District).Code,
            State = ProjectState.Recorded,
            Layer = MapLayerKind.None,
            UpdatedAt = now,
        };
        project.Take(facts);
        project.Raise(new ProjectRegistered(project.Id, project.Code, project.Name, community.Code));
        return project;
    }

    /// <summary>Replaces what is recorded of the area. Code and community stay.</summary>
    public void Correct(ProjectFacts facts, DateTimeOffset now)
    {
        var before = Name;
        Take(facts);
        UpdatedAt = now;
        Raise(new ProjectCorrected(Id, before, Name));
    }

    /// <summary>Puts it on the map as a point or an outline, or takes it off (PRJ-15).</summary>
    public void PlaceOnMap(MapShape shape, DateTimeOffset now)
    {
        (Layer, Longitude, Latitude) = (shape.Kind, shape.Middle?.Longitude, shape.Middle?.Latitude);
        _outline.Clear();
        if (shape.Kind == MapLayerKind.Outline) _outline.AddRange(shape.Points);
        UpdatedAt = now;
        Raise(new ProjectPlacedOnMap(Id, Layer));
    }

    /// <summary>
    /// An enterprise begins to manage it. While another one does, the proof of that one's end is needed; both happen at once
    /// (decision 7).
    /// </summary>
    public Result BeginManagement(OrganisationId enterprise, ManagementContract contract, ManagementEnd? previousEnd, DateTimeOffset now)
    {
        if (ManagerId == enterprise) return ProjectErrors.ManagedByItAlready;
        if (ManagerId is not null && previousEnd is null) return ProjectErrors.ManagedByAnother;

        if (ManagerId is { } previous && previousEnd is { } end) Finish(previous, end, now);
        _managements.Add(new Management(_managements.Count + 1, enterprise, contract, now));
        (ManagerId, State, UpdatedAt) = (enterprise, ProjectState.Managed, now);
        Raise(new ManagementBegan(Id, enterprise, now));
        return Result.Done;
    }

    /// <summary>The enterprise ceases to manage it; the project stays recorded.</summary>
    public Result EndManagement(ManagementEnd end, DateTimeOffset now)
    {
        if (ManagerId is not { } manager) return ProjectErrors.NotManaged;

        Finish(manager, end, now);
        (ManagerId, State, UpdatedAt) = (null, ProjectState.Recorded, now);
        return Result.Done;
    }

    private void Finish(OrganisationId manager, ManagementEnd end, DateTimeOffset now)
    {
        _managements[^1].Finish(end, now);
        Raise(new ManagementEnded(Id, manager, end, now));
    }

    private void Take(ProjectFacts facts)
    {
        Name = Normalised.Text(facts.Name);
        NameKey = ProjectIdentity.KeyOf(facts.Name);
        ProjectName = Normalised.Text(facts.ProjectName) is { Length: > 0 } own ? own : Name;
        Address = Normalised.Text(facts.Address);
        AddressKey = ProjectIdentity.KeyOf(facts.Address);
        (Usage, Boundaries, ServiceLevel, FeeStandard) = (facts.Usage, Normalised.Text(facts.Boundaries), Normalised.Text(facts.ServiceLevel), Normalised.Text(facts.FeeStandard));
        (LandArea, FloorArea, BuildingCount, HomeCount) = (facts.LandArea, facts.FloorArea, facts.BuildingCount, facts.HomeCount);
        (DeliveredOn, DeveloperId) = (facts.DeliveredOn, facts.Developer);
    }
}

/// <summary>One enterprise's time in a project.</summary>
public sealed class Management
{
    private Management() => ContractReference = "";

    internal Management(int number, OrganisationId enterprise, ManagementContract contract, DateTimeOffset now)
    {
        (Number, EnterpriseId, BeganAt) = (number, enterprise, now);
        (ContractReference, ContractFrom, ContractUntil) = (Normalised.Text(contract.Reference), contract.From, contract.Until);
    }

    /// <summary>First, second, … of the project.</summary>
    public int Number { get; private set; }

    /// <summary>The enterprise.</summary>
    public OrganisationId EnterpriseId { get; private set; }

    /// <summary>Number or title of the contract; may be empty.</summary>
    public string ContractReference { get; private set; }

    /// <summary>First day of the contract.</summary>
    public DateOnly ContractFrom { get; private set; }

    /// <summary>Last day of the contract; null when open.</summary>
    public DateOnly? ContractUntil { get; private set; }

    /// <summary>Since when it manages.</summary>
    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>Until when; null while it manages.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What proved its end; null while it manages.</summary>
    public ManagementEnd? EndedBy { get; private set; }

    internal void Finish(ManagementEnd end, DateTimeOffset now) => (EndedBy, EndedAt) = (end, now);
}

/// <summary>The contract that a management rests on.</summary>
/// <param name="Reference">Number or title; may be empty.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null when open.</param>
public sealed record ManagementContract(string Reference, DateOnly From, DateOnly? Until);

/// <summary>What is recorded of an area.</summary>
/// <param name="Name">物业区域名称, not empty.</param>
/// <param name="ProjectName">物业项目名称; the area's name when empty.</param>
/// <param name="Address">坐落地址, not empty.</param>
/// <param name="Usage">物业类型</param>
/// <param name="LandArea">占地面积; zero when unknown.</param>
/// <param name="FloorArea">建筑面积; zero when unknown.</param>
/// <param name="BuildingCount">楼栋数</param>
/// <param name="HomeCount">户数</param>
/// <param name="Boundaries">四至范围</param>
/// <param name="DeliveredOn">建成/交付时间</param>
/// <param name="ServiceLevel">物业服务等级</param>
/// <param name="FeeStandard">收费标准</param>
/// <param name="Developer">开发建设单位</param>
public sealed record ProjectFacts(
    string Name, string? ProjectName, string Address, ProjectUsage Usage, Area LandArea, Area FloorArea, int BuildingCount, int HomeCount,
    string? Boundaries = null, DateOnly? DeliveredOn = null, string? ServiceLevel = null, string? FeeStandard = null, OrganisationId? Developer = null)
{
    /// <summary>Not empty.</summary>
    public string Name { get; } = Name.Length > 0 ? Name : throw new ArgumentException("An area has a name.", nameof(Name));

    /// <summary>Not empty.</summary>
    public string Address { get; } = Address.Length > 0 ? Address : throw new ArgumentException("An area has an address.", nameof(Address));
}

/// <summary>Longest texts about a project, in characters; the same for rules and columns.</summary>
public static class ProjectLengths
{
    /// <summary>物业区域编码</summary>
    public const int Code = 40;

    /// <summary>物业区域名称, 物业项目名称</summary>
    public const int Name = 100;

    /// <summary>坐落地址</summary>
    public const int Address = 200;

    /// <summary>四至范围</summary>
    public const int Boundaries = 500;

    /// <summary>物业服务等级, 收费标准, contract</summary>
    public const int Brief = 100;

    /// <summary>Corners of an outline.</summary>
    public const int Corners = 500;
}

/// <summary>By what an area is told from another (PRJ-32).</summary>
public static class ProjectIdentity
{
    private static readonly string[] Endings = ["小区", "社区", "住宅区", "生活区", "物业区域"];

    /// <summary>A name or an address without spaces, brackets and marks, so that 「云景花园（一期）」 and 「云景花园 一期」 are the same.</summary>
    public static string KeyOf(string? text) =>
        string.Concat(Normalised.Text(text).ToUpperInvariant().Where(char.IsLetterOrDigit));

    /// <summary>The part of a name that similar names share: without the words every area may end with, and at most four characters long.</summary>
    public static string StemOf(string? name)
    {
        var key = KeyOf(name);
        foreach (var ending in Endings)
        {
            if (key.Length > ending.Length + 1 && key.EndsWith(ending, StringComparison.Ordinal)) key = key[..^ending.Length];
        }

        return key.Length > 4 ? key[..4] : key;
    }
}
