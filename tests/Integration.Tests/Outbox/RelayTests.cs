using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Relay;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Outbox;

public sealed class RelayTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task hands_an_event_to_its_reactions_and_forgets_it()
    {
        var (attachment, store) = (new AttachmentId(Guid.CreateVersion7()), app.Services.GetRequiredService<IAttachmentStore>());
        var key = AttachmentKey.For(attachment, app.Clock.GetUtcNow());
        await store.PutAsync(key, new MemoryStream([1]), Ct);
        var message = await QueueAsync("attachments.removed", Payload(attachment, key), Guid.CreateVersion7(), 1);

        await app.DrainAsync();

        (await store.OpenAsync(key, Ct)).ShouldBeOfType<ReadResult.Missing>();
        (await IsWaitingAsync(message)).ShouldBeFalse();
        (await app.UseAsync(db => db.Set<InboxEntry>().AnyAsync(e => e.MessageId == message, Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task tries_again_later_and_gives_up_after_eight_tries()
    {
        var message = await QueueAsync("nobody.knows_it", "{}", Guid.CreateVersion7(), 1);

        await app.DrainAsync();
        await app.DrainAsync();
        var once = await RowAsync(message);
        for (var i = 0; i < BackOff.MostTries; i++)
        {
            app.Clock.Advance(TimeSpan.FromHours(2));
            await app.DrainAsync();
        }

        once.Attempts.ShouldBe(1);
        once.NextAttemptAt.ShouldBeGreaterThan(once.OccurredAt);
        var given = await RowAsync(message);
        given.DeadAt.ShouldNotBeNull();
        given.Attempts.ShouldBe(BackOff.MostTries);
        given.LastError.ShouldNotBeNull().ShouldContain("nobody.knows_it");
    }

    [Fact]
    public async Task keeps_the_order_of_one_root()
    {
        var root = Guid.CreateVersion7();
        await QueueAsync("nobody.knows_it", "{}", root, 1);
        var second = await QueueAsync("attachments.removed", Payload(), root, 2);

        await app.DrainAsync();

        (await IsWaitingAsync(second)).ShouldBeTrue();
    }

    [Fact]
    public async Task two_nodes_share_the_work_without_doing_it_twice()
    {
        var messages = new List<Guid>();
        for (var i = 0; i < 60; i++) messages.Add(await QueueAsync("attachments.removed", Payload(), Guid.CreateVersion7(), 1));

        await Task.WhenAll(app.DrainAsync(), app.DrainAsync(), app.DrainAsync());
        await app.DrainAsync();

        (await app.UseAsync(db => db.Set<OutboxMessage>().CountAsync(m => messages.Contains(m.Id), Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task a_message_that_cannot_be_read_holds_up_none_of_its_kind()
    {
        var broken = await QueueAsync("attachments.removed", "{", Guid.CreateVersion7(), 1);
        var sound = new List<Guid>();
        for (var i = 0; i < 5; i++) sound.Add(await QueueAsync("attachments.removed", Payload(), Guid.CreateVersion7(), 1));

        await app.DrainAsync();

        (await RowAsync(broken)).Attempts.ShouldBe(1);
        foreach (var message in sound) (await IsWaitingAsync(message)).ShouldBeFalse();
    }

    [Fact]
    public async Task a_message_given_up_is_revived_or_laid_aside_with_a_reason()
    {
        var (revived, aside) = (await QueueAsync("nobody.knows_it", "{}", Guid.CreateVersion7(), 1), await QueueAsync("nobody.knows_it", "{}", Guid.CreateVersion7(), 1));
        for (var i = 0; i < BackOff.MostTries; i++)
        {
            await app.DrainAsync();
            app.Clock.Advance(TimeSpan.FromHours(2));
        }

        (await app.SendAsync(new RetryMessage(revived))).Succeeded.ShouldBeTrue();
        (await app.SendAsync(new DiscardMessage(aside, ""))).Error.ShouldBe(SharedErrors.Invalid);
        (await app.SendAsync(new DiscardMessage(aside, "测试消息"))).Succeeded.ShouldBeTrue();
        (await app.SendAsync(new DiscardMessage(aside, "测试消息"))).Error.ShouldBe(RelayErrors.NotFound);
        (await app.SendAsync(new RetryMessage(revived), TestActor.Almighty with { Permissions = [] })).Error.ShouldBe(SharedErrors.NotPermitted);

        var state = (await app.SendAsync(new GetRelay(new Page(Size: 200)))).Value;
        state.GivenUp.Items.ShouldNotContain(m => m.Id == aside || m.Id == revived);
        (await RowAsync(revived)).Attempts.ShouldBe(0);
        (await RowAsync(aside)).DiscardReason.ShouldBe("测试消息");
    }

    private string Payload()
    {
        var attachment = new AttachmentId(Guid.CreateVersion7());
        return Payload(attachment, AttachmentKey.For(attachment, app.Clock.GetUtcNow()));
    }

    private static string Payload(AttachmentId attachment, AttachmentKey key) => JsonSerializer.Serialize(new AttachmentRemoved(attachment, "ballot", Guid.CreateVersion7(), key.Value), JsonColumns.Options);

    private async Task<Guid> QueueAsync(string name, string payload, Guid root, long version)
    {
        var id = Guid.CreateVersion7();
        var now = app.Clock.GetUtcNow();
        await app.UseAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO outbox.messages (id, name, payload, stream_id, stream_version, occurred_at, attempts, next_attempt_at) VALUES ({id}, {name}, {payload}, {root}, {version}, {now}, 0, {now})", Ct));
        return id;
    }

    private Task<bool> IsWaitingAsync(Guid id) => app.UseAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.Id == id, Ct));

    private Task<OutboxMessage> RowAsync(Guid id) => app.UseAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync(m => m.Id == id, Ct));
}
