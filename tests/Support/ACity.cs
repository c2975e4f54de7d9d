using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Support;

/// <summary>A small city for tests: two streets with a community each, their offices, an enterprise, a committee, and somebody signed up in each of them under a persona's key.</summary>
public sealed class ACity
{
    /// <summary>The street where things happen.</summary>
    public const string Street = "4403.05.007.";

    /// <summary>The community where things happen.</summary>
    public const string Community = "4403.05.007.001.";

    /// <summary>The street next to it.</summary>
    public const string OtherStreet = "4403.05.008.";

    /// <summary>A community of the street next to it.</summary>
    public const string OtherCommunity = "4403.05.008.001.";

    private readonly PlatformApp _app;
    private readonly Dictionary<string, Guid> _units = [];
    private readonly Dictionary<string, OpenedAccount> _people = [];

    private ACity(PlatformApp app) => _app = app;

    /// <summary>Founds the city; once an app.</summary>
    public static async Task<ACity> FoundAsync(PlatformApp app)
    {
        var city = new ACity(app);
        await app.SendAsync(new LoadPlaces(
        [
            new("4403.", "深圳市"), new("4403.05.", "南山区"), new(Street, "粤海街道"), new(Community, "大冲社区"), new(OtherStreet, "沙河街道"), new(OtherCommunity, "白石洲社区"),
        ]));
        await city.UnitAsync("city", OrganisationType.CityAuthority, "深圳市住房和建设局", "4403.");
        await city.UnitAsync("district", OrganisationType.DistrictAuthority, "南山区住房和建设局", "4403.05.");
        await city.UnitAsync("street", OrganisationType.StreetOffice, "粤海街道办事处", Street);
        await city.UnitAsync("community", OrganisationType.CommunityStation, "大冲社区工作站", Community);
        await city.UnitAsync("other-street", OrganisationType.StreetOffice, "沙河街道办事处", OtherStreet);
        await city.UnitAsync("other-community", OrganisationType.CommunityStation, "白石洲社区工作站", OtherCommunity);
        await city.UnitAsync("enterprise", OrganisationType.Enterprise, "深圳市安居物业服务有限公司", Community, "91440300MA5F8K3Q2E");
        await city.UnitAsync("committee", OrganisationType.Committee, "云景花园业主委员会", Community);
        await city.PersonAsync("city-admin", Role.CityAdmin, "city", "周敏", "13900000001");
        await city.PersonAsync("district-officer", Role.DistrictOfficer, "district", "吴刚", "13900000002");
        await city.PersonAsync("street-lead", Role.StreetLead, "street", "王伟", "13900000003");
        await city.PersonAsync("community-lead", Role.CommunityLead, "community", "李娜", "13900000004");
        await city.PersonAsync("other-street-lead", Role.StreetLead, "other-street", "郑强", "13900000005");
        await city.PersonAsync("other-community-lead", Role.CommunityLead, "other-community", "冯静", "13900000006");
        await city.PersonAsync("ent-lead", Role.EntLead, "enterprise", "陈磊", "13900000007");
        await city.PersonAsync("director", Role.Director, "committee", "林芳", "13900000008");
        return city;
    }

    /// <summary>Id of a unit by its key.</summary>
    public Guid Unit(string key) => _units[key];

    /// <summary>The account of somebody by the persona's key.</summary>
    public OpenedAccount Person(string key) => _people[key];

    /// <summary>Registers another unit.</summary>
    public async Task<Guid> UnitAsync(string key, OrganisationType type, string name, string place, string? code = null) =>
        _units[key] = (await _app.SendAsync(new RegisterOrganisation(type, name, code, null, place))).Value.Value;

    /// <summary>Signs somebody up under a key.</summary>
    public Task<OpenedAccount> PersonAsync(string key, Role role, string? unit, string name, string phone, params Guid[] projects) =>
        SeatAsync(key, role, unit is null ? null : Unit(unit), name, phone, projects);

    /// <summary>Signs somebody up under a key, in a unit that others registered.</summary>
    public async Task<OpenedAccount> SeatAsync(string key, Role role, Guid? unit, string name, string phone, params Guid[] projects)
    {
        var opened = (await _app.SendAsync(new OpenAccount(role, unit, name, phone, Projects: projects, Bound: true))).Value;
        await using var scope = _app.ScopeOf(TestActor.Almighty);
        await scope.ServiceProvider.GetRequiredService<IPersonas>().AddAsync(new Persona(key, name, _people.Count, opened.Account), CancellationToken.None);
        return _people[key] = opened;
    }
}
