using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Prints;
using PropertyPlatform.Application.Shared.Prints;
using PropertyPlatform.Web.Api;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Pages;

/// <summary>文件核验: whether a printed document is the platform's own (PLT-04). Its QR code leads here.</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="texts">Words of the refusals.</param>
[AllowAnonymous, ResponseCache(NoStore = true)]
public sealed class VerifyModel(IMediator mediator, ErrorTexts texts) : PageModel
{
    /// <summary>业务编号</summary>
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>防伪码</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The document; null until one is found.</summary>
    public IssuedPrint? Print { get; private set; }

    /// <summary>Shows the form, and what the number and code belong to.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Number is null && Code is null) return Page();

        var found = await mediator.Send(new VerifyPrint(Number ?? "", Code ?? ""), ct);
        if (found.Error is not { } refused)
        {
            Print = found.Value;
            return Page();
        }

        ModelState.AddModelError("", texts.Of(refused));
        var again = Page();
        again.StatusCode = ApiResults.StatusOf(refused.Kind);
        return again;
    }
}
