using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Identity of a binding.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct BindingId(Guid Value) : IEntityId<BindingId>
{
    /// <inheritdoc/>
    public static BindingId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static BindingId New() => new(Guid.CreateVersion7());
}

/// <summary>How a person proved to be the owner.</summary>
public enum BindingMethod
{
    /// <summary>人脸识别</summary>
    Face = 1,

    /// <summary>线下认证</summary>
    Offline = 2,
}

/// <summary>Why a binding or an authorisation ended.</summary>
public enum BindingEnd
{
    /// <summary>The owner unbound or revoked it.</summary>
    ByOwner = 1,

    /// <summary>The register names another owner (OWN-11).</summary>
    OwnershipEnded = 2,

    /// <summary>The proxy gave it back.</summary>
    ByProxy = 3,

    /// <summary>The period of an authorisation is over.</summary>
    Expired = 4,
}

/// <summary>
/// That a person is bound to a home as one of its owners, since when and until when (OWN-01). It speaks of one ownership: when that
/// ends, the binding ends with it. The time of binding is written once and never overwritten (OWN-06); whoever binds again gets a new row.
/// </summary>
public sealed class Binding : AggregateRoot<BindingId>
{
    private Binding()
    {
    }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>As which owner.</summary>
    public OwnerId OwnerId { get; private set; }

    /// <summary>The ownership it speaks of.</summary>
    public OwnershipId OwnershipId { get; private set; }

    /// <summary>The home.</summary>
    public HouseId HouseId { get; private set; }

    /// <summary>The project of the home.</summary>
    public ProjectId ProjectId { get; private set; }

    /// <summary>How the person proved to be the owner.</summary>
    public BindingMethod Method { get; private set; }

    /// <summary>The request by which it was proved.</summary>
    public BindingRequestId RequestId { get; private set; }

    /// <summary>绑定时间</summary>
    public DateTimeOffset BoundAt { get; private set; }

    /// <summary>When it ended; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ended; null while it holds.</summary>
    public BindingEnd? End { get; private set; }

    /// <summary>Binds one home of a proved owner.</summary>
    public static Binding Begin(Ownership ownership, Guid person, BindingMethod method, BindingRequestId request, DateTimeOffset now)
    {
        var binding = new Binding
        {
            Id = BindingId.New(),
            PersonId = person,
            OwnerId = ownership.OwnerId,
            OwnershipId = ownership.Id,
            HouseId = ownership.HouseId,
            ProjectId = ownership.ProjectId,
            Method = method,
            RequestId = request,
            BoundAt = now,
        };
        binding.Raise(new HomeBound(binding.Id, binding.OwnerId, binding.HouseId, binding.ProjectId, person, now));
        return binding;
    }

    /// <summary>解绑: the owner gives it up; the history stays (OWN-10).</summary>
    public Result Unbind(DateTimeOffset now)
    {
        if (EndedAt is not null) return BindingErrors.Ended;

        Close(BindingEnd.ByOwner, now);
        return Result.Done;
    }

    /// <summary>The register names another owner (OWN-11); a binding that is over stays as it is.</summary>
    public void EndWithOwnership(DateTimeOffset now)
    {
        if (EndedAt is null) Close(BindingEnd.OwnershipEnded, now);
    }

    private void Close(BindingEnd why, DateTimeOffset now)
    {
        (EndedAt, End) = (now, why);
        Raise(new HomeUnbound(Id, OwnerId, HouseId, ProjectId, PersonId, why, now));
    }
}
