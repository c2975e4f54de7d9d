using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>催办 (NTF-02): reminds everybody who has not responded to a notice of the own department, except whom it reminded often enough today.</summary>
/// <param name="Notice">The notice.</param>
[Requires(Permissions.PublishNotices)]
public sealed record UrgeNotice(NoticeId Notice) : ICommand<RemindedPeople>;

/// <summary>What a reminder came to.</summary>
/// <param name="Count">People reminded.</param>
/// <param name="Spared">People left in peace, as they were reminded often enough today.</param>
public sealed record RemindedPeople(int Count, int Spared);

internal sealed class UrgeNoticeHandler(IRepository<Notice> notices, IRootLock locks, INoticeMail mail, Reminders reminders, IActor actor, TimeProvider clock) : ICommandHandler<UrgeNotice, RemindedPeople>
{
    public async Task<Result<RemindedPeople>> Handle(UrgeNotice command, CancellationToken cancellationToken)
    {
        if (actor.ToPublisher() is not { } publisher) return NoticeErrors.NoUnit;
        if (await notices.FirstOrDefaultAsync(NoticeSpecs.OfUnit(command.Notice, publisher.Unit), cancellationToken) is not { } notice) return NoticeErrors.NotFound;

        // Of two who urge at once, the second must see whom the first has reminded.
        await locks.HoldAsync(notice, cancellationToken);
        var waiting = await mail.WaitingAsync(notice.Id, cancellationToken);
        var allowed = await reminders.AllowedAsync(ReminderKind.Response, Reminders.MatterOf(notice.Id), waiting, cancellationToken);
        if (waiting.Count > 0 && allowed.Count == 0) return NoticeErrors.RemindedToday;

        var urging = notice.Urge(publisher, allowed.People(), clock.GetUtcNow());
        if (urging.Error is { } refused) return refused;

        await mail.DeliverAsync(notices.Add(urging.Value), allowed, cancellationToken);
        await reminders.NoteAsync(ReminderKind.Response, Reminders.MatterOf(notice.Id), allowed, cancellationToken);
        return new RemindedPeople(allowed.People(), waiting.People() - allowed.People());
    }
}
