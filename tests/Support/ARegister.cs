using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Support;

/// <summary>Projects, homes, owners and sheets as tests of the register need them.</summary>
public static class ARegister
{
    private const string CheckDigits = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>A project in a community, saved.</summary>
    public static async Task<ProjectId> ProjectAsync(PlatformApp app, string name, string community = ACity.Community)
    {
        var facts = new ProjectFacts(name, null, $"{name}路 1 号", ProjectUsage.Residential, Area.Zero, Area.Zero, 0, 0);
        var project = PropertyProject.Register($"T{Guid.CreateVersion7():N}", Jurisdiction.Of(community), facts, app.Clock.GetUtcNow()).Value;
        await app.SaveAsync(project);
        return project.Id;
    }

    /// <summary>The n-th made-up person: always the same name, document and phone for the same number.</summary>
    public static RegisterOwner Person(int number, string? name = null) => new(
        name ?? $"住户{number.ToString(CultureInfo.InvariantCulture)}",
        IdDocument.TryParse(DocumentType.ResidentId, IdentityNumber(number)) ?? throw new ArgumentOutOfRangeException(nameof(number)),
        MobileNumber.TryParse($"199{number:D8}"),
        null,
        "");

    /// <summary>A home of 88.50 m² in the first building; without owners the developer holds it.</summary>
    public static RegisterHome Home(string room, params RegisterOwner[] owners) => new("1栋", "1单元", "1", room, HouseUse.Residence, new Area(8850), "", owners);

    /// <summary>The sheet that names these homes.</summary>
    public static async Task<byte[]> SheetAsync(PlatformApp app, params IEnumerable<RegisterHome> homes)
    {
        var layout = new SheetLayout("清册", [.. RegisterSheet.Heads.Select(head => new SheetColumn(head, AsText: true))], "物业区域房屋及业主信息表");
        var file = await app.Services.GetRequiredService<ISheetWriter>().WriteAsync(layout, homes.SelectMany(RowsOf), CancellationToken.None);
        await using var content = file.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<IReadOnlyList<SheetValue>> RowsOf(RegisterHome home) => home.DeveloperHeld
        ? [Row(home, RegisterSheet.DeveloperName, "", "", "")]
        : home.Owners.Select(owner => Row(home, owner.Name, "大陆二代身份证", owner.Document.Number, owner.Phone?.Digits ?? ""));

    private static IReadOnlyList<SheetValue> Row(RegisterHome home, string name, string kind, string number, string phone) =>
    [
        home.Building, home.Stairwell, home.Floor, home.Room, RegisterSheet.Uses.First(use => use.Value == home.Use).Key, SheetValue.TwoDecimals(home.Area.SquareMetres),
        home.TitleNumber, name, kind, number, phone, "",
    ];

    private static string IdentityNumber(int number)
    {
        var day = new DateOnly(1960, 1, 1).AddDays(number / 1000);
        var digits = string.Create(CultureInfo.InvariantCulture, $"999998{day:yyyyMMdd}{number % 1000:D3}");
        return digits + CheckDigits[digits.Select((digit, i) => (digit - '0') * Weights[i]).Sum() % 11];
    }
}
