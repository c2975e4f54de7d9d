using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
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

        DirectorActor = Officer(Role.Director, DataScope.Of([Area.Id]), committee.Id.Value, "林主任");
        Director = App.ClientOf(DirectorActor);
        Street = App.ClientOf(Officer(Role.StreetOfficer, DataScope.Of(Jurisdiction.Of("4403.05.007.")), Guid.CreateVersion7(), "陈经办"));
        CommunityStation = App.ClientOf(Officer(Role.CommunityOfficer, DataScope.Of(place), Guid.CreateVersion7(), "王经办"));
        District = App.ClientOf(Officer(Role.DistrictOfficer, DataScope.Of(Jurisdiction.Of("4403.05.")), Guid.CreateVersion7(), "区经办"));
        Stranger = App.ClientOf(Officer(Role.StreetOfficer, DataScope.Of(Jurisdiction.Of("4403.06.001.")), Guid.CreateVersion7(), "外区经办"));
    }

    /// <summary>Somebody with the built-in permissions of a role.</summary>
    public static TestActor Officer(Role role, DataScope scope, Guid organisation, string name) => new()
    {
        Role = role.ToString(),
        Scope = scope,
        OrganisationId = organisation,
        Name = name,
        Permissions = [.. RoleCatalogue.HeldBy(role)],
    };

    /// <summary>An owner's actor; bound or not is a matter of the register.</summary>
    public TestActor Voter(string name) => new() { Role = nameof(Role.Owner), Name = name, Scope = DataScope.Of([Area.Id]), Permissions = [.. RoleCatalogue.HeldBy(Role.Owner)] };

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

    /// <summary>Binds an owner as the WeChat client does: code to the registered phone, name and document, face check.</summary>
    public async Task<HttpClient> BindAsync(SheetOwner owner)
    {
        var client = App.ClientOf(Voter(owner.Name));
        using var sent = await client.PostAsJsonAsync("/api/v1/codes", new { phone = owner.Phone, purpose = nameof(CodePurpose.OwnerBinding) });
        sent.IsSuccessStatusCode.ShouldBeTrue(await sent.Content.ReadAsStringAsync());
        var code = await CodeOfAsync(owner.Phone);

        using var asked = await client.PostAsJsonAsync("/api/v1/bindings", new { name = owner.Name, documentType = nameof(DocumentType.ResidentId), documentNumber = owner.Document, phone = owner.Phone, code, consentVersion = BindingRequest.ConsentInForce });
        var progress = await asked.JsonAsync(201);
        using var face = await client.PostAsync($"{progress.GetProperty("checkAddress").GetString()}/Pass", null);
        using var done = await client.PostAsync($"/api/v1/bindings/{progress.GetProperty("request").GetGuid()}/face-check/result", null);
        (await done.JsonAsync(200)).GetProperty("homes").GetInt32().ShouldBeGreaterThan(0);
        return client;
    }

    /// <summary>The newest code sent to a phone, as the developer's outbox shows it.</summary>
    public async Task<string> CodeOfAsync(string phone)
    {
        var messages = await Director.GetFromJsonAsync<JsonElement>($"/dev/outbox?to={phone}");
        return messages[0].GetProperty("parameters")[0].GetString().ShouldNotBeNull();
    }

    /// <summary>Uploads a photo of a paper ballot.</summary>
    public async Task<Guid> PhotoAsync(Guid ballot)
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];
        using var form = new MultipartFormDataContent { { new StringContent("ballot-paper"), "kind" }, { new StringContent(ballot.ToString()), "ownerId" }, { new ByteArrayContent(png), "file", "paper.png" } };
        using var uploaded = await Director.PostAsync("/api/v1/attachments", form);
        return (await uploaded.JsonAsync(201)).GetProperty("id").GetGuid();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>An owner of a room as the sheet names them.</summary>
public sealed record SheetOwner(string Room, string Name, string Document, string Phone)
{
    /// <summary>Owners by room (building, stairwell, room), read from the workbook without the platform's own reader.</summary>
    public static ILookup<string, SheetOwner> Read(string sheet)
    {
        using var zip = ZipFile.OpenRead(sheet);
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml").ShouldNotBeNull().Open();
        var rows = XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "row").Skip(2);
        return rows.Select(Cells).Where(cells => cells.ContainsKey('J'))
            .Select(cells => new SheetOwner($"{cells['A']}{cells['B']}{cells['D']}", cells['H'], cells['J'], cells.GetValueOrDefault('K', "")))
            .ToLookup(owner => owner.Room);
    }

    private static Dictionary<char, string> Cells(XElement row) => row.Elements()
        .Where(cell => cell.Value.Length > 0).ToDictionary(cell => cell.Attribute("r").ShouldNotBeNull().Value[0], cell => cell.Value.Trim().ToUpper(CultureInfo.InvariantCulture));
}

/// <summary>Answers of REST.</summary>
internal static class Answers
{
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
