using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>催绑: reminds somebody by a text message to bind the preset account; whoever is bound gets nothing (ACC-26).</summary>
/// <param name="Id">The account.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record NudgeAccount(Guid Id) : ICommand;

internal sealed class NudgeAccountHandler(GovernedAccounts governed, IUnits units, IChannelOutbox outbox, TimeProvider clock) : ICommandHandler<NudgeAccount>
{
    public async Task<Result> Handle(NudgeAccount command, CancellationToken cancellationToken)
    {
        var found = await governed.FindAsync(command.Id, null, cancellationToken);
        if (found.Error is { } refused) return refused;

        var account = found.Value;
        if (account.Nudge(clock.GetUtcNow()).Error is { } notNudged) return notNudged;

        var unit = account.OrganisationId is { } id ? await units.FindAsync(id, cancellationToken) : null;
        if (account.Phone is { } phone) outbox.Sms(phone, SmsKind.BindReminder, unit?.Name ?? "");
        return Result.Done;
    }
}
