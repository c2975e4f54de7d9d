using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>
/// How every context reminds people (NTF-14): one limit per person and day, one log. Called inside a command's handler; what it does is saved with that
/// command or not at all. 催办 of a notice is the context's own (<see cref="UrgeNotice"/>).
/// </summary>
public interface IReminders
{
    /// <summary>催绑: a text message to the phone of each preset account (ACC-26).</summary>
    /// <returns>The accounts that were reminded; the others were reminded often enough today.</returns>
    Task<IReadOnlySet<Guid>> AskForBindingAsync(IReadOnlyList<ReachedRecipient> targets, CancellationToken ct);

    /// <summary>提醒更新: a message into the inbox of each target, and a WeChat card to whoever follows (PRJ-18, ENT-26).</summary>
    /// <param name="matter">What is to be brought up to date, as <c>projects.parking</c>; the limit of a day counts by it.</param>
    /// <param name="title">标题</param>
    /// <param name="body">正文; without personal data.</param>
    /// <param name="targets">Whom to remind, as <see cref="IRecipients.ReachAsync"/> finds them.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>How many were reminded; a refusal when the caller acts for no government unit, when there is no target, or when all were reminded often enough today.</returns>
    Task<Result<int>> AskForUpdateAsync(string matter, string title, string body, IReadOnlyList<ReachedRecipient> targets, CancellationToken ct);
}

/// <summary>What reminders were sent.</summary>
public interface IReminderLog
{
    /// <summary>Reminders that each of the accounts got since a moment: of one kind about one matter, and in all. Who got none is not named.</summary>
    Task<IReadOnlyDictionary<Guid, (int OfMatter, int InAll)>> CountAsync(ReminderKind kind, string matter, IReadOnlyCollection<Guid> accounts, DateTimeOffset since, CancellationToken ct);

    /// <summary>Writes them down, in the command's transaction.</summary>
    Task WriteAsync(ReminderKind kind, string matter, IReadOnlyList<(Guid Account, ReminderWay Way)> targets, DateTimeOffset at, CancellationToken ct);
}

/// <summary>The limits in force.</summary>
public interface IReminderRules
{
    /// <summary>The version in force at a moment.</summary>
    ReminderLimits InForceAt(DateTimeOffset moment);
}

/// <inheritdoc/>
public sealed class Reminders(IReminderLog log, IReminderRules rules, INoticeMail mail, IRepository<Notice> notices, IChannelOutbox outbox, IActor actor, TimeProvider clock) : IReminders
{
    private const string Binding = "accounts.binding";

    /// <inheritdoc/>
    public async Task<IReadOnlySet<Guid>> AskForBindingAsync(IReadOnlyList<ReachedRecipient> targets, CancellationToken ct)
    {
        var allowed = await AllowedAsync(ReminderKind.Binding, Binding, targets, ct);
        var units = await mail.UnitNamesAsync([.. allowed.Select(one => one.Recipient.OrganisationId).OfType<Guid>().Distinct()], ct);
        foreach (var (recipient, _, _) in allowed)
        {
            if (recipient.Phone is { } phone) outbox.Sms(phone, SmsKind.BindReminder, recipient.OrganisationId is { } unit && units.TryGetValue(unit, out var name) ? name : recipient.Name);
        }

        await NoteAsync(ReminderKind.Binding, Binding, allowed, ct);
        return allowed.Select(one => one.Recipient.AccountId).ToHashSet();
    }

    /// <inheritdoc/>
    public async Task<Result<int>> AskForUpdateAsync(string matter, string title, string body, IReadOnlyList<ReachedRecipient> targets, CancellationToken ct)
    {
        if (actor.ToPublisher() is not { } publisher) return NoticeErrors.NoUnit;

        var allowed = await AllowedAsync(ReminderKind.Update, matter, targets, ct);
        if (targets.Count > 0 && allowed.Count == 0) return NoticeErrors.RemindedToday;

        var reminder = Notice.AskForUpdate(publisher, title, body, allowed.People(), clock.GetUtcNow());
        if (reminder.Error is { } refused) return refused;

        await mail.DeliverAsync(notices.Add(reminder.Value), allowed, ct);
        await NoteAsync(ReminderKind.Update, matter, allowed, ct);
        return allowed.People();
    }

    /// <summary>How the log names a notice.</summary>
    internal static string MatterOf(NoticeId notice) => notice.Value.ToString("N");

    /// <summary>Those of the targets who may be reminded once more today.</summary>
    internal async Task<IReadOnlyList<ReachedRecipient>> AllowedAsync(ReminderKind kind, string matter, IReadOnlyList<ReachedRecipient> targets, CancellationToken ct)
    {
        if (targets.Count == 0) return targets;

        var (now, limits) = (clock.GetUtcNow(), rules.InForceAt(clock.GetUtcNow()));
        var counts = await log.CountAsync(kind, matter, [.. targets.Select(one => one.Recipient.AccountId).Distinct()], ChinaCalendar.StartOf(ChinaCalendar.DayOf(now)), ct);
        return [.. targets.Where(one => counts.TryGetValue(one.Recipient.AccountId, out var got) ? limits.Allow(got.OfMatter, got.InAll) : limits.Allow(0, 0))];
    }

    /// <summary>Writes down who was reminded, and by which way.</summary>
    internal Task NoteAsync(ReminderKind kind, string matter, IReadOnlyList<ReachedRecipient> reminded, CancellationToken ct) =>
        log.WriteAsync(kind, matter, [.. reminded.Select(one => one.Recipient).DistinctBy(one => one.AccountId).Select(one => (one.AccountId, WayTo(kind, one)))], clock.GetUtcNow(), ct);

    private static ReminderWay WayTo(ReminderKind kind, Recipient recipient) => kind switch
    {
        ReminderKind.Binding => recipient.Phone is null ? ReminderWay.None : ReminderWay.Sms,
        _ => recipient.OpenId is null ? ReminderWay.Inbox : ReminderWay.WeChat,
    };
}
