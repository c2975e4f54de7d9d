using MediatR;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Sinners.Handlers;

internal sealed record CommandNobodyHandles : ICommand;

internal sealed record CommandHandledTwice : ICommand;

internal sealed class FirstHandler : ICommandHandler<CommandHandledTwice>
{
    public Task<Result> Handle(CommandHandledTwice request, CancellationToken cancellationToken) => Task.FromResult(Result.Done);
}

internal sealed class SecondHandler : ICommandHandler<CommandHandledTwice>
{
    public Task<Result> Handle(CommandHandledTwice request, CancellationToken cancellationToken) => Task.FromResult(Result.Done);
}

public sealed class PublicHandler;

internal class HandlerOpenForInheritance;

internal sealed class HandlerThatSends(IMediator mediator)
{
    public Task<Result> SendAsync() => mediator.Send(new CommandNobodyHandles());
}

internal sealed record RequestForNobodyInParticular : ICommand;

[Anonymous("to be caught")]
[SignedIn("to be caught")]
internal sealed record RequestForTwoCircles : ICommand;

[Anonymous("")]
internal sealed record RequestWithoutAReason : ICommand;

[Requires]
internal sealed record RequestWithoutAPermission : ICommand;
