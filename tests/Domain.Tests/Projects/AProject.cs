using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Projects;

public sealed class AProject
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);
    private static readonly Jurisdiction Community = Jurisdiction.Of("4403.05.007.001.");
    private static readonly OrganisationId First = OrganisationId.New();
    private static readonly OrganisationId Second = OrganisationId.New();
    private static readonly ManagementContract Contract = new("HT-1", new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31));

    [Fact]
    [Trait("row", "PRJ-04")]
    public void belongs_to_exactly_one_community()
    {
        PropertyProject.Register("A1", Community.Up(JurisdictionLevel.Street), Facts(), Monday).Error.ShouldBe(ProjectErrors.NotACommunity);

        var project = Registered();

        project.Jurisdiction.ShouldBe(Community);
        project.District.ShouldBe("4403.05.");
        project.State.ShouldBe(ProjectState.Recorded);
        project.Events.ShouldHaveSingleItem().ShouldBeOfType<ProjectRegistered>();
    }

    [Fact]
    public void is_managed_by_one_enterprise_at_a_time()
    {
        var project = Registered();

        project.BeginManagement(First, Contract, null, Monday).Succeeded.ShouldBeTrue();

        project.BeginManagement(First, Contract, null, Monday).Error.ShouldBe(ProjectErrors.ManagedByItAlready);
        project.BeginManagement(Second, Contract, null, Monday).Error.ShouldBe(ProjectErrors.ManagedByAnother);
        project.ManagerId.ShouldBe(First);
    }

    [Fact]
    public void passes_to_another_enterprise_when_the_end_of_the_first_is_proved()
    {
        var project = Registered();
        project.BeginManagement(First, Contract, null, Monday).Succeeded.ShouldBeTrue();

        project.BeginManagement(Second, Contract, ManagementEnd.AssemblyDecision, Monday.AddDays(1)).Succeeded.ShouldBeTrue();

        project.ManagerId.ShouldBe(Second);
        project.Managements.Select(m => (m.EnterpriseId, m.EndedBy)).ShouldBe([(First, ManagementEnd.AssemblyDecision), (Second, (ManagementEnd?)null)]);
        project.Events.OfType<ManagementEnded>().ShouldHaveSingleItem().Enterprise.ShouldBe(First);
    }

    [Fact]
    public void stays_recorded_when_nobody_manages_it_any_more()
    {
        var project = Registered();
        project.EndManagement(ManagementEnd.Expiry, Monday).Error.ShouldBe(ProjectErrors.NotManaged);
        project.BeginManagement(First, Contract, null, Monday).Succeeded.ShouldBeTrue();

        project.EndManagement(ManagementEnd.RemovalOrder, Monday.AddDays(3)).Succeeded.ShouldBeTrue();

        project.State.ShouldBe(ProjectState.Recorded);
        project.ManagerId.ShouldBeNull();
        project.Managements.ShouldHaveSingleItem().EndedAt.ShouldBe(Monday.AddDays(3));
    }

    [Theory]
    [Trait("row", "PRJ-32")]
    [InlineData("云景花园（一期）", "云景花园 一期")]
    [InlineData("ＡＢ苑", "ab苑")]
    public void is_the_same_by_name_whatever_the_marks(string one, string other) =>
        ProjectIdentity.KeyOf(one).ShouldBe(ProjectIdentity.KeyOf(other));

    [Theory]
    [Trait("row", "PRJ-32")]
    [InlineData("云景花园二期", "云景花园")]
    [InlineData("翠湖小区", "翠湖")]
    public void is_similar_by_the_beginning_of_its_name(string name, string stem) =>
        ProjectIdentity.StemOf(name).ShouldBe(stem);

    [Fact]
    [Trait("row", "PRJ-15")]
    public void lies_on_the_map_as_a_point_an_outline_or_not_at_all()
    {
        var project = Registered();
        GeoPoint[] corners = [new(113.90m, 22.50m), new(113.92m, 22.50m), new(113.92m, 22.52m), new(113.90m, 22.52m)];

        project.PlaceOnMap(MapShape.Of(corners).Value, Monday);

        project.Layer.ShouldBe(MapLayerKind.Outline);
        (project.Longitude, project.Latitude).ShouldBe((113.91m, 22.51m));
        project.PlaceOnMap(MapShape.Of([corners[0]]).Value, Monday);
        (project.Layer, project.Outline.Count, project.Longitude).ShouldBe((MapLayerKind.Point, 0, 113.90m));
        project.PlaceOnMap(MapShape.Nothing, Monday);
        (project.Layer, project.Longitude).ShouldBe((MapLayerKind.None, null));
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public void refuses_two_corners_and_places_outside_China()
    {
        MapShape.Of([new(113m, 22m), new(114m, 22m)]).Error.ShouldBe(ProjectErrors.BadShape);
        MapShape.Of([new(22m, 113m)]).Error.ShouldBe(ProjectErrors.BadShape);
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public void is_gathered_with_its_neighbours_inside_the_tightest_outline()
    {
        GeoPoint[] corners = [new(113m, 22m), new(115m, 22m), new(115m, 24m), new(113m, 24m)];

        var hull = ConvexHull.Around([.. corners, new(114m, 23m), new(114m, 22m)]);

        hull.ShouldBe(corners, ignoreOrder: true);
        ConvexHull.Around([corners[0]]).ShouldBe([corners[0]]);
    }

    private static PropertyProject Registered() => PropertyProject.Register("a1", Community, Facts(), Monday).Value;

    private static ProjectFacts Facts() =>
        new("云景花园", null, "科苑路1号", ProjectUsage.Residential, new Area(2_000_000), new Area(8_000_000), 6, 720);
}
