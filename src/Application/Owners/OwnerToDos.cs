using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;

namespace PropertyPlatform.Application.Owners;

/// <summary>The steps of owners that wait for an officer (TDO-04): confirming a recorded certification, reviewing a proxy's letter.</summary>
public sealed class OwnerToDos(IToDos todos, IOwnerships register, IActor actor)
{
    private const string Confirm = "owners.confirm_certification";
    private const string Review = "owners.review_proxy";
    private static readonly Role[] Committee = [Role.Director, Role.CommitteeOfficer, Role.PrepGroup];

    /// <summary>Asks the committee and the offices of the place where it was recorded for a second officer.</summary>
    public async Task AskForSecondOfficerAsync(BindingRequest request, CancellationToken ct)
    {
        if (await register.PlaceWithinScopeAsync(request.OwnerId, ct) is not { } place) return;

        var subject = new ToDoSubject(Confirm, request.Id.Value, $"复核线下认证：{place.Address}", $"/admin/certifications/{request.Id.Value}", place.Jurisdiction, place.Project, null);
        await todos.OpenAsync(subject, [.. Committee, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer], ct);
    }

    /// <summary>Another officer has decided.</summary>
    public Task CertificationDecidedAsync(BindingRequest request, bool confirmed, CancellationToken ct) =>
        todos.CloseAsync(Confirm, request.Id.Value, actor.AccountId, confirmed ? "复核通过" : "复核不通过", ct);

    /// <summary>A later request took the place of this one.</summary>
    public Task GivenUpAsync(BindingRequest request, CancellationToken ct) => todos.WithdrawAsync(Confirm, request.Id.Value, ct);

    /// <summary>The authorisation is over; nobody has to review it any more.</summary>
    public Task EndedAsync(Proxy proxy, CancellationToken ct) => todos.WithdrawAsync(Review, proxy.Id.Value, ct);

    /// <summary>Asks the committee to review a letter.</summary>
    public async Task AskForReviewAsync(Proxy proxy, CancellationToken ct)
    {
        if (await register.PlaceOfAsync(proxy.HouseId, ct) is not { } place) return;

        await todos.OpenAsync(new ToDoSubject(Review, proxy.Id.Value, $"审核被委托人：{place.Address}", $"/admin/proxies/{proxy.Id.Value}", place.Jurisdiction, place.Project, proxy.To), Committee, ct);
    }

    /// <summary>The letter is reviewed.</summary>
    public Task ReviewedAsync(Proxy proxy, bool accepted, CancellationToken ct) => todos.CloseAsync(Review, proxy.Id.Value, actor.AccountId, accepted ? "审核通过" : "审核不通过", ct);
}

/// <summary>Asks the committee when a proxy's face could not be checked; as the system, for a proxy sees no home yet.</summary>
internal sealed class AskCommitteeWhenProxyCheckFailed(IRepository<Proxy> proxies, OwnerToDos todos) : IReactTo<ProxyCheckFailed>
{
    public async Task ReactAsync(ProxyCheckFailed happened, CancellationToken ct)
    {
        if (await proxies.FirstOrDefaultAsync(BindingSpecs.ProxyById(happened.Proxy), ct) is { State: ProxyState.FaceFailed } proxy) await todos.AskForReviewAsync(proxy, ct);
    }
}
