using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>
/// When the register of a project changed, bindings and authorisations of ownerships that are over end (OWN-11), and homes that bound
/// owners gained are bound as well (OWN-07). What is done twice changes nothing.
/// </summary>
internal sealed class BringBindingsUpWhenRegisterImported(IRepository<Binding> bindings, IRepository<Proxy> proxies, IOwnerships register, TimeProvider clock) : IReactTo<RegisterImported>
{
    private const int AtOnce = 50_000;

    public async Task ReactAsync(RegisterImported happened, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var batch in (await register.OverdueBindingsAsync(happened.Project, AtOnce, ct)).Chunk(500))
        {
            foreach (var binding in await bindings.ListAsync(new Specification<Binding>().Where(b => batch.Contains(b.Id)), ct)) binding.EndWithOwnership(now);
        }

        foreach (var batch in (await register.OverdueProxiesAsync(happened.Project, AtOnce, ct)).Chunk(500))
        {
            foreach (var proxy in await proxies.ListAsync(new Specification<Proxy>().Where(p => batch.Contains(p.Id)), ct)) proxy.EndWithBinding(BindingEnd.OwnershipEnded, now);
        }

        foreach (var gained in await register.UncoveredAsync(happened.Project, AtOnce, ct))
        {
            bindings.Add(Binding.Begin(gained.Ownership, gained.Person, gained.Method, gained.Request, now));
        }
    }
}
