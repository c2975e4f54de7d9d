using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class ResumeSessionHandler(ActorResolver resolver, ISessionMarks marks) : ICommandHandler<ResumeSession, Session>
{
    public async Task<Result<Session>> Handle(ResumeSession command, CancellationToken cancellationToken)
    {
        if (await resolver.ResolveAsync(command.Earlier, cancellationToken) is null) return SharedErrors.NotSignedIn;

        return await marks.RenewAsync(command.Earlier, command.Number, cancellationToken) ? command.Earlier : SharedErrors.NotSignedIn;
    }
}
