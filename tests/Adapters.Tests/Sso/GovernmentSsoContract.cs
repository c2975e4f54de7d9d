using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Sso;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>What the stand-in and every adapter of the government's sign-in have in common.</summary>
public abstract class GovernmentSsoContract
{
    protected const string IdNumber = "11010519491231002X";
    protected const string Mobile = "13800000002";
    protected const string Uscc = "91350100M000100Y43";

    protected TestClock Clock { get; } = new();

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task names_a_person()
    {
        var outcome = await CompleteAsync(await AnswerAsync(await BeginAsync(SsoSubjectKind.Person), Li()));

        var person = outcome.ShouldBeOfType<SsoOutcome.Person>();
        (person.Name, person.Document.Number, person.Mobile?.Digits, person.Level).ShouldBe(("李四", IdNumber, Mobile, Assurance.L3));
    }

    [Fact]
    [Trait("row", "ACC-11")]
    public async Task names_a_corporation_and_who_acts_for_it()
    {
        var outcome = await CompleteAsync(await AnswerAsync(await BeginAsync(SsoSubjectKind.Corporation), Corporation()));

        var corporation = outcome.ShouldBeOfType<SsoOutcome.Corporation>();
        (corporation.Code.Value, corporation.Name, corporation.Agent.Name, corporation.Agent.Mobile?.Digits).ShouldBe((Uscc, "平安物业有限公司", "李四", Mobile));
    }

    [Fact]
    public async Task says_when_the_person_said_no() => (await CompleteAsync(await DeclineAsync(await BeginAsync(SsoSubjectKind.Person)))).ShouldBeOfType<SsoOutcome.Declined>();

    [Fact]
    public async Task an_answer_is_worth_one_exchange()
    {
        var answer = await AnswerAsync(await BeginAsync(SsoSubjectKind.Person), Li());
        await CompleteAsync(answer);

        (await CompleteAsync(answer)).ShouldBeOfType<SsoOutcome.ReplayedOrForged>();
    }

    [Fact]
    public async Task an_answer_to_another_question_is_none()
    {
        var (mine, other) = (await AnswerAsync(await BeginAsync(SsoSubjectKind.Person), Li()), await AnswerAsync(await BeginAsync(SsoSubjectKind.Person), Li()));

        (await CompleteAsync(Cross(mine, other))).ShouldBeOfType<SsoOutcome.ReplayedOrForged>();
    }

    [Fact]
    public async Task a_question_is_over_after_ten_minutes()
    {
        var question = await BeginAsync(SsoSubjectKind.Person);
        Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        (await CompleteAsync(await AnswerAsync(question, Li()))).ShouldBeOfType<SsoOutcome.ReplayedOrForged>();
    }

    [Theory]
    [InlineData(SsoSubjectKind.Person, Assurance.L1, Assurance.L2)]
    [InlineData(SsoSubjectKind.Corporation, Assurance.L2, Assurance.L3)]
    public async Task says_when_the_government_is_not_sure_enough(SsoSubjectKind kind, Assurance had, Assurance needed)
    {
        var who = kind == SsoSubjectKind.Person ? (SsoOutcome)Li(had) : Corporation(had);

        (await CompleteAsync(await AnswerAsync(await BeginAsync(kind), who))).ShouldBe(new SsoOutcome.InsufficientAssurance(had, needed));
    }

    /// <summary>Asks; answers with what the browser carries to the other side.</summary>
    protected abstract Task<string> BeginAsync(SsoSubjectKind kind);

    /// <summary>Somebody signs in there; answers with what the browser carries back.</summary>
    protected abstract Task<string> AnswerAsync(string question, SsoOutcome who);

    /// <summary>Somebody says no there.</summary>
    protected abstract Task<string> DeclineAsync(string question);

    /// <summary>The question of the first with the code of the second.</summary>
    protected abstract string Cross(string mine, string other);

    /// <summary>The browser is back.</summary>
    protected abstract Task<SsoOutcome> CompleteAsync(string answer);

    protected static SsoOutcome.Person Li(Assurance level = Assurance.L3) => new("p-1", "李四", IdDocument.TryParse(DocumentType.ResidentId, IdNumber).ShouldNotBeNull(), MobileNumber.TryParse(Mobile), level);

    protected static SsoOutcome.Corporation Corporation(Assurance level = Assurance.L3) =>
        new("c-1", UnifiedSocialCreditCode.TryParse(Uscc).ShouldNotBeNull(), "平安物业有限公司", new CorporateAgent("李四", IdDocument.TryParse(DocumentType.ResidentId, IdNumber), MobileNumber.TryParse(Mobile)), level);
}

/// <summary>The stand-in keeps the contract.</summary>
public sealed class LocalGovernmentSsoTests : GovernmentSsoContract
{
    private readonly LocalGovernmentSso _sso;

