using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Owners;

/// <summary>线下认证: finds owners whose face check failed by their document (OWN-03). The number is posted, so that no address holds it.</summary>
/// <param name="mediator">Sends the question.</param>
[OpensFor(Permissions.CertifyOwners)]
public sealed class CertificationsModel(IMediator mediator) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public DocumentEdit Form { get; set; } = new();

    /// <summary>What was found; null before a search.</summary>
    public IReadOnlyList<CertificationLine>? Found { get; private set; }

    /// <summary>查询</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var found = await mediator.Send(new FindOwnersToCertify(Form.DocumentType ?? default, Form.DocumentNumber ?? ""), ct);
        if (found.Error is { } refused) return this.Refused(refused);

        Found = found.Value;
        return Page();
    }
}

/// <summary>A document.</summary>
public sealed class DocumentEdit
{
    /// <summary>证件类型</summary>
    public DocumentType? DocumentType { get; set; } = Domain.Shared.DocumentType.ResidentId;

    /// <summary>证件号码</summary>
    public string? DocumentNumber { get; set; }
}
