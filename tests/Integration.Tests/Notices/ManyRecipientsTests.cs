using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

public sealed class ManyRecipientsTests(ManyRecipientsTests.Town founded) : IClassFixture<ManyRecipientsTests.Town>
{
    private const int Many = 4_500;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "NTF-01")]
    [Trait("row", "NTF-11")]
    [Trait("row", "NTF-04")]
    [Trait("row", "NTF-12")]
    public async Task thousands_cost_as_many_statements_as_two_and_their_statistics_cost_one()
    {
        var (app, officer) = (founded.App, founded.Officer("city-admin", Role.CityAdmin, "4403."));
        using var statements = Statements.Of(app);
        // Whether anybody listens is looked up once a second.
        await Task.Delay(TimeSpan.FromSeconds(1.5), Ct);
        var few = await StatementsAsync(() => PublishAsync(officer));
        await founded.Notices.GrowAsync(Many);

        NoticeId notice = default;
        var many = await StatementsAsync(async () => notice = await PublishAsync(officer));
        NoticeStatistics statistics = new(new NoticeFigures(0, 0, 0, 0), new Paged<ObjectFigures>([], 0, new Page()));
        var asked = await StatementsAsync(async () => statistics = (await app.SendAsync(new GetNoticeStatistics(notice, StatisticsObject.Project, null, new Page()), officer)).Value);

        many.ShouldBe(few);
        asked.ShouldBe(1);
        (statistics.All.Recipients, statistics.All.Outstanding, statistics.Objects.Total, statistics.Objects.Items.Count).ShouldBe((Many + 2, Many + 2, Many + 3, 20));

        await app.DrainAsync();
        var sent = (await app.SendAsync(new GetSentNotice(notice), officer)).Value;
        (sent.Cards.Sent, sent.InboxOnly).ShouldBe((Many, 2));
        (await app.SendAsync(new GetNoticeRecipients(notice, NoticeMeasure.Outstanding, null, null, new Page(Size: 200)), officer)).Value.Items.Count(line => line.Card == DeliveryState.Sent).ShouldBeGreaterThan(190);

        var urged = await StatementsAsync(async () => (await app.SendAsync(new UrgeNotice(notice), officer)).Value.ShouldBe(new RemindedPeople(Many + 2, 0)));
        urged.ShouldBeLessThan(12);

        async Task<int> StatementsAsync(Func<Task> act)
        {
            var before = statements.Heard.Count;
            await act();
            // A bulk copy of a thousand rows looks after the statistics of its table.
            return statements.Heard.Skip(before).Count(statement => !statement.Contains("reltuples", StringComparison.Ordinal) && !statement.StartsWith("ANALYZE", StringComparison.Ordinal));
        }
    }

    [Fact]
    [Trait("row", "NTF-14")]
    [Trait("row", "ORG-05")]
    public async Task a_reminder_to_update_goes_into_the_inbox_once_a_day_and_shares_the_limit_of_a_person()
    {
        var officer = founded.Officer("community-officer", Role.CommunityOfficer, ACity.Community);
        // Whoever was urged today has used up a part of the limit.
        founded.App.Clock.Advance(TimeSpan.FromDays(1));

        var first = await AskAsync("projects.parking");
        var again = await AskAsync("projects.parking");
        var others = new List<Result<int>>();
        for (var i = 0; i < 6; i++) others.Add(await AskAsync($"matter.{i}"));
        founded.App.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await AskAsync("projects.parking");

        first.Value.ShouldBe(1);
        again.Error.ShouldBe(NoticeErrors.RemindedToday);
        others.Count(one => one.Succeeded).ShouldBe(4, "five a day in all");
        tomorrow.Value.ShouldBe(1);
        var log = (await founded.App.SendAsync(new GetReminders(ReminderKind.Update, new Page()), officer)).Value;
        log.Items.Count.ShouldBe(6);
        log.Items[0].Way.ShouldBe(ReminderWay.Inbox);

        async Task<Result<int>> AskAsync(string matter)
        {
            await using var scope = founded.App.ScopeOf(officer);
            var (recipients, reminders) = (scope.ServiceProvider.GetRequiredService<IRecipients>(), scope.ServiceProvider.GetRequiredService<IReminders>());
            var managers = await recipients.ReachAsync([], [founded.Notices.Here[0], founded.Notices.Here[1]], [Role.ProjectManager], Ct);
            var reminded = await reminders.AskForUpdateAsync(matter, "请更新车位信息", "请登录平台完善车位信息。", managers, Ct);
            var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
            if (reminded.Succeeded) (await work.CommitAsync("Test", Ct)).ShouldBeNull();
            else await work.RollBackAsync(Ct);
            return reminded;
        }
    }

    private async Task<NoticeId> PublishAsync(TestActor officer) =>
        (await founded.App.SendAsync(new PublishNotice(null, "全市通知", NoticeType.Work, ReplyType.Reply, "正文", null, null, [Role.ProjectManager]), officer)).Value;

    /// <summary>The platform with people to write to.</summary>
    public sealed class Town : IAsyncLifetime
    {
        public PlatformApp App { get; } = new();

        public ANoticeTown Notices { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            Notices = await ANoticeTown.FoundAsync(App);
        }

        /// <summary>An officer of the town by the persona's key.</summary>
        public TestActor Officer(string key, Role role, string place) =>
            TestActor.As(role, DataScope.Of(Jurisdiction.Of(place)), Notices.City.Unit(role == Role.CityAdmin ? "city" : "community"), key) with { AccountId = Notices.City.Person(key).Account.Value };

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
