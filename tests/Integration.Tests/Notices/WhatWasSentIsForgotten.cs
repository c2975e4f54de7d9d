using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

/// <summary>Phones, openids, texts and codes do not outlive what they were for; what became of the messages does (ports §0.5).</summary>
public sealed class WhatWasSentIsForgotten(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "PLT-11")]
    [InlineData(SmsKind.OwnerCode, false, true)]
    [InlineData(SmsKind.BindingCode, false, true)]
    [InlineData(SmsKind.Notice, false, false)]
    [InlineData(SmsKind.OwnerCode, true, false)]
    public async Task a_code_is_erased_once_it_was_sent_unless_a_developer_reads_it(SmsKind kind, bool standIn, bool erased)
    {
        await using var host = app.WithWebHostBuilder(builder =>
        {
            if (!standIn) builder.UseSetting("Ports:Sms:Adapter", "off").ConfigureTestServices(services => services.AddSingleton<ISmsGateway>(new Takes()));
        });
        var message = await QueueAsync(outbox => outbox.Sms(Phone($"1380001{(int)kind}00{(standIn ? 1 : 2)}"), kind, "493027"));

        await host.Services.GetRequiredService<IOutboxRelay>().DrainAsync(Ct);

        var row = await RowAsync(message);
        row.State.ShouldBe(DeliveryState.Sent);
        (row.Content.Length == 0).ShouldBe(erased);
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task a_code_that_a_dead_node_was_sending_is_erased_as_well()
    {
        await using var host = app.WithWebHostBuilder(builder => builder.UseSetting("Ports:Sms:Adapter", "off"));
        var message = await QueueAsync(outbox => outbox.Sms(Phone("13800020001"), SmsKind.OwnerCode, "493027"));
        await app.UseAsync(db => db.Set<ChannelMessage>().Where(m => m.Id == message).ExecuteUpdateAsync(set => set.SetProperty(m => m.SendingSince, TimeProvider.System.GetUtcNow()), Ct));

        await host.Services.GetRequiredService<IOutboxRelay>().DrainAsync(Ct);

        var row = await RowAsync(message);
        (row.State, row.Content).ShouldBe((DeliveryState.Unknown, ""));
    }

    [Fact]
    [Trait("row", "ACC-28")]
    [Trait("row", "PLT-11")]
    public async Task whoever_leaves_is_taken_out_of_the_messages_and_stays_counted()
    {
        var (about, phone) = (Guid.NewGuid(), Phone("13800020002"));
        var card = await QueueAsync(outbox => outbox.WeChat("oLeaves", "ballot.invitation", "您有一项业主投票", [], null, about));
        var text = await QueueAsync(outbox => outbox.Sms(phone, SmsKind.Notice, ["通知"], about));
        var other = await QueueAsync(outbox => outbox.WeChat("oStays", "ballot.invitation", "您有一项业主投票", [], null, about));
        await app.DrainAsync();
        var waits = await QueueAsync(outbox => outbox.Sms(phone, SmsKind.Notice, ["通知"], about));
        app.Services.GetRequiredService<IStandInMood>().FailNext("unavailable");
        var before = await ProgressAsync(about);

        await QueueAsync(outbox =>
        {
            outbox.Forget("oLeaves");
            outbox.Forget(phone.Digits);
            return Guid.Empty;
        });
        await app.DrainAsync();
        var waiting = await RowAsync(waits);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await app.DrainAsync();
        await app.DrainAsync();

        foreach (var message in new[] { card, text, waits }) Personal(await RowAsync(message)).ShouldBe(("", "", ""));
        waiting.State.ShouldBe(DeliveryState.Queued);
        waiting.Recipient.ShouldNotBeEmpty("it has still to be sent");
        (await RowAsync(other)).Recipient.ShouldNotBeEmpty();
        (before.WeChat, before.Sms).ShouldBe((new ChannelCounts(2, 0, 0, 0, 0), new ChannelCounts(1, 0, 0, 1, 0)));
        (await ProgressAsync(about)).ShouldBe(new ChannelProgress(new ChannelCounts(2, 0, 0, 0, 0), new ChannelCounts(2, 0, 0, 0, 0)));
        (await app.UseAsync(db => db.Set<ForgottenRecipient>().CountAsync(Ct))).ShouldBe(0);

        var later = await QueueAsync(outbox => outbox.WeChat("oLeaves", "ballot.invitation", "您有一项业主投票", [], null));
        await app.DrainAsync();
        (await RowAsync(later)).Recipient.ShouldNotBeEmpty("whoever comes back is written to again");
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task old_messages_lose_what_is_personal_and_old_codes_go()
    {
        var about = Guid.NewGuid();
        var notice = await QueueAsync(outbox => outbox.WeChat("oOld", "ballot.invitation", "您有一项业主投票", [], null, about));
        var code = await QueueAsync(outbox => outbox.Sms(Phone("13800020003"), SmsKind.OwnerCode, "493027"));
        await app.SaveAsync(OneTimeCode.Issue(OneTimeCodeId.New(), app.Services.GetRequiredService<IPersonalDataIndex>().Of(Phone("13800020003")), CodePurpose.Identity, "hash", app.Clock.GetUtcNow()));
        await app.DrainAsync();

        await app.RunJobAsync("notices.forget_messages");
        var (young, fresh) = (await RowAsync(notice), await RowAsync(code));
        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.SaveAsync(OneTimeCode.Issue(OneTimeCodeId.New(), app.Services.GetRequiredService<IPersonalDataIndex>().Of(Phone("13800020003")), CodePurpose.Identity, "hash", app.Clock.GetUtcNow()));
        await app.RunJobAsync("notices.forget_messages");
        var (weekOld, ranOut) = (await RowAsync(notice), await RowAsync(code));
        var codes = await app.UseAsync(db => db.Set<OneTimeCode>().CountAsync(Ct));
        app.Clock.Advance(TimeSpan.FromDays(173));
        await app.RunJobAsync("notices.forget_messages");

        young.Content.ShouldNotBeEmpty();
        fresh.Content.ShouldNotBeEmpty("the stand-in's codes are read until they have run out");
        weekOld.Content.ShouldNotBeEmpty();
        (ranOut.Content, ranOut.Recipient.Length > 0).ShouldBe(("", true));
        codes.ShouldBe(1);
        Personal(await RowAsync(notice)).ShouldBe(("", "", ""));
        Personal(await RowAsync(code)).ShouldBe(("", "", ""));
        (await ProgressAsync(about)).WeChat.Sent.ShouldBe(1);
        await using var scope = app.ScopeOf(TestActor.Almighty);
        (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(null, 100, Ct)).ShouldContain(line => line.Id == notice && line.Recipient == "" && line.Text == "（内容已清除）");
    }

    private static (string, string, string) Personal(ChannelMessage row) => (row.Recipient, row.RecipientIndex, row.Content);

    private static MobileNumber Phone(string digits) => MobileNumber.TryParse(digits).ShouldNotBeNull();

    private Task<ChannelMessage> RowAsync(Guid message) => app.UseAsync(db => db.Set<ChannelMessage>().AsNoTracking().SingleAsync(m => m.Id == message, Ct));

    private async Task<ChannelProgress> ProgressAsync(Guid about)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IChannelLog>().ProgressAsync(about, Ct);
    }

    private async Task<Guid> QueueAsync(Func<IChannelOutbox, Guid> queue)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        var message = queue(scope.ServiceProvider.GetRequiredService<IChannelOutbox>());
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct)).ShouldBeNull();
        return message;
    }

    private sealed class Takes : ISmsGateway
    {
        public ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken ct) => ValueTask.FromResult<SmsResult>(new SmsResult.Accepted($"{message.Key}"));
    }
}
