using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>No request carries a key: what background work and hosts without HTTP have.</summary>
internal sealed class WithoutIdempotency : IIdempotency
{
    public bool IsActive => false;

    public Task<StoredAnswer?> FindAsync(object request, CancellationToken ct) => Task.FromResult<StoredAnswer?>(null);

    public void Remember(object request, string answer)
    {
    }
}
