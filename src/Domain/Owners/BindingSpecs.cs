using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Named questions about owners, bindings and authorisations.</summary>
public static class BindingSpecs
{
    /// <summary>The owner of a document.</summary>
    public static Specification<Owner> OwnerOf(BlindIndex document) => new Specification<Owner>().Where(owner => owner.DocumentIndex == document);

    /// <summary>The owner of an id.</summary>
    public static Specification<Owner> OwnerById(OwnerId id) => new Specification<Owner>().Where(owner => owner.Id == id);

    /// <summary>One binding of a person.</summary>
    public static Specification<Binding> OfPerson(BindingId id, Guid person) => new Specification<Binding>().Where(binding => binding.Id == id && binding.PersonId == person);

    /// <summary>The living bindings of an owner.</summary>
    public static Specification<Binding> LivingOf(OwnerId owner) => new Specification<Binding>().Where(binding => binding.OwnerId == owner && binding.EndedAt == null);

    /// <summary>The living binding of a home by a person.</summary>
    public static Specification<Binding> LivingOf(Guid person, HouseId house) =>
        new Specification<Binding>().Where(binding => binding.PersonId == person && binding.HouseId == house && binding.EndedAt == null);

    /// <summary>One request.</summary>
    public static Specification<BindingRequest> RequestById(BindingRequestId id) => new Specification<BindingRequest>().Where(request => request.Id == id);

    /// <summary>One request of a person.</summary>
    public static Specification<BindingRequest> RequestOf(BindingRequestId id, Guid person) =>
        new Specification<BindingRequest>().Where(request => request.Id == id && request.PersonId == person);

    /// <summary>Requests of a person as an owner that still wait for proof.</summary>
    public static Specification<BindingRequest> Waiting(Guid person, OwnerId owner) => new Specification<BindingRequest>()
        .Where(request => request.PersonId == person && request.OwnerId == owner && request.State != BindingRequestState.Bound && request.State != BindingRequestState.GivenUp);

    /// <summary>One authorisation.</summary>
    public static Specification<Proxy> ProxyById(ProxyId id) => new Specification<Proxy>().Where(proxy => proxy.Id == id);

    /// <summary>Authorisations that have not ended for an ownership.</summary>
    public static Specification<Proxy> LivingProxies(OwnershipId ownership) =>
        new Specification<Proxy>().Where(proxy => proxy.OwnershipId == ownership && proxy.State != ProxyState.Ended && proxy.State != ProxyState.Refused);

    /// <summary>Authorisations that name a document and a phone and wait for the proxy to prove it.</summary>
    public static Specification<Proxy> NamedFor(BlindIndex document, BlindIndex phone) => new Specification<Proxy>()
        .Where(proxy => proxy.DocumentIndex == document && proxy.PhoneIndex == phone
            && (proxy.State == ProxyState.Authorised || proxy.State == ProxyState.FaceChecking || proxy.State == ProxyState.FaceFailed))
        .OrderBy(proxy => proxy.AuthorisedAt);
}
