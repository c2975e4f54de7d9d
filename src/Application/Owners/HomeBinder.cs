using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Binds every home of a proved owner that is not bound yet (OWN-07).</summary>
public sealed class HomeBinder(IRepository<Owner> owners, IRepository<Binding> bindings, IOwnerships register)
{
    /// <summary>Binds the homes of the request's owner to its person.</summary>
    /// <returns>How many homes were bound; a refusal when somebody else is bound as that owner.</returns>
    public async Task<Result<int>> BindAsync(BindingRequest proved, BindingMethod method, DateTimeOffset now, CancellationToken ct)
    {
        if (await owners.FirstOrDefaultAsync(BindingSpecs.OwnerById(proved.OwnerId), ct) is not { } owner) return BindingErrors.NotInRegister;

        var living = await bindings.ListAsync(BindingSpecs.LivingOf(owner.Id), ct);
        if (living.Any(binding => binding.PersonId != proved.PersonId)) return BindingErrors.BoundToAnother;

        var bound = living.Select(binding => binding.OwnershipId).ToHashSet();
        var gained = (await register.LivingOfAsync(owner.Id, ct)).Where(ownership => !bound.Contains(ownership.Id)).ToList();
        foreach (var ownership in gained) bindings.Add(Binding.Begin(ownership, proved.PersonId, method, proved.Id, now));
        if (owner.PersonId != proved.PersonId) owner.LinkTo(proved.PersonId, now);
        return gained.Count;
    }
}
