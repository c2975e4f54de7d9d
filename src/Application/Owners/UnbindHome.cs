using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>解绑 of one of the own homes (OWN-10). Authorisations given for it end with it; a ballot that has started is not touched (decision 14).</summary>
/// <param name="Binding">The binding.</param>
[SignedIn("only the own binding is found")]
public sealed record UnbindHome(BindingId Binding) : ICommand;

internal sealed class UnbindHomeHandler(IRepository<Binding> bindings, IRepository<Proxy> proxies, IActor actor, TimeProvider clock) : ICommandHandler<UnbindHome>
{
    public async Task<Result> Handle(UnbindHome command, CancellationToken cancellationToken)
    {
        if (await bindings.FirstOrDefaultAsync(BindingSpecs.OfPerson(command.Binding, actor.PersonId), cancellationToken) is not { } binding) return BindingErrors.NotFound;

        var now = clock.GetUtcNow();
        if (binding.Unbind(now).Error is { } refused) return refused;

        foreach (var proxy in await proxies.ListAsync(BindingSpecs.LivingProxies(binding.OwnershipId), cancellationToken)) proxy.EndWithBinding(BindingEnd.ByOwner, now);
        return Result.Done;
    }
}
