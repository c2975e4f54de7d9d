using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Application.Tests.Owners;

[Trait("row", "PLT-05")]
public sealed class ReadingARegisterSheet
{
    [Theory]
    [InlineData(SheetCellKind.Text, "99.39㎡")]
    [InlineData(SheetCellKind.Text, " 99.39 m2")]
    [InlineData(SheetCellKind.Text, "９９．３９平方米")]
    [InlineData(SheetCellKind.Number, "99.390000000000001")]
    [InlineData(SheetCellKind.Number, "9.939E1")]
    public void takes_an_area_however_it_is_written(SheetCellKind kind, string text) =>
        Home((RegisterSheet.Area, new(kind, text))).Area.ShouldBe(new Area(9939));

    [Theory]
    [InlineData("0", "area0")]
    [InlineData("-1", "area0")]
    [InlineData("约90", "areatext")]
    [InlineData("90.125", "areadecimals")]
    [InlineData("90000000", "arealarge")]
    public void refuses_what_is_no_area(string text, string kind) => Fault((RegisterSheet.Area, SheetCell.OfText(text))).ShouldBe((RegisterSheet.Area, kind));

    [Theory]
    [InlineData("99999919911124426x")]
    [InlineData(" ９９９９９９１９９１１１２４４２６Ｘ ")]
    public void takes_an_identity_number_however_it_is_typed(string text) =>
        Home((RegisterSheet.DocumentNumber, SheetCell.OfText(text))).Owners.ShouldHaveSingleItem().Document.Number.ShouldBe("99999919911124426X");

    [Theory]
    [InlineData(SheetCellKind.Number, "9.99999E+17")]
    [InlineData(SheetCellKind.Number, "999999197001188000")]
    [InlineData(SheetCellKind.Text, "9.99999E+17")]
    public void says_when_excel_lost_digits_of_an_identity_number(SheetCellKind kind, string text) =>
        Fault((RegisterSheet.DocumentNumber, new(kind, text))).ShouldBe((RegisterSheet.DocumentNumber, "sci"));

    [Theory]
    [InlineData("999999197001188060", "checksum")]
    [InlineData("99999919700118806", "idformat")]
    [InlineData("", "nonumber")]
    public void refuses_a_wrong_identity_number(string text, string kind) =>
        Fault((RegisterSheet.DocumentNumber, SheetCell.OfText(text))).ShouldBe((RegisterSheet.DocumentNumber, kind));

    [Theory]
    [InlineData(SheetCellKind.Text, "199 0000 5013")]
    [InlineData(SheetCellKind.Text, "+8619900005013")]
    [InlineData(SheetCellKind.Number, "19900005013")]
    [InlineData(SheetCellKind.Number, "1.9900005013E10")]
    public void takes_a_phone_however_it_is_typed(SheetCellKind kind, string text) =>
        Home((RegisterSheet.Phone, new(kind, text))).Owners.ShouldHaveSingleItem().Phone.ShouldNotBeNull().Digits.ShouldBe("19900005013");

    [Fact]
    public void takes_floors_and_names_to_one_form()
    {
        var home = Home((RegisterSheet.Floor, SheetCell.OfText("３层")), (RegisterSheet.OwnerName, SheetCell.OfText(" 王　玲 ")), (RegisterSheet.Room, SheetCell.OfNumber(101)));

        home.Floor.ShouldBe("3");
        home.Room.ShouldBe("101");
        home.Owners.ShouldHaveSingleItem().Name.ShouldBe("王玲");
    }

    [Fact]
    [Trait("row", "OWN-06")]
    public void gathers_the_co_owners_of_a_home_from_their_rows()
    {
        var reading = ASheet.Read(ASheet.Row(3), ASheet.Row(4, (RegisterSheet.OwnerName, SheetCell.OfText("朱杰霞")), (RegisterSheet.DocumentNumber, SheetCell.OfText(ASheet.Zhu)), (RegisterSheet.Area, default)));

        reading.Faults.ShouldBeEmpty();
        reading.Homes.ShouldHaveSingleItem().Owners.Select(o => o.Name).ShouldBe(["王艳玲", "朱杰霞"]);
        reading.Figures.VotingUnits.ShouldBe(1);
    }

