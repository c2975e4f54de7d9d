using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Demo;

namespace PropertyPlatform.Web.Tests.Demo;

public sealed class CityPlanTests
{
    private static readonly CityPlan Plan = CityPlan.Draw(CityPlan.Seed);

    [Fact]
    public void is_the_same_for_the_same_seed()
    {
        var again = CityPlan.Draw(CityPlan.Seed);

        Lines(again).ShouldBe(Lines(Plan));
        Lines(CityPlan.Draw(CityPlan.Seed + 1)).ShouldNotBe(Lines(Plan));
    }

    [Fact]
    public void has_eleven_districts_of_which_two_have_no_division_code()
    {
        var districts = CityPlan.Places.Where(place => Jurisdiction.Of(place.Code).Level == JurisdictionLevel.District).ToList();

        districts.Count.ShouldBe(11);
        districts.Where(district => district.Kind != default && !district.Code[5..^1].All(char.IsAsciiDigit)).Select(district => district.Name).ShouldBe(["大鹏新区", "深汕特别合作区"]);
    }

    [Fact]
    public void gives_documents_and_phones_that_nobody_has()
    {
        var people = Plan.Projects.SelectMany(project => project.Homes).SelectMany(home => home.Owners).ToList();

        people.ShouldAllBe(person => IdDocument.IsResidentId(person.Document.Number) && person.Document.Number.StartsWith("999999"));
        people.ShouldAllBe(person => person.Phone == null || person.Phone.Digits.StartsWith("1990000"));
        people.GroupBy(person => person.Document).ShouldAllBe(same => same.Select(person => person.Name).Distinct().Count() == 1);
        people.Where(person => person.Phone != null).GroupBy(person => person.Phone).ShouldAllBe(same => same.Select(person => person.Document).Distinct().Count() == 1);
    }

    [Fact]
    public void gives_enterprises_codes_with_both_check_characters() => UnifiedSocialCreditCode.TryParse(People.CreditCodeOf(1)).ShouldNotBeNull();

    [Fact]
    public void has_couples_owners_of_several_homes_and_homes_of_the_developer()
    {
        var homes = Plan.Project("yunjing").Homes;

        homes.Count(home => home.Owners.Count > 1).ShouldBeGreaterThan(40);
        homes.Count(home => home.DeveloperHeld).ShouldBeGreaterThan(0);
        homes.SelectMany(home => home.Owners).GroupBy(owner => owner.Document).Count(same => same.Count() > 1).ShouldBeGreaterThan(10);
    }

    private static List<string> Lines(CityPlan plan) =>
        [.. plan.Projects.SelectMany(project => project.Homes.Select(home => $"{project.Name} {home.Building} {home.Stairwell} {home.Room} {home.Area.Centi} {string.Join(',', home.Owners.Select(owner => $"{owner.Name} {owner.Document.Number} {owner.Phone?.Digits}"))}"))];
}
