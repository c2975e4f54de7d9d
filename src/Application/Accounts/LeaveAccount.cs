using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>解绑 of the identity in use: the account waits for the next binding; this session ends (ACC-28).</summary>
[SignedIn("One's own binding.")]
public sealed record UnbindMyAccount : ICommand;

/// <summary>注销 of the identity in use: it ends for good (ACC-28).</summary>
[SignedIn("One's own account.")]
public sealed record CancelMyAccount : ICommand;

/// <summary>解绑 of somebody else by a superior.</summary>
/// <param name="Id">The account.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record UnbindAccount(Guid Id, long? Version = null) : ICommand;

/// <summary>注销 of somebody who left or was transferred, by a superior (ACC-24). Sessions end with the next request; the history stays.</summary>
/// <param name="Id">The account.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record CancelAccount(Guid Id, long? Version = null) : ICommand;

internal sealed class UnbindMyAccountHandler(IRepository<Account> accounts, Departure departure, IActor actor) : ICommandHandler<UnbindMyAccount>
{
    public async Task<Result> Handle(UnbindMyAccount command, CancellationToken cancellationToken) =>
        await accounts.FirstOrDefaultAsync(AccountSpecs.ById(new AccountId(actor.AccountId)), cancellationToken) is { } own
            ? await departure.UnbindAsync(own, cancellationToken)
            : AccountErrors.NotFound;
}

internal sealed class CancelMyAccountHandler(IRepository<Account> accounts, Departure departure, IActor actor) : ICommandHandler<CancelMyAccount>
{
    public async Task<Result> Handle(CancelMyAccount command, CancellationToken cancellationToken) =>
        await accounts.FirstOrDefaultAsync(AccountSpecs.ById(new AccountId(actor.AccountId)), cancellationToken) is { } own
            ? await departure.CancelAsync(own, cancellationToken)
            : AccountErrors.NotFound;
}

internal sealed class UnbindAccountHandler(GovernedAccounts governed, Departure departure) : ICommandHandler<UnbindAccount>
{
    public async Task<Result> Handle(UnbindAccount command, CancellationToken cancellationToken)
    {
        var found = await governed.FindAsync(command.Id, command.Version, cancellationToken);
        return found.Error is { } refused ? refused : await departure.UnbindAsync(found.Value, cancellationToken);
    }
}

internal sealed class CancelAccountHandler(GovernedAccounts governed, Departure departure) : ICommandHandler<CancelAccount>
{
    public async Task<Result> Handle(CancelAccount command, CancellationToken cancellationToken)
    {
        var found = await governed.FindAsync(command.Id, command.Version, cancellationToken);
        return found.Error is { } refused ? refused : await departure.CancelAsync(found.Value, cancellationToken);
    }
}
