using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What 解绑 and 注销 have in common: a person who gives up the last identity is forgotten by WeChat, and by phone when nothing is left to bind; so is what was sent there.</summary>
public sealed class Departure(IRepository<Account> accounts, IRepository<Person> persons, IRootLock locks, IChannelOutbox outbox, TimeProvider clock)
{
    /// <summary>Ends the binding; the account can be bound again.</summary>
    public async Task<Result> UnbindAsync(Account account, CancellationToken ct)
    {
        var holder = account.PersonId;
        if (account.Unbind(clock.GetUtcNow()).Error is { } refused) return refused;

        await ForgetAsync(holder, account.Id, phoneToo: false, ct);
        return Result.Done;
    }

    /// <summary>Ends the account.</summary>
    public async Task<Result> CancelAsync(Account account, CancellationToken ct)
    {
        var holder = account.PersonId;
        if (account.Cancel(await OtherLeadsAsync(account, ct), clock.GetUtcNow()).Error is { } refused) return refused;

        await ForgetAsync(holder, account.Id, phoneToo: true, ct);
        return Result.Done;
    }

    /// <summary>Ends an account whose unit itself ended, so that nobody has to stay in the lead. An account that ended already is left alone.</summary>
    public async Task EndWithUnitAsync(Account account, CancellationToken ct)
    {
        var holder = account.PersonId;
        if (account.Cancel(otherLeads: 1, clock.GetUtcNow()).Error is not null) return;

        await ForgetAsync(holder, account.Id, phoneToo: true, ct);
    }

    // Leads of a unit go one after the other, by the row of the oldest of them: two that go at once must not both find the other still there.
    private async Task<int> OtherLeadsAsync(Account account, CancellationToken ct)
    {
        if (!Roles.Of(account.Role).Leads || account.OrganisationId is not { } unit) return 0;

        var leads = await accounts.ListAsync(AccountSpecs.OtherLeadsOf(unit, account.Id), ct);
        if (leads.Append(account).MinBy(lead => lead.Id.Value) is { } oldest) await locks.HoldAsync(oldest, ct);
        return (await accounts.ListAsync(AccountSpecs.OtherLeadsOf(unit, account.Id), ct)).Count;
    }

    private async Task ForgetAsync(PersonId? holder, AccountId left, bool phoneToo, CancellationToken ct)
    {
        if (holder is not { } id || await persons.FirstOrDefaultAsync(AccountSpecs.PersonById(id), ct) is not { } person) return;

        var others = await accounts.ListAsync(AccountSpecs.BoundTo(id), ct);
        if (others.Any(other => other.Id != left)) return;

        if (person.OpenId is { } openId) outbox.Forget(openId);
        if (person.Phone is { } phone) outbox.Forget(phone.Digits);
        person.Unfollow();
        if (phoneToo) person.ForgetPhone();
    }
}
