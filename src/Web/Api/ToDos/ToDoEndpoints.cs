using MediatR;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.ToDos;

namespace PropertyPlatform.Web.Api.ToDos;

/// <summary>待办事项 over REST (TDO-01…03). Handling is done by the business's own routes.</summary>
internal sealed class ToDoEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var todos = api.MapGroup("/todos").WithTags("ToDos");
        todos.MapGet("/", List);
        todos.MapGet("/counts", Counts);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken ct, ToDoTab tab = ToDoTab.Pending, string? title = null, string? place = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetToDos(tab, title, new Page(page, size), place), ct)).ToHttp();

    private static async Task<IResult> Counts(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetToDoCounts(), ct)).ToHttp();
}
