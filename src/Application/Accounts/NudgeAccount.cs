using FluentValidation;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>催绑: reminds somebody by a text message to bind the preset account; whoever is bound gets nothing (ACC-26).</summary>
/// <param name="Id">The account.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record NudgeAccount(Guid Id) : ICommand;

/// <summary>
/// 催绑 of a whole category: everybody of it in the caller's place who has not bound yet, as 用户统计 counts them, except who was reminded often enough today;
/// for an enterprise or a committee everybody of it in the own unit (ACC-26).
/// </summary>
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

/// <summary>The accounts of a place, by the definition that 用户统计 counts them by (STA-04).</summary>
public interface IAccountsOfPlace
{
    /// <summary>An account at work in the place, to be changed; null when there is none.</summary>
    Task<Account?> FindAsync(AccountId id, Jurisdiction place, CancellationToken ct);

    /// <summary>Accounts of a role at work in the place that wait to be bound, to be changed; the longest unreminded first.</summary>
    Task<IReadOnlyList<Account>> WaitingAsync(Role role, Jurisdiction place, CancellationToken ct);
}

internal sealed class NudgeAccountHandler(GovernedAccounts governed, Nudges nudges) : ICommandHandler<NudgeAccount>
{
    public async Task<Result> Handle(NudgeAccount command, CancellationToken cancellationToken)
    {
        var found = await governed.FindToUrgeAsync(command.Id, cancellationToken);
        if (found.Error is { } hidden) return hidden;

        var nudged = await nudges.SendAsync([found.Value], cancellationToken);
        if (nudged.Error is { } refused) return refused;

        return nudged.Value > 0 ? Result.Done : AccountErrors.NudgedToday;
    }
}

internal sealed class NudgeCategoryHandler(IRepository<Account> accounts, IAccountsOfPlace places, ActingSuperior acting, Nudges nudges) : ICommandHandler<NudgeCategory, NudgedPeople>
{
    public async Task<Result<NudgedPeople>> Handle(NudgeCategory command, CancellationToken cancellationToken)
    {
        if (await acting.FindAsync(cancellationToken) is not { } superior || !superior.MayUrge(command.Role)) return AccountErrors.NotYourAccount;

        var waiting = superior.AnswersForPlace
            ? await places.WaitingAsync(command.Role, superior.Jurisdiction, cancellationToken)
            : await accounts.ListAsync(AccountSpecs.WaitingAs(command.Role, superior.Unit), cancellationToken);
        var nudged = await nudges.SendAsync(waiting, cancellationToken);
        return nudged.Error is { } refused ? refused : new NudgedPeople(nudged.Value);
    }
}

/// <summary>催绑 through the platform's one mechanism of reminders, which knows who had enough of them today (NTF-14).</summary>
public sealed class Nudges(IReminders reminders, TimeProvider clock)
{
    /// <summary>Reminds those of the waiting accounts who may be reminded today, and notes it at the account.</summary>
    /// <returns>How many were reminded; a refusal when one of them is bound already.</returns>
    public async Task<Result<int>> SendAsync(IReadOnlyList<Account> waiting, CancellationToken ct)
    {
        var reminded = await reminders.AskForBindingAsync([.. waiting.Select(TargetOf)], ct);
        var now = clock.GetUtcNow();
        foreach (var account in waiting.Where(account => reminded.Contains(account.Id.Value)))
        {
            if (account.Nudge(now).Error is { } refused) return refused;
        }

        return reminded.Count;
    }

    private static ReachedRecipient TargetOf(Account account) =>
        new(new Recipient(account.Id.Value, null, account.Role, account.OrganisationId?.Value, account.Name, null, account.Phone), null, account.Jurisdiction);
}
