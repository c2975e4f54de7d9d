using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>
/// Checks a sheet as a whole and shows what it would change (PLT-05, OWN-08): every fault at once, or every difference. The register stays as it is.
/// </summary>
/// <param name="Project">The project whose register the sheet is.</param>
/// <param name="FileName">Name of the file as uploaded.</param>
/// <param name="Workbook">The xlsx file.</param>
[Requires(Permissions.ImportRegister)]
public sealed record CheckRegister(ProjectId Project, string FileName, byte[] Workbook) : ICommand<RegisterImportId>
{
    /// <summary>Never shows the sheet: requests may be logged.</summary>
    public override string ToString() => $"{nameof(CheckRegister)} {Project.Value}";
}

internal sealed class CheckRegisterValidator : AbstractValidator<CheckRegister>
{
    public CheckRegisterValidator()
    {
        RuleFor(c => c.FileName).NotEmpty().MaximumLength(RegisterLengths.FileName).OverridePropertyName("file").WithMessage("文件名不能为空，且不超过 200 个字");
        RuleFor(c => c.Workbook).NotEmpty().OverridePropertyName("file").WithMessage("请选择要导入的文件");
    }
}

internal sealed class CheckRegisterHandler(
    IProjectPlaces places, IRepository<RegisterImport> imports, ISheetReader reader, IRegisterBook book, IRegisterSheets sheets, IPersonalDataIndex index, IActor actor, TimeProvider clock)
    : ICommandHandler<CheckRegister, RegisterImportId>
{
    /// <summary>Faults that are kept; a sheet with more is the wrong sheet.</summary>
    private const int MostFaults = 5_000;

    public async Task<Result<RegisterImportId>> Handle(CheckRegister command, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(command.Project, cancellationToken) is not { } place) return RegisterErrors.ProjectNotFound;
        if (await imports.AnyAsync(RegisterSpecs.DeliveredByAuthority(command.Project), cancellationToken)) return RegisterErrors.KeptByAuthority;

        var read = RegisterWorkbook.Read(reader, command.Workbook);
        if (read.Error is { } unreadable) return unreadable;

        var reading = read.Value;
        var faults = Shortened([.. reading.Faults, .. await FaultsAgainstTheCityAsync(command.Project, reading, cancellationToken)]);
        var comparison = RegisterComparison.Between(reading.Homes, await book.StandingAsync(command.Project, cancellationToken), index.Of, index.Of);
        var findings = faults.Count > 0
            ? new RegisterFindings(reading.Figures, 0, 0, 0, 0, "", faults)
            : new RegisterFindings(reading.Figures, comparison.Added.Count, comparison.Amended.Count, comparison.Missing.Count, comparison.Unchanged, comparison.Fingerprint(), []);

        var hash = Convert.ToHexStringLower(SHA256.HashData(command.Workbook));
        var import = imports.Add(RegisterImport.Check(command.Project, place.Jurisdiction, command.FileName, hash, actor.AccountId, actor.Name, findings, clock.GetUtcNow()));
        if (faults.Count > 0) return import.Id;

        sheets.Keep(import.Id, reading.Homes);
        await book.KeepChangesAsync(import.Id, comparison, cancellationToken);
        return import.Id;
    }

    /// <summary>One document is one person in the whole city (OWN-07); the sheet may not rename who owns homes elsewhere too.</summary>
    private async Task<IEnumerable<RegisterFault>> FaultsAgainstTheCityAsync(ProjectId project, RegisterReading reading, CancellationToken ct)
    {
        var renamed = await book.NamedOtherwiseAsync(project, RegisterPeople.In(reading.Homes), ct);
        return renamed.Select(document => new RegisterFault(reading.Rows[document], RegisterSheet.DocumentNumber, "cityname", "该证件号码在本市其他物业区域登记的是另一个姓名，请核对"));
    }

    private static List<RegisterFault> Shortened(List<RegisterFault> faults)
    {
        if (faults.Count <= MostFaults) return [.. faults.OrderBy(fault => fault.Row)];

        var more = new RegisterFault(faults[MostFaults].Row, RegisterSheet.Room, "more", string.Create(CultureInfo.InvariantCulture, $"其余 {faults.Count - MostFaults} 处错误未列出，请先更正以上错误"));
        return [.. faults.OrderBy(fault => fault.Row).Take(MostFaults), more];
    }
}

/// <summary>Longest texts of an import, in characters.</summary>
public static class RegisterLengths
{
    /// <summary>Name of a file.</summary>
    public const int FileName = 200;
}
