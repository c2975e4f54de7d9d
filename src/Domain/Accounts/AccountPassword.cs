using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Identity of a password.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct AccountPasswordId(Guid Value) : IEntityId<AccountPasswordId>
{
    /// <inheritdoc/>
    public static AccountPasswordId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static AccountPasswordId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// User name and password of an account that a superior preset, for cities without the government's sign-in (ORG-06). The superior gives a
/// first password, which opens nothing but the page where its holder proves the preset phone and chooses an own one; institutions that
/// registered themselves have theirs in <see cref="InstitutionRegistration"/>.
/// </summary>
public sealed class AccountPassword : AggregateRoot<AccountPasswordId>
{
    private AccountPassword() => (UserName, Hash) = ("", "");

    /// <summary>Whose it is.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>用户名, kept as <see cref="InstitutionRegistration.NameOf"/> says; unique.</summary>
    public string UserName { get; private set; }

    /// <summary>Salted hash of the password.</summary>
    public string Hash { get; private set; }

    /// <summary>Whether it is the first one, which its holder has not chosen.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Since when it holds.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>Gives a first password.</summary>
    public static AccountPassword Give(AccountId account, string userName, string hash, DateTimeOffset now)
    {
        var password = new AccountPassword { Id = AccountPasswordId.New(), AccountId = account };
        password.GiveAgain(userName, hash, now);
        return password;
    }

    /// <summary>Gives a first password anew; the former one is worth nothing from then on.</summary>
    public void GiveAgain(string userName, string hash, DateTimeOffset now)
    {
        (UserName, Hash, IsFirst, SetAt) = (InstitutionRegistration.NameOf(userName), hash, true, now);
        Raise(new FirstPasswordGiven(Id, AccountId, UserName, now));
    }

    /// <summary>Its holder chose a password.</summary>
    public void Choose(string hash, DateTimeOffset now)
    {
        (Hash, IsFirst, SetAt) = (hash, false, now);
        Raise(new OwnPasswordChosen(Id, AccountId, now));
    }

    /// <summary>Whether the first password may still be exchanged for an own one.</summary>
    public bool FirstHolds(PasswordRule rule, DateTimeOffset now) => IsFirst && now < SetAt + rule.FirstLife;
}

/// <summary>A superior gave a first password.</summary>
[EventName("accounts.first_password_given")]
public sealed record FirstPasswordGiven(AccountPasswordId Password, AccountId Account, string UserName, DateTimeOffset At) : IDomainEvent;

/// <summary>The holder of an account chose a password.</summary>
[EventName("accounts.own_password_chosen")]
public sealed record OwnPasswordChosen(AccountPasswordId Password, AccountId Account, DateTimeOffset At) : IDomainEvent;
