using System.Collections.Concurrent;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Adapters.OwnershipRegistry;

/// <summary>Stand-in of the ownership authority: it has what was laid into it, in the memory of this process, and keeps no other area.</summary>
[StandIn("OwnershipRegistry")]
public sealed class LocalOwnershipRegistry : IOwnershipRegistry
{
    private readonly ConcurrentDictionary<ProjectId, RegistryExtract> _areas = new();

    /// <summary>From now on the authority answers so for an area.</summary>
    public void Answer(ProjectId area, RegistryExtract extract) => _areas[area] = extract;

    /// <inheritdoc/>
    public ValueTask<RegistryExtract> FetchAsync(RegistryArea area, CancellationToken ct) => ValueTask.FromResult(_areas.GetValueOrDefault(area.Project, new RegistryExtract.NotKept()));
}
