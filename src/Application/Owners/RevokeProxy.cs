using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>The owner revokes an authorisation, or the proxy gives it back; votes already cast stand.</summary>
/// <param name="Proxy">The authorisation.</param>
[SignedIn("only for the owner who gave it and the proxy who has it")]
public sealed record RevokeProxy(ProxyId Proxy) : ICommand;

internal sealed class RevokeProxyHandler(IRepository<Proxy> proxies, OwnerToDos todos, IActor actor, TimeProvider clock) : ICommandHandler<RevokeProxy>
{
    public async Task<Result> Handle(RevokeProxy command, CancellationToken cancellationToken)
    {
        if (await proxies.FirstOrDefaultAsync(BindingSpecs.ProxyById(command.Proxy), cancellationToken) is not { } given) return ProxyErrors.NotFound;
        if (given.Revoke(actor.PersonId, clock.GetUtcNow()).Error is { } refused) return refused;

        await todos.EndedAsync(given, cancellationToken);
        return Result.Done;
    }
}

/// <summary>The committee reviews the letter of a proxy whose face could not be checked (OWN-05).</summary>
/// <param name="Proxy">The authorisation.</param>
/// <param name="Accept">Accept or refuse.</param>
/// <param name="Opinion">Why it is refused; mandatory then.</param>
[Requires(Permissions.ReviewProxies)]
public sealed record ReviewProxy(ProxyId Proxy, bool Accept, string? Opinion) : ICommand;

internal sealed class ReviewProxyValidator : AbstractValidator<ReviewProxy>
{
    public ReviewProxyValidator() => RuleFor(c => c.Opinion).MaximumLength(BindingRequest.NoteLength).WithMessage("意见不能超过500个字");
}

internal sealed class ReviewProxyHandler(IRepository<Proxy> proxies, IOwnerships register, IAttachmentFacts files, OwnerToDos todos, IActor actor, TimeProvider clock) : ICommandHandler<ReviewProxy>
{
    public async Task<Result> Handle(ReviewProxy command, CancellationToken cancellationToken)
    {
        if (await proxies.FirstOrDefaultAsync(BindingSpecs.ProxyById(command.Proxy), cancellationToken) is not { } given) return ProxyErrors.NotFound;
        if (!await register.HouseWithinScopeAsync(given.HouseId, cancellationToken)) return ProxyErrors.NotFound;

        var letters = await files.CountAsync(AttachmentKinds.ProxyLetter, given.Id.Value, cancellationToken);
        if (given.Review(actor.AsOfficer(), command.Accept, Normalised.Text(command.Opinion), letters, clock.GetUtcNow()).Error is { } refused) return refused;

        await todos.ReviewedAsync(given, command.Accept, cancellationToken);
        return Result.Done;
    }
}
