using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Register;

/// <summary>房屋信息: the homes of a project (PRJ-06).</summary>
/// <param name="mediator">Sends the questions.</param>
/// <param name="actor">The reader.</param>
/// <param name="terms">Words of the enums.</param>
public sealed class HousesModel(IMediator mediator, IActor actor, Terms terms) : PageModel
{
    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Project { get; set; }

    /// <summary>Filter by building.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Building { get; set; }

    /// <summary>Filter by stairwell.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Stairwell { get; set; }

    /// <summary>Filter by the beginning of the room number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Room { get; set; }

    /// <summary>Filter by the owner's whole name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    /// <summary>Filter by use.</summary>
    [BindProperty(SupportsGet = true)]
    public HouseUse? Use { get; set; }

    /// <summary>What the register adds up to.</summary>
    public RegisterOverview Overview { get; private set; } = new(default, "", 0, Area.Zero, 0, 0, []);

    /// <summary>The list.</summary>
    public Paged<HouseLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Whether the reader may import.</summary>
    public bool MayImport => actor.May(Permissions.ImportRegister);

    /// <summary>Whether the register of owners is open to the reader.</summary>
    public bool SeesOwners => actor.May(Permissions.ViewRegister);

    /// <summary>Words of the enums.</summary>
    public Terms Terms => terms;

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var overview = await mediator.Send(new GetRegisterOverview(new ProjectId(Project)), ct);
        if (overview.Error is { } missing) return this.Refused(missing);

        var rows = await mediator.Send(new GetHouses(new ProjectId(Project), Building, Stairwell, Room, Owner, Use, page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        (Overview, Rows) = (overview.Value, rows.Value);
        return Page();
    }
}
