using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>A bound owner names somebody who may vote for the home in the owner's place (OWN-05).</summary>
/// <param name="House">The own home.</param>
/// <param name="Name">姓名 of the proxy.</param>
/// <param name="DocumentType">证件类型</param>
/// <param name="DocumentNumber">证件号码</param>
/// <param name="Phone">手机号码</param>
/// <param name="From">First moment of the period.</param>
/// <param name="To">First moment after it; 366 days later at the latest.</param>
[SignedIn("only for a home that the caller has bound")]
public sealed record AuthoriseProxy(HouseId House, string Name, DocumentType DocumentType, string DocumentNumber, string Phone, DateTimeOffset From, DateTimeOffset To) : ICommand<ProxyId>
{
    /// <summary>Shows nothing personal: requests may be logged.</summary>
    public override string ToString() => nameof(AuthoriseProxy);
}

internal sealed class AuthoriseProxyValidator : AbstractValidator<AuthoriseProxy>
{
    public AuthoriseProxyValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写被委托人姓名").MaximumLength(Owner.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.DocumentType).IsInEnum().WithMessage("请选择证件类型");
        RuleFor(c => c.DocumentNumber).NotEmpty().WithMessage("请填写证件号码").MaximumLength(40).WithMessage("证件号码过长");
        RuleFor(c => c.Phone).NotEmpty().WithMessage("请填写手机号码").MaximumLength(20).WithMessage("手机号码不正确");
        RuleFor(c => c.From).NotEmpty().WithMessage("请填写委托开始时间");
        RuleFor(c => c.To).NotEmpty().WithMessage("请填写委托结束时间");
    }
}

internal sealed class AuthoriseProxyHandler(IRepository<Binding> bindings, IRepository<Owner> owners, IRepository<Proxy> proxies, IPersonalDataIndex index, IActor actor, TimeProvider clock)
    : ICommandHandler<AuthoriseProxy, ProxyId>
{
    public async Task<Result<ProxyId>> Handle(AuthoriseProxy command, CancellationToken cancellationToken)
    {
        if (IdDocument.TryParse(command.DocumentType, command.DocumentNumber) is not { } document) return BindingErrors.BadDocument;
        if (MobileNumber.TryParse(command.Phone) is not { } phone) return BindingErrors.BadPhone;
        if (await bindings.FirstOrDefaultAsync(BindingSpecs.LivingOf(actor.PersonId, command.House), cancellationToken) is not { } binding) return ProxyErrors.NotBound;
        if (await owners.FirstOrDefaultAsync(BindingSpecs.OwnerById(binding.OwnerId), cancellationToken) is not { } owner) return ProxyErrors.NotBound;

        var now = clock.GetUtcNow();
        foreach (var earlier in await proxies.ListAsync(BindingSpecs.LivingProxies(binding.OwnershipId), cancellationToken))
        {
            if (now < earlier.To) return ProxyErrors.AnotherLiving;
            earlier.EndWithBinding(BindingEnd.Expired, now);
        }

        var named = new NamedProxy(Normalised.Name(command.Name), document, index.Of(document), phone, index.Of(phone));
        var given = Proxy.Authorise(binding, owner.DocumentIndex, named, command.From, command.To, now);
        return given.Error is { } refused ? refused : proxies.Add(given.Value).Id;
    }
}
