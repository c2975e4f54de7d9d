using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Relay;

/// <summary>Lays a message aside that the relay gave up, and says why.</summary>
/// <param name="Message">The message.</param>
/// <param name="Reason">Why it need not be worked off; at most 200 characters.</param>
[Requires(Permissions.WatchRelay)]
public sealed record DiscardMessage(Guid Message, string Reason) : ICommand;

internal sealed class DiscardMessageValidator : AbstractValidator<DiscardMessage>
{
    public DiscardMessageValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请填写原因").MaximumLength(200).WithMessage("不超过200个字");
}

internal sealed class DiscardMessageHandler(IDeadMessages messages) : ICommandHandler<DiscardMessage>
{
    public async Task<Result> Handle(DiscardMessage command, CancellationToken cancellationToken) =>
        await messages.DiscardAsync(command.Message, command.Reason.Trim(), cancellationToken) ? Result.Done : RelayErrors.NotFound;
}