    [Fact]
    [Trait("row", "OWN-07")]
    public void counts_homes_of_the_same_owners_as_one_voting_unit()
    {
        var reading = ASheet.Read(
            ASheet.Row(3),
            ASheet.Row(4, (RegisterSheet.Room, SheetCell.OfText("102"))),
            ASheet.Row(5, (RegisterSheet.Room, SheetCell.OfText("103")), Developer, NoNumber),
            ASheet.Row(6, (RegisterSheet.Room, SheetCell.OfText("104")), Developer, NoNumber));

        reading.Figures.ShouldSatisfyAllConditions(f => f.Homes.ShouldBe(4), f => f.Owners.ShouldBe(1), f => f.VotingUnits.ShouldBe(2));
        reading.Homes.Count(h => h.DeveloperHeld).ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void refuses_a_home_that_both_developer_and_owner_hold_at_the_later_row(bool developerFirst)
    {
        var (owner, developer) = developerFirst ? (4, 3) : (3, 4);

        var reading = ASheet.Read([.. new[] { ASheet.Row(owner), ASheet.Row(developer, Developer, NoNumber) }.OrderBy(r => r.Number)]);

        var fault = reading.Faults.ShouldHaveSingleItem();
        (fault.Row, fault.Column, fault.Kind).ShouldBe((4, RegisterSheet.OwnerName, "devowner"));
        reading.Homes.ShouldBeEmpty();
    }

    [Fact]
    public void refuses_a_formula_even_where_its_value_would_do() =>
        Fault((RegisterSheet.Area, new(SheetCellKind.Formula, "99.39"))).ShouldBe((RegisterSheet.Area, "formula"));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    public void refuses_a_text_that_a_sheet_would_take_for_a_formula(string text) =>
        Fault((RegisterSheet.Remark, SheetCell.OfText(text))).ShouldBe((RegisterSheet.Remark, "formula"));

    [Theory]
    [InlineData(RegisterSheet.Building, "nobuilding")]
    [InlineData(RegisterSheet.Room, "noroom")]
    [InlineData(RegisterSheet.Use, "use")]
    [InlineData(RegisterSheet.Area, "noarea")]
    [InlineData(RegisterSheet.OwnerName, "noname")]
    [InlineData(RegisterSheet.DocumentKind, "doctype")]
    public void refuses_a_row_without_what_must_be_there(string column, string kind) => Fault((column, default)).ShouldBe((column, kind));

    [Fact]
    public void refuses_over_long_text() =>
        Fault((RegisterSheet.Remark, SheetCell.OfText(new string('长', 501)))).ShouldBe((RegisterSheet.Remark, "long"));

    [Fact]
    public void finds_columns_by_their_names_in_any_order()
    {
        var heads = RegisterSheet.Heads.Reverse().ToList();
        var row = ASheet.Row(5);
        var turned = new SheetRow(5, [.. row.Cells.Reverse()]);

        var reading = RegisterSheet.Read([new SheetRow(4, [.. heads.Select(SheetCell.OfText)]), turned]);

        reading.Faults.ShouldBeEmpty();
        reading.Homes.ShouldHaveSingleItem().Room.ShouldBe("101");
    }

    [Fact]
    public void names_the_columns_that_are_missing()
    {
        var reading = RegisterSheet.Read([new SheetRow(1, [SheetCell.OfText("楼栋名称"), SheetCell.OfText("房号")])]);

        reading.Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Kind.ShouldBe("header"), f => f.Message.ShouldContain("业主姓名"), f => f.Message.ShouldContain("专有部分面积"));
    }

    [Fact]
    public void a_sheet_of_nothing_is_a_fault() => ASheet.Read().Faults.ShouldHaveSingleItem().Kind.ShouldBe("empty");

    [Fact]
    public void the_sum_row_may_hold_a_formula()
    {
        var sum = ASheet.Row(4, (RegisterSheet.Building, SheetCell.OfText("合 计")), (RegisterSheet.Room, default), (RegisterSheet.Area, new(SheetCellKind.Formula, "99.39")));

        ASheet.Read(ASheet.Row(3), sum).Faults.ShouldBeEmpty();
    }

    private static (string, SheetCell) Developer => (RegisterSheet.OwnerName, SheetCell.OfText("开发建设单位"));

    private static (string, SheetCell) NoNumber => (RegisterSheet.DocumentNumber, default);

    private static Domain.Owners.RegisterHome Home(params (string, SheetCell)[] changes)
    {
        var reading = ASheet.Read(ASheet.Row(3, changes));
        reading.Faults.ShouldBeEmpty();
        return reading.Homes.ShouldHaveSingleItem();
    }

    private static (string Column, string Kind) Fault(params (string, SheetCell)[] changes)
    {
        var reading = ASheet.Read(ASheet.Row(3, changes));
        reading.Homes.ShouldBeEmpty();
        var fault = reading.Faults.ShouldHaveSingleItem();
        fault.Row.ShouldBe(3);
        return (fault.Column, fault.Kind);
    }
}
