using FluentValidation;
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

/// <summary>催绑 of a whole category: everybody governed by the caller who has not bound yet, and who was not reminded today (ACC-26).</summary>
/// <param name="Role">The category.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record NudgeCategory(Role Role) : ICommand<NudgedPeople>;

/// <summary>How many were reminded.</summary>
/// <param name="Count">Accounts.</param>
public sealed record NudgedPeople(int Count);

internal sealed class NudgeCategoryValidator : AbstractValidator<NudgeCategory>
{
    public NudgeCategoryValidator() => RuleFor(c => c.Role).IsInEnum().WithMessage("请选择类别");
}

internal sealed class NudgeAccountHandler(GovernedAccounts governed, Nudges nudges) : ICommandHandler<NudgeAccount>
{
    public async Task<Result> Handle(NudgeAccount command, CancellationToken cancellationToken)
    {
        var found = await governed.FindAsync(command.Id, null, cancellationToken);
        return found.Error is { } refused ? refused : await nudges.SendAsync(found.Value, cancellationToken);
    }
}

internal sealed class NudgeCategoryHandler(IRepository<Account> accounts, ActingSuperior acting, Nudges nudges, TimeProvider clock) : ICommandHandler<NudgeCategory, NudgedPeople>
{
    private const int AtOnce = 500;

    public async Task<Result<NudgedPeople>> Handle(NudgeCategory command, CancellationToken cancellationToken)
    {
        if (await acting.FindAsync(cancellationToken) is not { } superior || !PresetMatrix.MayPreset(superior.Role, command.Role)) return AccountErrors.NotYourAccount;

        var yesterday = clock.GetUtcNow() - TimeSpan.FromDays(1);
        var waiting = await accounts.ListAsync(AccountSpecs.WaitingAs(command.Role, superior.Jurisdiction.Code, superior.ReachesAcrossUnits ? null : superior.Unit).Take(AtOnce), cancellationToken);
        var count = 0;
        foreach (var account in waiting.Where(account => account.LastNudgedAt is not { } last || last <= yesterday))
        {
            if ((await nudges.SendAsync(account, cancellationToken)).Error is { } refused) return refused;
            count++;
        }

        return new NudgedPeople(count);
    }
}

/// <summary>The reminder itself.</summary>
public sealed class Nudges(IUnits units, IChannelOutbox outbox, TimeProvider clock)
{
    /// <summary>Notes that somebody was urged, and sends the text message.</summary>
    public async Task<Result> SendAsync(Account account, CancellationToken ct)
    {
        if (account.Nudge(clock.GetUtcNow()).Error is { } refused) return refused;

        var unit = account.OrganisationId is { } id ? await units.FindAsync(id, ct) : null;
        if (account.Phone is { } phone) outbox.Sms(phone, SmsKind.BindReminder, unit?.Name ?? account.Name);
        return Result.Done;
    }
}
