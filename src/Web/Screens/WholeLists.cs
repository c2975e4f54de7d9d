using MediatR;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>Lists for paper, which has no pager.</summary>
internal static class WholeLists
{
    /// <summary>Reads a list page by page to its end; refused as the first refused page is.</summary>
    public static async Task<Result<IReadOnlyList<T>>> WholeAsync<T>(this IMediator mediator, Func<Page, IQuery<Paged<T>>> part, CancellationToken ct)
    {
        var all = new List<T>();
        for (var number = 1; ; number++)
        {
            var page = await mediator.Send(part(new Page(number, Page.MaxSize)), ct);
            if (page.Error is { } refused) return refused;

            all.AddRange(page.Value.Items);
            if (page.Value.Items.Count < Page.MaxSize) return all;
        }
    }
}
