using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ports;

/// <summary>The ownership authority (权属部门): what it has on the homes and owners of an area (OWN-08). It never learns more of us than the area.</summary>
public interface IOwnershipRegistry
{
    /// <summary>Everything the authority has on the homes of an area.</summary>
    ValueTask<RegistryExtract> FetchAsync(RegistryArea area, CancellationToken ct);
}

/// <summary>The area asked for.</summary>
/// <param name="Project">How we call it.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Jurisdiction">Its community.</param>
public sealed record RegistryArea(ProjectId Project, string Name, Jurisdiction Jurisdiction);

/// <summary>What the authority answers.</summary>
public abstract record RegistryExtract
{
    private RegistryExtract()
    {
    }

    /// <summary>The homes of the area with their owners.</summary>
    /// <param name="Reference">How the authority calls the extract.</param>
    /// <param name="Homes">Every home.</param>
    public sealed record Delivered(string Reference, IReadOnlyList<RegisterHome> Homes) : RegistryExtract;

    /// <summary>The authority does not keep this area: its register comes from sheets.</summary>
    public sealed record NotKept : RegistryExtract;

    /// <summary>The authority did not answer.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : RegistryExtract;
}
