using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.ToDos;

/// <summary>
/// Opens and closes to-dos within the current change. It looks past the caller's scope, because who asks or acts need not be able to see the to-do:
/// an enterprise that withdraws ends a to-do of the district. That the caller may act was decided by the business.
/// </summary>
internal sealed class ToDoDesk(AppDbContext db, TimeProvider clock) : IToDos
{
    public async Task OpenAsync(ToDoSubject subject, IReadOnlyCollection<Role> roles, CancellationToken ct)
    {
        var pending = await PendingOfAsync(subject.BusinessId, ct);
        if (pending.Any(todo => todo.Kind == subject.Kind)) return;

        db.Add(ToDo.Open(subject, roles, clock.GetUtcNow()));
    }

    public async Task CloseAsync(string kind, Guid businessId, Guid account, string outcome, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var todo in (await PendingOfAsync(businessId, ct)).Where(todo => todo.Kind == kind)) todo.Handle(account, outcome, now);
    }

    public async Task WithdrawAsync(string kind, Guid businessId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var todo in (await PendingOfAsync(businessId, ct)).Where(todo => todo.Kind == kind)) todo.Withdraw(now);
    }

    public async Task WithdrawAllAsync(Guid businessId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var todo in await PendingOfAsync(businessId, ct)) todo.Withdraw(now);
    }

    // The stored ones and those opened earlier in this same change.
    private async Task<List<ToDo>> PendingOfAsync(Guid businessId, CancellationToken ct)
    {
        await db.Set<ToDo>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(todo => todo.BusinessId == businessId && todo.ClosedAt == null).LoadAsync(ct);
        return [.. db.Set<ToDo>().Local.Where(todo => todo.BusinessId == businessId && todo.IsPending)];
    }
}

/// <summary>Registrations of the to-dos.</summary>
internal sealed class ToDoModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration) => services.AddScoped<IToDos, ToDoDesk>();
}
