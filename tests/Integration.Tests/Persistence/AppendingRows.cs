using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Bulk;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence;

public sealed class AppendingRows(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task writes_what_the_change_tracker_would_have_written()
    {
        var (at, root) = (app.Clock.GetUtcNow(), Guid.CreateVersion7());
        await using var scope = app.ScopeOf(TestActor.Almighty);
        var messages = Enumerable.Range(1, 3).Select(version => MessageOf(scope.ServiceProvider, root, version, at)).ToList();

        await scope.ServiceProvider.GetRequiredService<IRowAppender>().AppendAsync([.. messages]);

        var stored = await app.UseAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.StreamId == root).OrderBy(m => m.StreamVersion).ToListAsync(Ct));
        stored.ShouldBeEquivalentTo(messages);
    }

    [Fact]
    public async Task takes_nothing_of_any_table_when_one_row_is_refused()
    {
        var (at, root) = (app.Clock.GetUtcNow(), Guid.CreateVersion7());
        await using var scope = app.ScopeOf(TestActor.Almighty);
        var message = MessageOf(scope.ServiceProvider, root, 1, at);
        var done = new InboxEntry { MessageId = message.Id, Reaction = "once" };

        await Should.ThrowAsync<DbException>(() => scope.ServiceProvider.GetRequiredService<IRowAppender>().AppendAsync([message, done, new InboxEntry { MessageId = message.Id, Reaction = "once" }]));

        (await app.UseAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.StreamId == root, Ct))).ShouldBeFalse();
        (await app.UseAsync(db => db.Set<InboxEntry>().AnyAsync(e => e.MessageId == message.Id, Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task leaves_to_the_change_tracker_what_is_more_than_one_plain_row()
    {
        var plain = await app.UseAsync(db => Task.FromResult(new[] { typeof(Vote), typeof(OutboxMessage), typeof(VotingUnit), typeof(PropertyProject) }
            .Where(type => PlainTable.Of(db.Model.FindEntityType(type).ShouldNotBeNull()) is not null).ToList()));

        plain.ShouldBe([typeof(Vote), typeof(OutboxMessage)]);
    }

    private static OutboxMessage MessageOf(IServiceProvider services, Guid root, long version, DateTimeOffset at) =>
        OutboxMessage.Of(new AttachmentRemoved(new AttachmentId(Guid.CreateVersion7()), "ballot", root, $"2026/11/{version}"), root, version, services.GetRequiredService<EventRegistry>(), at);
}
