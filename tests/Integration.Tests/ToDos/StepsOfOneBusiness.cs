using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.ToDos;

public sealed class StepsOfOneBusiness(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly Jurisdiction Place = Jurisdiction.Of("4403.05.007.001.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "TDO-04")]
    public async Task are_opened_once_and_closed_each_for_itself_by_anybody_of_the_role()
    {
        var (business, officer) = (Guid.CreateVersion7(), new TestActor { Role = nameof(Role.StreetOfficer), Scope = DataScope.Of(Place) });
        foreach (var kind in new[] { "orders.review", "orders.review", "orders.confirm" })
        {
            await ChangeAsync(todos => todos.OpenAsync(new ToDoSubject(kind, business, $"步骤 {kind}", "/Admin/Orders", Place), [Role.StreetOfficer, Role.StreetLead], Ct));
        }

        (await WaitingAsync(officer)).ShouldBe(["orders.review", "orders.confirm"]);
        await ChangeAsync(todos => todos.CloseAsync("orders.review", business, Guid.CreateVersion7(), "审核通过", Ct));

        (await WaitingAsync(officer)).ShouldBe(["orders.confirm"]);
        (await WaitingAsync(officer with { Role = nameof(Role.StreetLead) })).ShouldBe(["orders.confirm"]);
        await ChangeAsync(todos => todos.WithdrawAllAsync(business, Ct));
        (await WaitingAsync(officer)).ShouldBeEmpty();
    }

    private async Task ChangeAsync(Func<IToDos, Task> change)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        await change(scope.ServiceProvider.GetRequiredService<IToDos>());
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("test", Ct)).ShouldBeNull();
    }

    private async Task<IReadOnlyList<string>> WaitingAsync(TestActor actor) =>
        [.. (await app.SendAsync(new GetToDos(ToDoTab.Pending, null, new Page()), actor)).Value.Items.Select(todo => todo.Kind)];
}
