using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>管理的小区: projects to tick, of which an enterprise may have hundreds; others are looked for by name while the ticks stay.</summary>
public sealed class ProjectTicks
{
    /// <summary>What is looked for.</summary>
    public string? Looking { get; set; }

    /// <summary>What is ticked.</summary>
    public IList<Guid> Chosen { get; set; } = [];

    /// <summary>What can be ticked: the ticked ones first, then what was found.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Items { get; private set; } = [];

    /// <summary>How many more were found than are listed.</summary>
    [BindNever]
    public int More { get; private set; }

    /// <summary>Reads what can be ticked.</summary>
    /// <returns>Why it could not be read; null when it was.</returns>
    internal async Task<Error?> LoadAsync(IMediator mediator, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProjectChoices(Looking, [.. Chosen]), ct);
        if (answer.Error is { } refused) return refused;

        Items = [.. answer.Value.Chosen.Concat(answer.Value.Found).Select(project => new SelectListItem($"{project.Name}（{project.Place}）", project.Id.ToString()))];
        More = answer.Value.More;
        return null;
    }
}
