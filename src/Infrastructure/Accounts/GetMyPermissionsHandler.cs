using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetMyPermissionsHandler(IActor actor) : IQueryHandler<GetMyPermissions, IReadOnlyList<string>>
{
    public Task<Result<IReadOnlyList<string>>> Handle(GetMyPermissions request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<IReadOnlyList<string>>>(RoleCatalogue.DeclaredKeys.Where(actor.May).ToList());
}
