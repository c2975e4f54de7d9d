using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Register;

/// <summary>导入结果: faults, or differences to confirm, progress, and what came of it (PLT-05, OWN-08).</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="terms">Words of the enums.</param>
/// <param name="texts">Words of the refusals.</param>
[OpensFor(Permissions.ImportRegister)]
public sealed class ImportModel(IMediator mediator, Terms terms, ErrorTexts texts) : PageModel
{
    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Project { get; set; }

    /// <summary>The import.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Import { get; set; }

    /// <summary>Filter of the differences.</summary>
    [BindProperty(SupportsGet = true)]
    public RegisterChangeKind? Kind { get; set; }

    /// <summary>What is shown; null until it is loaded.</summary>
    public RegisterImportDetail? Found { get; private set; }

    /// <summary>What is wrong with the sheet.</summary>
    public Paged<RegisterFault> Faults { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>What it changes.</summary>
    public Paged<RegisterChangeLine> Changes { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Words of the enums.</summary>
    public Terms Terms => terms;

    private ProjectId ProjectId => new(Project);

    private RegisterImportId ImportId => new(Import);

    /// <summary>Why the import was not carried out, in words.</summary>
    public string Reason(string code) => texts.OfField(code);

    /// <summary>Shows the import.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) =>
        await LoadAsync(page, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>The faults as a sheet.</summary>
    public async Task<IActionResult> OnGetFaultsAsync(CancellationToken ct)
    {
        var sheet = await mediator.Send(new GetRegisterFaultSheet(ProjectId, ImportId), ct);
        return sheet.Error is { } refused ? this.Refused(refused) : File(sheet.Value.Content, SheetFile.MediaType, sheet.Value.Name);
    }

    /// <summary>Confirms the differences.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(Application.Shared.Page page, bool removeMissing, long? version, CancellationToken ct)
    {
        var confirmed = await mediator.Send(new ConfirmRegister(ProjectId, ImportId, removeMissing, version), ct);
        if (confirmed.Error is null) return this.Done("已确认，正在导入", "/Admin/Register/Import", new { project = Project, import = Import });

        return await LoadAsync(page, ct) is { } missing ? this.Refused(missing) : this.Refused(confirmed.Error);
    }

    private async Task<Error?> LoadAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var found = await mediator.Send(new GetRegisterImport(ProjectId, ImportId), ct);
        if (found.Error is { } missing) return missing;

        Found = found.Value;
        if (Found.State == RegisterImportState.Refused)
        {
            var faults = await mediator.Send(new GetRegisterFaults(ProjectId, ImportId, page), ct);
            if (faults.Error is { } refused) return refused;
            Faults = faults.Value;
        }
        else
        {
            var changes = await mediator.Send(new GetRegisterChanges(ProjectId, ImportId, Kind, page), ct);
            if (changes.Error is { } refused) return refused;
            Changes = changes.Value;
        }

        return null;
    }
}
