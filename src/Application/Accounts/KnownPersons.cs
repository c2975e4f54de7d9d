using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Finds the one person behind a proof, or takes note of a new one (decision 16).</summary>
public sealed class KnownPersons(IRepository<Person> persons)
{
    /// <summary>Whoever has proved that phone under that name. A phone that changed hands leaves its former holder.</summary>
    public async Task<Person> ProvedAsync(string name, IndexedPhone phone, CancellationToken ct)
    {
        if (await persons.FirstOrDefaultAsync(AccountSpecs.PersonByPhone(phone.Index), ct) is not { } holder) return persons.Add(Person.Proved(name, phone));
        if (holder.Name == Normalised.Name(name)) return holder;

        holder.ForgetPhone();
        return persons.Add(Person.Proved(name, phone));
    }

    /// <summary>The person of that id.</summary>
    public Task<Person?> FindAsync(PersonId id, CancellationToken ct) => persons.FirstOrDefaultAsync(AccountSpecs.PersonById(id), ct);

    /// <summary>Connects a WeChat with the person; whoever had it before loses it.</summary>
    public async Task FollowAsync(Person person, string openId, CancellationToken ct)
    {
        if (await persons.FirstOrDefaultAsync(AccountSpecs.PersonByOpenId(openId), ct) is { } other && other.Id != person.Id) other.Unfollow();

        person.Follow(openId);
    }

    /// <summary>A person proved another phone; whoever had it before loses it.</summary>
    public async Task ProveAsync(PersonId id, IndexedPhone phone, CancellationToken ct)
    {
        if (await persons.FirstOrDefaultAsync(AccountSpecs.PersonByPhone(phone.Index), ct) is { } other && other.Id != id) other.ForgetPhone();
        if (await FindAsync(id, ct) is { } person) person.Prove(phone);
    }
}
