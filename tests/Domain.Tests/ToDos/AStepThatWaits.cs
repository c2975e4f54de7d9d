using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.ToDos;

public sealed class AStepThatWaits
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Colleague = new("11111111-1111-1111-1111-111111111111");

    [Fact]
    [Trait("row", "TDO-04")]
    public void asks_each_role_once()
    {
        var todo = ToDo.Open(Subject(), [Role.StreetOfficer, Role.StreetLead, Role.StreetOfficer], Monday);

        todo.IsPending.ShouldBeTrue();
        todo.Asked.Select(asked => asked.Role).ShouldBe([Role.StreetOfficer, Role.StreetLead]);
        todo.Events.ShouldHaveSingleItem().ShouldBe(new ToDoOpened(todo.Id, todo.Kind, todo.BusinessId));
    }

    [Fact]
    [Trait("row", "TDO-04")]
    public void belongs_to_whoever_handled_it_and_asks_nobody_any_more()
    {
        var todo = ToDo.Open(Subject(), [Role.StreetOfficer], Monday);

        todo.Handle(Colleague, "审核通过", Monday.AddHours(2));

        todo.End.ShouldBe(ToDoEnd.Handled);
        todo.HandledBy.ShouldBe(Colleague);
        todo.ClosedAt.ShouldBe(Monday.AddHours(2));
        todo.Asked.ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "TDO-04")]
    public void is_in_nobodys_done_list_when_its_business_is_withdrawn()
    {
        var todo = ToDo.Open(Subject(), [Role.StreetOfficer], Monday);

        todo.Withdraw(Monday.AddHours(1));

        todo.End.ShouldBe(ToDoEnd.Withdrawn);
        todo.HandledBy.ShouldBeNull();
        todo.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void keeps_its_first_end()
    {
        var todo = ToDo.Open(Subject(), [Role.StreetOfficer], Monday);
        todo.Handle(Colleague, "审核通过", Monday.AddHours(1));

        todo.Withdraw(Monday.AddHours(2));
        todo.Handle(Guid.Empty, "审核不通过", Monday.AddHours(3));

        todo.End.ShouldBe(ToDoEnd.Handled);
        todo.HandledBy.ShouldBe(Colleague);
        todo.Outcome.ShouldBe("审核通过");
    }

    [Fact]
    public void needs_somebody_to_ask() =>
        Should.Throw<ArgumentException>(() => ToDo.Open(Subject(), [], Monday));

    [Fact]
    public void leads_to_a_page_of_this_platform_only() =>
        Should.Throw<ArgumentException>(() => ToDo.Open(Subject() with { Url = "https://elsewhere.example" }, [Role.StreetOfficer], Monday));

    private static ToDoSubject Subject() =>
        new("ballots.review", ProjectId.New().Value, "审核电子投票申请", "/Admin/Ballots/Review", Jurisdiction.Of("4403.05.007.001."), ProjectId.New());
}
