using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class GetRegisterTemplateHandler(ISheetWriter writer) : IQueryHandler<GetRegisterTemplate, SheetFile>
{
    private const string HowTo =
        "物业区域房屋及业主信息表（每行填写一名业主；共有房屋每名共有人一行；未出售或未交付的房屋，业主姓名填“开发建设单位”、证件留空；"
        + "证件号码、手机号码、房号请保持文本格式；不要使用公式；任一行有误则全部不导入）";

    private static readonly SheetLayout Layout = new("物业区域房屋及业主信息表", [.. RegisterSheet.Heads.Select(ColumnOf)], HowTo);

    public async Task<Result<SheetFile>> Handle(GetRegisterTemplate request, CancellationToken cancellationToken) =>
        await writer.WriteAsync(Layout, (IEnumerable<IReadOnlyList<SheetValue>>)[], cancellationToken);

    private static SheetColumn ColumnOf(string head) => head switch
    {
        RegisterSheet.Use => new SheetColumn(head, 10, [.. RegisterSheet.Uses.Keys]),
        RegisterSheet.DocumentKind => new SheetColumn(head, 18, ["大陆二代身份证", "其他证件"]),
        RegisterSheet.DocumentNumber => new SheetColumn(head, 24, AsText: true),
        RegisterSheet.Title => new SheetColumn(head, 28, AsText: true),
        RegisterSheet.Area => new SheetColumn(head, 18),
        RegisterSheet.OwnerName => new SheetColumn(head, 20),
        RegisterSheet.Remark => new SheetColumn(head, 30),
        _ => new SheetColumn(head, AsText: true),
    };
}

internal sealed class GetRegisterImportHandler(AppDbContext db) : IQueryHandler<GetRegisterImport, RegisterImportDetail>
{
    public async Task<Result<RegisterImportDetail>> Handle(GetRegisterImport request, CancellationToken cancellationToken)
    {
        var found = await db.Set<RegisterImport>().AsNoTracking()
            .Where(import => import.Id == request.Import && import.ProjectId == request.Project)
            .Join(db.Set<PropertyProject>(), import => import.ProjectId, project => project.Id, (import, project) => new { Import = import, project.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null) return RegisterErrors.NotFound;

        var import = found.Import;
        return new RegisterImportDetail(
            import.Id.Value, import.ProjectId.Value, found.Name, import.Source, import.State, import.FileName, import.UploadedByName, import.CheckedAt, import.ConfirmedAt, import.FinishedAt,
            import.Rows, import.Homes, import.Owners, import.VotingUnits, import.Area, import.Added, import.Amended, import.Missing, import.Unchanged,
            import.Faults.Count, import.RemoveMissing, import.FailureCode, import.Version);
    }
}

internal sealed class GetRegisterFaultsHandler(AppDbContext db) : IQueryHandler<GetRegisterFaults, Paged<RegisterFault>>
{
    public async Task<Result<Paged<RegisterFault>>> Handle(GetRegisterFaults request, CancellationToken cancellationToken)
    {
        if (await db.FaultsAsync(request.Project, request.Import, cancellationToken) is not { } faults) return RegisterErrors.NotFound;

        // The faults are one document of at most five thousand lines; it is read whole and cut here.
        return new Paged<RegisterFault>([.. faults.Skip(request.Page.Offset).Take(request.Page.SafeSize)], faults.Count, request.Page);
    }
}

internal sealed class GetRegisterFaultSheetHandler(AppDbContext db, ISheetWriter writer) : IQueryHandler<GetRegisterFaultSheet, SheetFile>
{
    private static readonly SheetLayout Layout = new("导入错误清单", [new SheetColumn("行号", 8), new SheetColumn("列", 22), new SheetColumn("错误说明", 70)]);

    public async Task<Result<SheetFile>> Handle(GetRegisterFaultSheet request, CancellationToken cancellationToken)
    {
        if (await db.FaultsAsync(request.Project, request.Import, cancellationToken) is not { } faults) return RegisterErrors.NotFound;

        return await writer.WriteAsync(Layout, faults.Select(fault => (IReadOnlyList<SheetValue>)[fault.Row, fault.Column, fault.Message]), cancellationToken);
    }
}

internal sealed class GetRegisterImportsHandler(AppDbContext db) : IQueryHandler<GetRegisterImports, Paged<RegisterImportLine>>
{
    public async Task<Result<Paged<RegisterImportLine>>> Handle(GetRegisterImports request, CancellationToken cancellationToken)
    {
        var imports = db.Set<RegisterImport>().AsNoTracking();
        if (request.Project is { } project) imports = imports.Where(import => import.ProjectId == project);
        if (request.State is { } state) imports = imports.Where(import => import.State == state);

        return await imports
            .Join(db.Set<PropertyProject>(), import => import.ProjectId, place => place.Id, (import, place) => new { import, place.Name })
            .OrderByDescending(row => row.import.CheckedAt).ThenByDescending(row => row.import.Id)
            .Select(row => new RegisterImportLine(
                row.import.Id.Value, row.import.ProjectId.Value, row.Name, row.import.Source, row.import.State, row.import.FileName, row.import.UploadedByName,
                row.import.CheckedAt, row.import.FinishedAt, row.import.Homes, row.import.Added, row.import.Amended, row.import.Missing))
            .ToPageAsync(imports, request.Page, cancellationToken);
    }
}

internal sealed class GetRegisterChangesHandler(AppDbContext db) : IQueryHandler<GetRegisterChanges, Paged<RegisterChangeLine>>
{
    public async Task<Result<Paged<RegisterChangeLine>>> Handle(GetRegisterChanges request, CancellationToken cancellationToken)
    {
        if (!await db.Set<RegisterImport>().AnyAsync(import => import.Id == request.Import && import.ProjectId == request.Project, cancellationToken)) return RegisterErrors.NotFound;

        var changes = db.Set<ShownChange>().AsNoTracking().Where(change => change.ImportId == request.Import);
        if (request.Kind is { } kind) changes = changes.Where(change => change.Kind == kind);
        return await changes.OrderBy(change => change.Number)
            .Select(change => new RegisterChangeLine(change.Kind, change.Building, change.Stairwell, change.Room, (HomeAspects)change.Aspects, change.Before, change.After))
            .ToPageAsync(changes, request.Page, cancellationToken);
    }
}

/// <summary>Reads shared by the queries about one import.</summary>
internal static class RegisterImportReads
{
    /// <summary>The faults of an import; null when there is none within the caller's scope.</summary>
    public static Task<IReadOnlyList<RegisterFault>?> FaultsAsync(this AppDbContext db, ProjectId project, RegisterImportId id, CancellationToken ct) =>
        db.Set<RegisterImport>().AsNoTracking().Where(import => import.Id == id && import.ProjectId == project).Select(import => (IReadOnlyList<RegisterFault>?)import.Faults).FirstOrDefaultAsync(ct);
}
