using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Benchmarks;

/// <summary>
/// A city of 4,500 projects with as many managers, to-dos and messages, of which one enterprise manages two hundred; in it the people who sign in, one of them with
/// permissions granted and withheld; and the platform that serves them.
/// </summary>
internal sealed partial class AnOffice : IAsyncDisposable
{
    /// <summary>Password of the institution.</summary>
    public const string Password = "Horse7battery";

    /// <summary>User name of the institution.</summary>
    public const string UserName = "91440300MA5F8K3Q2E";

    /// <summary>Somebody of the city, who sees every project.</summary>
    public static readonly (SsoSubjectKind Kind, string Code) CityAdmin = PersonOf("周敏", "110105194912310011", "13900000001");

    /// <summary>Somebody of a community, with permissions granted and withheld.</summary>
    public static readonly (SsoSubjectKind Kind, string Code) CommunityLead = PersonOf("李娜", "110105194912310038", "13900000004");

    /// <summary>Somebody of the street, with a to-do for every project.</summary>
    public static readonly (SsoSubjectKind Kind, string Code) StreetLead = PersonOf("王伟", "110105194912310046", "13900000003");

    /// <summary>The director of one committee.</summary>
    public static readonly (SsoSubjectKind Kind, string Code) Director = PersonOf("林芳", "110105194912310054", "13900000008");

    /// <summary>The enterprise of two hundred projects.</summary>
    public static readonly (SsoSubjectKind Kind, string Code) Enterprise = (SsoSubjectKind.Corporation, PlatformWithAnEmptyPage.KnowsEverybody.CodeOf("陈磊", "", "13900000007", UserName));

    private const int Projects = 4_500;
    private const int OfTheEnterprise = 200;
    private readonly PlatformApp _app;
    private readonly ACity _city;
    private readonly PlatformProcess _platform;

    private AnOffice(PlatformApp app, ACity city, PlatformProcess platform) => (_app, _city, _platform) = (app, city, platform);

    /// <summary>Address of the database.</summary>
    public string Database => _app.ConnectionString;

