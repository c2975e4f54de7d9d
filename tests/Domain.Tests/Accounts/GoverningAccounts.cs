using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Accounts;

public sealed class GoverningAccounts
{
    private static readonly DateTimeOffset Monday = new(2026, 9, 7, 1, 0, 0, TimeSpan.Zero);
    private static readonly OrganisationId Station = OrganisationId.New();
    private static readonly Jurisdiction Community = Jurisdiction.Of("4403.05.007.001.");
    private static readonly Seat Officer = new(Role.CommunityOfficer, Station, UnitKind.Government, Community);
    private static readonly Superior Lead = new(AccountId.New(), Role.CommunityLead, Station, Community);

    [Fact]
    [Trait("row", "ACC-07")]
    public void every_preset_role_has_a_superior_who_may_preset_it()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (PresetMatrix.SuperiorOf(role) is { } superior) PresetMatrix.MayPreset(superior, role).ShouldBeTrue($"{superior} → {role}");
        }
    }

    [Theory]
    [Trait("row", "ACC-07")]
    [InlineData(Role.CommunityLead, Role.StreetLead)]
    [InlineData(Role.CommunityOfficer, Role.CommunityLead)]
    [InlineData(Role.CommitteeOfficer, Role.Director)]
    [InlineData(Role.ProjectManager, Role.EntLead)]
    public void who_is_preset_by_one_superior_is_preset_by_no_other(Role role, Role superior) =>
        Enum.GetValues<Role>().Where(by => PresetMatrix.MayPreset(by, role)).ShouldBe([superior]);

    [Theory]
    [Trait("row", "ACC-26")]
    [InlineData(Role.CommunityLead, Role.CommunityOfficer, true)]
    [InlineData(Role.CommunityLead, Role.ProjectManager, true)]
    [InlineData(Role.CommunityLead, Role.Director, true)]
    [InlineData(Role.CommunityLead, Role.CommunityLead, false)]
    [InlineData(Role.CommunityLead, Role.StreetOfficer, false)]
    [InlineData(Role.CommunityLead, Role.WindowClerk, false)]
    [InlineData(Role.CommunityLead, Role.Owner, false)]
    [InlineData(Role.StreetLead, Role.StreetOfficer, true)]
    [InlineData(Role.DistrictOfficer, Role.CommunityOfficer, true)]
    [InlineData(Role.CityAdmin, Role.Reviewer, true)]
    [InlineData(Role.CommunityOfficer, Role.ProjectManager, false)]
    [InlineData(Role.Reviewer, Role.ProjectManager, false)]
    [InlineData(Role.EntLead, Role.ProjectManager, true)]
    [InlineData(Role.EntLead, Role.Director, false)]
    [InlineData(Role.Director, Role.ProjectManager, false)]
    public void whoever_answers_for_a_place_urges_everybody_below(Role superior, Role target, bool may) => PresetMatrix.MayUrge(superior, target).ShouldBe(may);

    [Fact]
    [Trait("row", "ACC-07")]
    public void a_lead_governs_the_own_station_and_not_the_next_one()
    {
        var neighbour = Officer with { Unit = OrganisationId.New() };

        Account.Preset(Lead, Officer, "李四", Phone("13700000001"), null, [], Monday).Succeeded.ShouldBeTrue();
        Account.Preset(Lead, neighbour, "李四", Phone("13700000001"), null, [], Monday).Error.ShouldBe(AccountErrors.NotYourPreset);
    }

    [Fact]
    public void nobody_sits_where_the_role_does_not_exist()
    {
        var street = new Superior(AccountId.New(), Role.StreetLead, OrganisationId.New(), Jurisdiction.Of("4403.05.007."));
        var committee = new Seat(Role.CommunityLead, OrganisationId.New(), UnitKind.Committee, Community);

        Account.Preset(street, committee, "李四", Phone("13700000001"), null, [], Monday).Error.ShouldBe(AccountErrors.WrongSeat);
    }

    [Fact]
    [Trait("row", "ACC-28")]
    public void unbinding_waits_for_the_next_binding_and_cancelling_is_final()
    {
        var account = Account.Preset(Lead, Officer, "李四", Phone("13700000001"), null, [], Monday).Value;
        var person = Person.Proved("李四", Phone("13700000001"));

        account.Bind(person, Monday).Error.ShouldBeNull();
        account.Unbind(Monday).Error.ShouldBeNull();
        account.State.ShouldBe(AccountState.Preset);
        account.Bind(person, Monday).Error.ShouldBeNull();
        account.Cancel(0, Monday).Error.ShouldBeNull();

        account.Phone.ShouldBeNull();
        account.Bind(person, Monday).Error.ShouldBe(AccountErrors.Cancelled);
        account.ChangePhone(Phone("13700000002")).Error.ShouldBe(AccountErrors.Cancelled);
    }

    [Fact]
    [Trait("row", "ACC-03")]
    public void only_the_name_that_was_preset_binds_and_only_one_person()
    {
        var account = Account.Preset(Lead, Officer, "李四", Phone("13700000001"), null, [], Monday).Value;

        account.Bind(Person.Proved("李五", Phone("13700000001")), Monday).Error.ShouldBe(AccountErrors.NameDiffers);
        account.Bind(Person.Proved("李 四", Phone("13700000001")), Monday).Error.ShouldBeNull();
        account.Bind(Person.Proved("李四", Phone("13700000003")), Monday).Error.ShouldBe(AccountErrors.BoundToAnother);
    }

    [Fact]
    [Trait("row", "ACC-30")]
    public void a_corrected_name_shuts_nobody_out_and_a_certified_one_stays()
    {
        var account = Account.Preset(Lead, Officer, "李斯", Phone("13700000001"), null, [], Monday).Value;
        var holder = Person.Proved("李斯", Phone("13700000001"));
        account.Bind(holder, Monday).Error.ShouldBeNull();

        account.Correct(Lead, "李四", null).Error.ShouldBeNull();
        account.Bind(holder, Monday).Error.ShouldBeNull();
        account.Bind(Person.Proved("李四", Phone("13700000003")), Monday).Error.ShouldBe(AccountErrors.BoundToAnother);
        holder.Rename("李 四").Error.ShouldBeNull();
        holder.Name.ShouldBe("李四");

        holder.Identify(new IndexedDocument(IdDocument.TryParse(DocumentType.ResidentId, "11010519491231002X").ShouldNotBeNull(), new BlindIndex("document"))).Error.ShouldBeNull();
        holder.Rename("李四").Error.ShouldBeNull();
        holder.Rename("李五").Error.ShouldBe(AccountErrors.NameIsCertified);
        holder.Name.ShouldBe("李四");
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public void codes_rest_a_minute_and_end_at_five_an_hour_and_ten_a_day()
    {
        var limits = new CodeLimits("2026", Monday, TimeSpan.FromMinutes(1), 5, 10, 30);

        limits.MayIssue([Monday], Monday.AddSeconds(59)).ShouldBeFalse();
        limits.MayIssue([Monday], Monday.AddSeconds(60)).ShouldBeTrue();
        limits.MayIssue([.. Every(TimeSpan.FromMinutes(2), 5)], Monday.AddMinutes(30)).ShouldBeFalse();
        limits.MayIssue([.. Every(TimeSpan.FromMinutes(30), 10)], Monday.AddHours(10)).ShouldBeFalse();
        limits.MayIssue([.. Every(TimeSpan.FromMinutes(30), 9)], Monday.AddHours(10)).ShouldBeTrue();
    }

    private static IEnumerable<DateTimeOffset> Every(TimeSpan step, int times) => Enumerable.Range(0, times).Select(i => Monday + (i * step));

    private static IndexedPhone Phone(string digits) => new(MobileNumber.TryParse(digits).ShouldNotBeNull(), new BlindIndex(digits));
}
