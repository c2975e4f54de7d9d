using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My.Proxies;

/// <summary>An owner names a proxy for a bound home (OWN-05).</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="clock">Proposes the period.</param>
public sealed class NewModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Proposed = TimeSpan.FromDays(30);

    /// <summary>The home.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid House { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public ProxyEdit Form { get; set; } = new();

    /// <summary>Where the home lies.</summary>
    public string Home { get; private set; } = "";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);

        (Form.From, Form.To) = (clock.GetUtcNow(), clock.GetUtcNow() + Proposed);
        return Page();
    }

    /// <summary>提交委托</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } gone) return this.Refused(gone);

        var given = await mediator.Send(
            new AuthoriseProxy(new HouseId(House), Form.Name ?? "", Form.DocumentType ?? default, Form.DocumentNumber ?? "", Form.Phone ?? "", Form.From ?? default, Form.To ?? default), ct);
        return given.Error is { } refused ? this.Refused(refused) : this.Done("委托已提交，请通知被委托人完成认证", "Index");
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var mine = await mediator.Send(new GetMyHomes(), ct);
        if (mine.Error is { } refused) return refused;
        if (mine.Value.Homes.FirstOrDefault(home => home.House == House) is not { } found) return BindingErrors.NotFound;

        Home = $"{found.ProjectName} {found.Address}";
        return null;
    }
}

/// <summary>An authorisation.</summary>
public sealed class ProxyEdit
{
    /// <summary>被委托人姓名</summary>
    public string? Name { get; set; }

    /// <summary>证件类型</summary>
    public DocumentType? DocumentType { get; set; } = Domain.Shared.DocumentType.ResidentId;

    /// <summary>证件号码</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>手机号码</summary>
    public string? Phone { get; set; }

    /// <summary>委托开始时间</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>委托结束时间</summary>
    public DateTimeOffset? To { get; set; }
}
