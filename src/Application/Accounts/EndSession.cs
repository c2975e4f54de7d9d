using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>退出登录: whatever cookie or token of the session somebody kept a copy of opens nothing from the next request on, on any node.</summary>
/// <param name="Session">The session; null when nobody is signed in, and then there is nothing to end.</param>
[Anonymous("Whoever signs out may be signed out already; the cookie or token names the session.")]
public sealed record EndSession(Session? Session) : ICommand;

internal sealed class EndSessionHandler(ISessionMarks marks) : ICommandHandler<EndSession>
{
    public async Task<Result> Handle(EndSession command, CancellationToken cancellationToken)
    {
        if (command.Session is { } session) await marks.EndAsync(session, cancellationToken);
        return Result.Done;
    }
}
