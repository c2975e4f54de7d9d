using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Register;

/// <summary>导入清册: template, upload, and what was imported before (PLT-05, OWN-08).</summary>
/// <param name="mediator">Sends the requests.</param>
[RequestSizeLimit(21 << 20)]
[OpensFor(Permissions.ImportRegister)]
public sealed class UploadModel(IMediator mediator) : PageModel
{
    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Project { get; set; }

    /// <summary>The sheet.</summary>
    [BindProperty]
    public IFormFile? Sheet { get; set; }

    /// <summary>What the register adds up to.</summary>
    public RegisterOverview Overview { get; private set; } = new(default, "", 0, Area.Zero, 0, 0, []);

    /// <summary>Imports of the project.</summary>
    public Paged<RegisterImportLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) =>
        await LoadAsync(page, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>The empty sheet.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken ct)
    {
        var template = await mediator.Send(new GetRegisterTemplate(), ct);
        return template.Error is { } refused ? this.Refused(refused) : File(template.Value.Content, SheetFile.MediaType, template.Value.Name);
    }

    /// <summary>Checks the sheet.</summary>
    public async Task<IActionResult> OnPostAsync(Application.Shared.Page page, CancellationToken ct)
    {
        using var workbook = new MemoryStream();
        if (Sheet is not null) await Sheet.CopyToAsync(workbook, ct);

        var import = await mediator.Send(new CheckRegister(new ProjectId(Project), Path.GetFileName(Sheet?.FileName ?? "—"), workbook.ToArray()), ct);
        if (import.Error is not { } refused) return RedirectToPage("/Admin/Register/Import", new { project = Project, import = import.Value.Value });

        return await LoadAsync(page, ct) is { } missing ? this.Refused(missing) : this.Refused(AtTheSheet(refused));
    }

    /// <summary>Takes the register of the ownership authority.</summary>
    public async Task<IActionResult> OnPostFetchAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var import = await mediator.Send(new FetchRegister(new ProjectId(Project)), ct);
        if (import.Error is not { } refused) return this.Done("已按权属部门登记更新清册", "/Admin/Register/Import", new { project = Project, import = import.Value.Value });

        return await LoadAsync(page, ct) is { } missing ? this.Refused(missing) : this.Refused(refused);
    }

    /// <summary>A refused file is said at the field as well.</summary>
    private static Error AtTheSheet(Error refused) =>
        refused.Fields is { } fields && fields.TryGetValue("file", out var wrong) ? refused.At(new Dictionary<string, string> { [nameof(Sheet)] = wrong }) : refused;

    private async Task<Error?> LoadAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var rows = await mediator.Send(new GetRegisterImports(new ProjectId(Project), null, page), ct);
        if (rows.Error is { } refused) return refused;

        var overview = await mediator.Send(new GetRegisterOverview(new ProjectId(Project)), ct);
        if (overview.Error is { } missing) return missing;

        (Rows, Overview) = (rows.Value, overview.Value);
        return null;
    }
}
