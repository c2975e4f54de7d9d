using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>成员信息管理: the members of the own committee, to be edited (OC-03).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class MembersModel(IMediator mediator) : PageModel
{
    /// <summary>The committees of the caller that can be changed.</summary>
    public IReadOnlyList<CommitteeDetail> Committees { get; private set; } = [];

    /// <summary>Shows the members.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetCommittees(null, null, null, null, new Application.Shared.Page()), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        var own = new List<CommitteeDetail>();
        foreach (var line in answer.Value.Items)
        {
            var detail = await mediator.Send(new GetCommittee(new(line.Id)), ct);
            if (detail.Succeeded && detail.Value.IsOpen) own.Add(detail.Value);
        }

        Committees = own;
        return Page();
    }
}
