using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>The owners of a project and who of them is bound, in the order of the register.</summary>
/// <param name="Project">The project.</param>
/// <param name="Bound">Bound or unbound ones only; null for all.</param>
/// <param name="Building">楼栋名称; null for all.</param>
/// <param name="Room">Beginning of the room number; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewOwners)]
public sealed record GetProjectOwners(ProjectId Project, bool? Bound, string? Building, string? Room, Page Page) : IQuery<Paged<OwnerLine>>;

internal sealed class GetProjectOwnersValidator : AbstractValidator<GetProjectOwners>
{
    public GetProjectOwnersValidator()
    {
        RuleFor(q => q.Building).MaximumLength(50);
        RuleFor(q => q.Room).MaximumLength(50);
    }
}

/// <summary>An owner of a home.</summary>
/// <param name="House">The home.</param>
/// <param name="Address">楼栋、单元、房号</param>
/// <param name="AreaCenti">Exclusive area, 0.01 m².</param>
/// <param name="Owner">姓名, masked.</param>
/// <param name="Phone">手机号码, masked; null when the register has none.</param>
/// <param name="Share">份额; null when the certificate says nothing.</param>
/// <param name="BoundAt">绑定时间; null when not bound.</param>
/// <param name="Method">How it was proved; null when not bound.</param>
/// <param name="HasProxy">Whether a proxy stands in the owner's place now.</param>
public sealed record OwnerLine(Guid House, string Address, long AreaCenti, string Owner, string? Phone, string? Share, DateTimeOffset? BoundAt, BindingMethod? Method, bool HasProxy);

/// <summary>How many owners of a project are bound.</summary>
/// <param name="Project">The project.</param>
[Requires(Permissions.ViewOwners)]
public sealed record GetBindingFigures(ProjectId Project) : IQuery<BindingFigures>;

/// <summary>Figures of a project.</summary>
/// <param name="Homes">Homes in the register.</param>
/// <param name="BoundHomes">Homes of which an owner is bound.</param>
/// <param name="Owners">Owners, each once.</param>
/// <param name="BoundOwners">Owners who are bound.</param>
/// <param name="Proxies">Authorisations in force.</param>
public sealed record BindingFigures(int Homes, int BoundHomes, int Owners, int BoundOwners, int Proxies)
{
    /// <summary>Owners who are not bound.</summary>
    public int UnboundOwners => Owners - BoundOwners;
}

/// <summary>Authorisations of a project, those that wait for review first (OWN-05).</summary>
/// <param name="Project">The project.</param>
/// <param name="State">In one state only; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewOwners)]
public sealed record GetProjectProxies(ProjectId Project, ProxyState? State, Page Page) : IQuery<Paged<ProxyLine>>;

/// <summary>An authorisation on the list of officers.</summary>
/// <param name="Proxy">The authorisation.</param>
/// <param name="Address">楼栋、单元、房号</param>
/// <param name="Owner">Name of the owner, masked.</param>
/// <param name="Name">Name of the proxy, masked.</param>
/// <param name="Document">Document of the proxy, masked.</param>
/// <param name="Phone">Phone of the proxy, masked.</param>
/// <param name="From">First moment of the period.</param>
/// <param name="To">First moment after it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AcceptedAt">Since when it is in force; null until accepted.</param>
public sealed record ProxyLine(Guid Proxy, string Address, string Owner, string Name, string Document, string Phone, DateTimeOffset From, DateTimeOffset To, ProxyState State, DateTimeOffset? AcceptedAt);

/// <summary>One authorisation.</summary>
/// <param name="Proxy">The authorisation.</param>
[Requires(Permissions.ReviewProxies)]
public sealed record GetProxy(ProxyId Proxy) : IQuery<ProxyLine>;

/// <summary>Whether somebody is an owner of an area (OWN-09), as for the members of a committee.</summary>
/// <param name="Project">The area.</param>
/// <param name="Name">姓名</param>
/// <param name="DocumentType">证件类型</param>
/// <param name="DocumentNumber">证件号码</param>
[Requires(Permissions.VerifyOwners)]
public sealed record VerifyOwnerOfArea(ProjectId Project, string Name, DocumentType DocumentType, string DocumentNumber) : IQuery<OwnerVerification>
{
    /// <summary>Shows nothing personal: requests may be logged.</summary>
    public override string ToString() => nameof(VerifyOwnerOfArea);
}

internal sealed class VerifyOwnerOfAreaValidator : AbstractValidator<VerifyOwnerOfArea>
{
    public VerifyOwnerOfAreaValidator()
    {
        RuleFor(q => q.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Owner.NameLength).WithMessage("姓名过长");
        RuleFor(q => q.DocumentType).IsInEnum().WithMessage("请选择证件类型");
        RuleFor(q => q.DocumentNumber).NotEmpty().WithMessage("请填写证件号码").MaximumLength(40).WithMessage("证件号码过长");
    }
}

/// <summary>The answer.</summary>
/// <param name="IsOwner">Whether name and document are those of an owner of a home of the area.</param>
/// <param name="Homes">楼栋、单元、房号 of that owner's homes there.</param>
public sealed record OwnerVerification(bool IsOwner, IReadOnlyList<string> Homes);