    /// <summary>Founds it.</summary>
    public static async Task<AnOffice> FoundAsync()
    {
        var app = new PlatformApp();
        await app.InitializeAsync();
        var town = await ANoticeTown.FoundAsync(app);
        await town.GrowAsync(Projects);
        await SpreadAsync(app, town.City);
        var officer = TestActor.As(Role.CityOfficer, DataScope.Of(Jurisdiction.Of("4403.")), town.City.Unit("city"), "韩雪") with { AccountId = town.City.Person("city-admin").Account.Value };
        Demand((await app.SendAsync(new PublishNotice(null, "全市通知", NoticeType.Work, ReplyType.Reply, "", null, null, [Role.ProjectManager]), officer)).Error);
        Demand((await app.SendAsync(new GrantPermissions(town.City.Person("community-lead").Account.Value, [Permissions.ConfirmAsConvenor], [Permissions.ViewOrganisations]), ActorOf(town.City, "street-lead", Role.StreetLead, ACity.Street))).Error);
        await RegisterAsync(app, town.City);
        await app.UseAsync(db => db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE"));
        return new AnOffice(app, town.City, await PlatformWithAnEmptyPage.StartAsync(app.ConnectionString));
    }

    /// <summary>A browser of nobody.</summary>
    public Browser Stranger() => new(_platform.Address);

    /// <summary>A browser in which somebody came in through the government.</summary>
    public async Task<Browser> BrowserAsync((SsoSubjectKind Kind, string Code) person)
    {
        var browser = Stranger();
        await browser.ComeInAsync(person.Kind, person.Code);
        return browser;
    }

    /// <summary>A phone with the token of somebody.</summary>
    public async Task<HttpClient> PhoneAsync(string persona)
    {
        var id = _city.Person(persona).Account;
        var account = await _app.UseAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id));
        var client = new HttpClient { BaseAddress = _platform.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _app.Services.GetRequiredService<AccessTokens>().Issue(Session.Of(account)).AccessToken);
        return client;
    }

    /// <summary>Id of an account.</summary>
    public Guid Account(string persona) => _city.Person(persona).Account.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _app.DisposeAsync();
    }

    // The town gives all projects to one enterprise; a city has thousands of them, and something to do in every project.
    private static async Task SpreadAsync(PlatformApp app, ACity city)
    {
        var enterprise = city.Unit("enterprise");
        await app.UseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE projects.projects SET manager_id = md5((substr(code, 4)::int % 600)::text)::uuid WHERE manager_id = {enterprise} AND code > {"NT-" + (1000 + OfTheEnterprise).ToString("D6", System.Globalization.CultureInfo.InvariantCulture)}"));
        var projects = await app.UseAsync(db => db.Set<Domain.Projects.PropertyProject>().AsNoTracking().Select(p => new { p.Id, p.Jurisdiction.Code }).ToListAsync());
        foreach (var part in projects.Chunk(500))
        {
            await app.SaveAsync([.. part.Select(p => ToDo.Open(new ToDoSubject("ballots.review", Guid.CreateVersion7(), "决策事项审核", "/admin/todos", Jurisdiction.Of(p.Code), p.Id), [Role.StreetLead, Role.Director], app.Clock.GetUtcNow()))]);
        }
    }

    private static async Task RegisterAsync(PlatformApp app, ACity city)
    {
        var hash = app.Services.GetRequiredService<IPasswordHashes>().Of(Password);
        var now = app.Clock.GetUtcNow();
        await app.SaveAsync(InstitutionRegistration.Register(
            InstitutionRegistrationId.New(), new InstitutionFacts(InstitutionKind.Enterprise, true, "法定人", 1), UserName, null, hash, new Consent(ConsentPurpose.Registration, "1", now),
            new OrganisationId(city.Unit("enterprise")), city.Person("ent-lead").Account, now).Value);
    }

    private static (SsoSubjectKind Kind, string Code) PersonOf(string name, string document, string phone) => (SsoSubjectKind.Person, PlatformWithAnEmptyPage.KnowsEverybody.CodeOf(name, document, phone));

    private static TestActor ActorOf(ACity city, string persona, Role role, string place) =>
        TestActor.As(role, DataScope.Of(Jurisdiction.Of(place)), null, persona) with { AccountId = city.Person(persona).Account.Value };

    private static void Demand(Error? refused)
    {
        if (refused is not null) throw new InvalidOperationException(refused.Code);
    }

    /// <summary>A browser that follows nothing, with the cookies of one visitor.</summary>
    internal sealed partial class Browser : IDisposable
    {
        private const string Visit = "0123456789abcdef0123456789abcdef";
        private readonly CookieContainer _cookies = new();
        private readonly Uri _address;
        private readonly HttpClient _client;
        private string _token = "";

        /// <summary>A browser of nobody.</summary>
        public Browser(Uri address)
        {
            _address = address;
            _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = address };
        }

        /// <summary>Opens a page.</summary>
        public async Task OpenAsync(string path)
        {
            using var answer = await _client.GetAsync(path);
            await DemandAsync(answer, HttpStatusCode.OK);
        }

        /// <summary>Comes back from the government's sign-in, as nobody yet.</summary>
        public async Task ComeInAsync(SsoSubjectKind kind, string code)
        {
            Forget();
            _cookies.Add(_address, new Cookie("pp-sign-in", Visit, "/sign-in"));
            using var answer = await _client.GetAsync($"/sign-in?handler=Return&kind={kind}&visit={Visit}&back=%2F&state=s&code={Uri.EscapeDataString(code)}");
            await DemandAsync(answer, HttpStatusCode.Redirect);
        }

        /// <summary>Comes in by user name and password, as nobody yet.</summary>
        public async Task ComeInByPasswordAsync(string userName, string password)
        {
            Forget();
            if (_token.Length == 0) _token = TokenField().Match(await _client.GetStringAsync("/sign-in")).Groups[1].Value;

            using var form = new FormUrlEncodedContent([new("UserName", userName), new("Password", password), new("__RequestVerificationToken", _token)]);
            using var answer = await _client.PostAsync("/sign-in?handler=Password", form);
            await DemandAsync(answer, HttpStatusCode.Redirect);
        }

        /// <inheritdoc/>
        public void Dispose() => _client.Dispose();

        private void Forget()
        {
            foreach (var cookie in _cookies.GetCookies(_address).Where(cookie => cookie.Name == "pp-session")) cookie.Expired = true;
        }

        private static async Task DemandAsync(HttpResponseMessage answer, HttpStatusCode expected)
        {
            var body = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != expected) throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} answers {(int)answer.StatusCode}: {body}");
        }

        [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
        private static partial Regex TokenField();
    }
}