    public LocalGovernmentSsoTests() => _sso = Make(Environments.Development);

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task lets_nobody_in_outside_development(string environment)
    {
        var sso = Make(environment);

        (await sso.BeginAsync(SsoSubjectKind.Person, "/back", CancellationToken.None)).ShouldBeOfType<SsoStart.Failed>().Why.ShouldBeOfType<PortFailure.Misconfigured>();
        (await sso.CompleteAsync(new SsoCallback("0", sso.Answer("0", Li())), CancellationToken.None)).ShouldBeOfType<SsoOutcome.Failed>();
    }

    protected override async Task<string> BeginAsync(SsoSubjectKind kind) =>
        System.Web.HttpUtility.ParseQueryString((await _sso.BeginAsync(kind, "/back", CancellationToken.None)).ShouldBeOfType<SsoStart.Started>().Address.OriginalString.Split('?')[1])["state"].ShouldNotBeNull();

    protected override Task<string> AnswerAsync(string question, SsoOutcome who) => Task.FromResult($"{question} {_sso.Answer(question, who)}");

    protected override Task<string> DeclineAsync(string question) => Task.FromResult($"{question} ");

    protected override string Cross(string mine, string other) => $"{mine.Split(' ')[0]} {other.Split(' ')[1]}";

    protected override async Task<SsoOutcome> CompleteAsync(string answer) => await _sso.CompleteAsync(new SsoCallback(answer.Split(' ')[0], answer.Split(' ')[1]), CancellationToken.None);

    private LocalGovernmentSso Make(string environment) => new(new Somewhere(environment), new SsoAssurance(new ConfigurationBuilder().Build().GetSection("Ports:Sso")), Clock);

    private sealed class Somewhere(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

/// <summary>The adapter keeps the contract, in both profiles.</summary>
public abstract class GuangdongSsoKeepsTheContract(params (string Setting, string Value)[] settings) : GovernmentSsoContract, IAsyncLifetime
{
    private ASignInServer? _server;
    private AnEntrance? _entrance;

    private ASignInServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private AnEntrance Entrance => _entrance ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _server = await ASignInServer.StartAsync();
        _server.Now = Clock.GetUtcNow();
        _entrance = await AnEntrance.OpenAsync(_server, Clock, settings: [.. settings.Select(one => (one.Setting, one.Value.Replace("{server}", _server.Address, StringComparison.Ordinal)))]);
        _entrance.Mistakes.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await Entrance.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override Task<string> BeginAsync(SsoSubjectKind kind) => Entrance.BeginAsync(kind);

    protected override Task<string> AnswerAsync(string question, SsoOutcome who) => Task.FromResult(Server.SignIn(question, UserData.Of(who)));

    protected override Task<string> DeclineAsync(string question) => Task.FromResult(AnEntrance.With(AnEntrance.With(Server.SignIn(question, UserData.Of(Li())), "code", null), "error", "access_denied"));

    protected override string Cross(string mine, string other) =>
        AnEntrance.With(mine, "code", System.Web.HttpUtility.ParseQueryString(new Uri(other).Query)["code"]);

    protected override async Task<SsoOutcome> CompleteAsync(string answer) => (await Entrance.ReturnAsync(answer)).ShouldNotBeNull();
}

/// <summary>With discovery, ID token and user data.</summary>
public sealed class GuangdongSsoByOidc() : GuangdongSsoKeepsTheContract;

/// <summary>With configured addresses and user data only.</summary>
public sealed class GuangdongSsoByUserInfo() : GuangdongSsoKeepsTheContract(
    ("Profile", "oauth2-userinfo"), ("Authority", "{server}"), ("AuthorizationEndpoint", "{server}/auth"), ("TokenEndpoint", "{server}/token"), ("UserInfoEndpoint", "{server}/me"));

/// <summary>User data as the other side writes it.</summary>
internal static class UserData
{
    public static string Of(SsoOutcome who) => who switch
    {
        SsoOutcome.Person one => $$"""{"sub":"{{one.Subject}}","account_type":"person","name":"{{one.Name}}","id_no":"{{one.Document.Number}}","mobile":"{{one.Mobile?.Digits}}","loa":"{{one.Level}}"}""",
        SsoOutcome.Corporation one => $$"""
            {"sub":"{{one.Subject}}","account_type":"corporation","uscc":"{{one.Code.Value}}","corp_name":"{{one.Name}}","legal_rep_name":"王五","agent_name":"{{one.Agent.Name}}",
            "agent_id_no":"{{one.Agent.Document?.Number}}","agent_mobile":"{{one.Agent.Mobile?.Digits}}","loa":"{{one.Level}}"}
            """,
        _ => throw new ArgumentException("Nobody.", nameof(who)),
    };
}
