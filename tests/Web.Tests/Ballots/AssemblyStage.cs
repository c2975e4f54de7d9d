using System.Net.Http.Json;
using System.Text.Json;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>A residential area with its committee, street and community, and clients of everybody who takes part in an assembly.</summary>
public sealed class AssemblyStage : IAsyncLifetime
{
    private const string Community = "4403.05.007.001.";

    /// <summary>The platform.</summary>
    public PlatformApp App { get; } = new();

    /// <summary>The area.</summary>
    public PropertyProject Area { get; private set; } = null!;

    /// <summary>委员会主任, convenor.</summary>
    public HttpClient Director { get; private set; } = null!;

    /// <summary>Reviews, and confirms for the other side.</summary>
    public HttpClient Street { get; private set; } = null!;

    /// <summary>Sees whether a unit took part.</summary>
    public HttpClient CommunityStation { get; private set; } = null!;

    /// <summary>Imports the register.</summary>
    public HttpClient District { get; private set; } = null!;

    /// <summary>A street officer of another district.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>Binds owners and acts as them.</summary>
    public OwnersByRest Owners { get; private set; } = null!;

    /// <summary>The actor behind <see cref="Director"/>.</summary>
    public TestActor DirectorActor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        var now = App.Clock.GetUtcNow();
        var place = Jurisdiction.Of(Community);
        Area = PropertyProject.Register("SZ-NS-0001", place, new ProjectFacts("海湾花园", null, "南山区海湾路1号", ProjectUsage.Residential, new Area(0), new Area(0), 6, 640), now).Value;
        var committee = Organisation.Register(OrganisationType.Committee, "海湾花园业主委员会", null, null, place, OrganisationContact.None).Value;
        await App.SaveAsync(Area, committee);

        Owners = new OwnersByRest(App, Area.Id);
        DirectorActor = TestActor.As(Role.Director, DataScope.Of([Area.Id]), committee.Id.Value, "林主任");
        Director = App.ClientOf(DirectorActor);
        Street = App.ClientOf(TestActor.As(Role.StreetOfficer, DataScope.Of(Jurisdiction.Of("4403.05.007.")), Guid.CreateVersion7(), "陈经办"));
        CommunityStation = App.ClientOf(TestActor.As(Role.CommunityOfficer, DataScope.Of(place), Guid.CreateVersion7(), "王经办"));
        District = App.ClientOf(TestActor.As(Role.DistrictOfficer, DataScope.Of(Jurisdiction.Of("4403.05.")), Guid.CreateVersion7(), "区经办"));
        Stranger = App.ClientOf(TestActor.As(Role.StreetOfficer, DataScope.Of(Jurisdiction.Of("4403.06.001.")), Guid.CreateVersion7(), "外区经办"));
    }

    /// <summary>Brings a register sheet in over REST: check, confirm, carried out.</summary>
    public async Task ImportAsync(string sheet)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(sheet)), "file", Path.GetFileName(sheet) } };
        using var uploaded = await District.PostAsync($"/api/v1/projects/{Area.Id.Value}/register/imports", form);
        var import = (await uploaded.JsonAsync(201)).GetProperty("id").GetGuid();
        await App.DrainAsync();

        using var confirmed = await District.PostAsJsonAsync($"/api/v1/projects/{Area.Id.Value}/register/imports/{import}/confirm", new { removeMissing = false });
        await confirmed.JsonAsync(204);
        await App.DrainAsync();
        (await District.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{Area.Id.Value}/register/imports/{import}")).GetProperty("state").GetString().ShouldBe("Done");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>Questions to REST, and its answers.</summary>
internal static class Answers
{
    /// <summary>Uploads a photo of a paper ballot.</summary>
    public static async Task<Guid> PhotoAsync(this HttpClient desk, Guid ballot)
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];
        using var form = new MultipartFormDataContent { { new StringContent("ballot-paper"), "kind" }, { new StringContent(ballot.ToString()), "ownerId" }, { new ByteArrayContent(png), "file", "paper.png" } };
        using var uploaded = await desk.PostAsync("/api/v1/attachments", form);
        return (await uploaded.JsonAsync(201)).GetProperty("id").GetGuid();
    }

    /// <summary>The body, after checking the status code.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, int status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, body);
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement.Clone();
    }

    /// <summary>The stable code of a refusal, after checking that it explains itself in Chinese.</summary>
    public static async Task<string> CodeAsync(this HttpResponseMessage answer, int status)
    {
        var problem = await answer.JsonAsync(status);
        problem.GetProperty("title").GetString().ShouldNotBeNull().ShouldContain(c => c > 0x4E00, "the sentence is Chinese");
        return problem.GetProperty("code").GetString().ShouldNotBeNull();
    }
}
