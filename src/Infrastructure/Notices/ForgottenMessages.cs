using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Rules;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Whether the codes in text messages stay readable after they were sent: only where nobody gets them, on a Development machine with the stand-in.</summary>
/// <param name="AreKept">Until the next run of <see cref="ForgetOldMessages"/>.</param>
internal sealed record CodesInClear(bool AreKept);

/// <summary>Somebody left: what was sent before loses what is personal, as soon as it has an outcome.</summary>
internal sealed class ForgottenRecipient
{
    public Guid Id { get; set; }

    /// <summary>Keyed hash of phone or openid, as in the messages.</summary>
    public string RecipientIndex { get; set; } = "";

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }
}

internal sealed class ForgottenRecipientConfiguration : IEntityTypeConfiguration<ForgottenRecipient>
{
    public void Configure(EntityTypeBuilder<ForgottenRecipient> forgotten)
    {
        forgotten.ToTable("forgotten_recipients", "notices");
        forgotten.Property(f => f.RecipientIndex).HasMaxLength(64);
        forgotten.HasIndex(f => f.NextAttemptAt);
    }
}

/// <summary>A version of how long messages and codes are kept.</summary>
/// <param name="Messages">What is personal in a message, from when it has an outcome.</param>
/// <param name="Codes">The rows of one-time codes, from when they were issued.</param>
internal sealed record Retention(TimeSpan Messages, TimeSpan Codes);

/// <summary>How long messages and codes are kept: the configuration section <c>Notices:Retention</c>.</summary>
internal sealed class ConfiguredRetention(IConfiguration configuration)
{
    // How many codes a phone got in a day has to be known for longer than that day.
    private const int LeastForCodes = 2;

    private readonly DatedRules<Retention> _versions = DatedRules<Retention>.Read(
        configuration, "Notices:Retention", (_, rule) => new Retention(TimeSpan.FromDays(rule.Number("MessageDays")), TimeSpan.FromDays(rule.Number("CodeDays", LeastForCodes))));

    public Retention InForceAt(DateTimeOffset moment) => _versions.InForceAt(moment);
}

/// <summary>What is personal in messages, taken out of them; what became of them stays for the statistics.</summary>
internal static class ForgettingMessages
{
    /// <summary>Those whose text is a code.</summary>
    public static IQueryable<ChannelMessage> OfCodes(this IQueryable<ChannelMessage> messages)
    {
        var kinds = ChannelOutbox.KindsOfCodes;
        return messages.Where(m => m.Channel == Channel.Sms && kinds.Contains(m.Kind));
    }

    /// <summary>Takes out the text.</summary>
    public static Task<int> ForgetContentAsync(this IQueryable<ChannelMessage> messages, CancellationToken ct) => messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, ""), ct);

    /// <summary>Takes out the text and who got it.</summary>
    public static Task<int> ForgetAsync(this IQueryable<ChannelMessage> messages, CancellationToken ct) =>
        messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, "").SetProperty(m => m.Recipient, "").SetProperty(m => m.RecipientIndex, ""), ct);
}

/// <summary>Takes those who left out of what was sent to them. A message that is still on its way is waited for; it has an outcome within days.</summary>
internal sealed class ForgottenRecipients(IServiceScopeFactory scopes, TimeProvider clock) : IBackgroundQueue
{
    private const int Batch = 100;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), clock.GetUtcNow());
        var (messages, forgotten) = (db.Set<ChannelMessage>(), db.Set<ForgottenRecipient>());
        var due = await forgotten.AsNoTracking().Where(f => f.NextAttemptAt <= now).OrderBy(f => f.NextAttemptAt).Take(Batch).ToListAsync(ct);
        foreach (var one in due)
        {
            var theirs = messages.Where(m => m.RecipientIndex == one.RecipientIndex && m.QueuedAt <= one.AskedAt);
            await theirs.Where(m => m.SettledAt != null).ForgetAsync(ct);
            var row = forgotten.Where(f => f.Id == one.Id);
            if (await theirs.AnyAsync(ct)) await row.ExecuteUpdateAsync(set => set.SetProperty(f => f.NextAttemptAt, now + Again), ct);
            else await row.ExecuteDeleteAsync(ct);
        }

        return due.Count;
    }
}

/// <summary>Takes out of old messages what is personal, and deletes codes that nobody counts any more.</summary>
internal sealed class ForgetOldMessages(AppDbContext db, ConfiguredRetention retention, TimeProvider clock) : IRecurringJob
{
    private const int Batch = 1_000;

    public string Name => "notices.forget_messages";

    public TimeSpan Interval => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var kept = retention.InForceAt(now);
        var (messagesBefore, codesBefore) = (now - kept.Messages, now - kept.Codes);
        var messages = db.Set<ChannelMessage>();
        await messages.Where(m => m.RecipientIndex != "" && m.SettledAt != null && m.ExpiresAt <= now && m.Content != "").OfCodes().ForgetContentAsync(ct);
        List<Guid> old;
        do
        {
            old = await messages.AsNoTracking().Where(m => m.RecipientIndex != "" && m.SettledAt < messagesBefore).OrderBy(m => m.SettledAt).Take(Batch).Select(m => m.Id).ToListAsync(ct);
            await messages.Where(m => old.Contains(m.Id)).ForgetAsync(ct);
        }
        while (old.Count == Batch);

        await db.Set<OneTimeCode>().Where(code => code.IssuedAt < codesBefore).ExecuteDeleteAsync(ct);
    }
}
