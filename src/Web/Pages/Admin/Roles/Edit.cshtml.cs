using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Pages.Admin.Accounts;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Roles;

/// <summary>Changes what a role may do (ACC-37).</summary>
/// <param name="mediator">Sends the command.</param>
/// <param name="texts">Names of the permissions.</param>
[OpensFor(Permissions.EditRoles)]
public sealed class EditModel(IMediator mediator, ErrorTexts texts) : PageModel
{
    /// <summary>The role.</summary>
    [BindProperty(SupportsGet = true)]
    public Role Role { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What is ticked.</summary>
    [BindProperty]
    public IReadOnlyList<string> Held { get; set; } = [];

    /// <summary>Every permission.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var (entry, refused) = await LoadAsync(ct);
        if (entry is null) return this.Refused(refused ?? SharedErrors.Invalid);

        (Held, Version) = (entry.Permissions, entry.Version);
        return Page();
    }

    /// <summary>Saves the set.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new DefineRole(Role, Held, Version), ct);
        if (answer.Error is not { } refused) return this.Done("提交成功", "/Admin/Roles/Index");

        return await LoadAsync(ct) is { Refused: { } hidden } ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<(RoleEntry? Entry, Error? Refused)> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetRoleDictionary(), ct);
        if (answer.Error is { } refused) return (null, refused);

        Choices = [.. answer.Value.Permissions.Select(key => new SelectListItem(texts.OfPermission(key), key))];
        return (answer.Value.Roles.FirstOrDefault(entry => entry.Role == Role), null);
    }
}
