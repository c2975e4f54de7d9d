using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Relay;

/// <summary>Has a message tried again that the relay gave up.</summary>
/// <param name="Message">The message.</param>
[Requires(Permissions.WatchRelay)]
public sealed record RetryMessage(Guid Message) : ICommand;

internal sealed class RetryMessageHandler(IDeadMessages messages) : ICommandHandler<RetryMessage>
{
    public async Task<Result> Handle(RetryMessage command, CancellationToken cancellationToken) =>
        await messages.ReviveAsync(command.Message, cancellationToken) ? Result.Done : RelayErrors.NotFound;
}
