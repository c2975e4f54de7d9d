using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.ToDos;

internal sealed class GetToDosHandler(AppDbContext db, IActor actor) : IQueryHandler<GetToDos, Paged<ToDoLine>>
{
    public async Task<Result<Paged<ToDoLine>>> Handle(GetToDos request, CancellationToken cancellationToken)
    {
        var todos = request.Tab == ToDoTab.Pending ? db.Set<ToDo>().WaitingFor(actor) : db.Set<ToDo>().DoneBy(actor);
        if (Normalised.Text(request.Title) is { Length: > 0 } title) todos = todos.Where(todo => todo.Title.Contains(title));

        if (request.Place is { Length: > 0 } place) todos = todos.Where(todo => todo.Jurisdiction.Code.StartsWith(place));

        var sorted = request.Tab == ToDoTab.Pending
            ? todos.OrderBy(todo => todo.OpenedAt).ThenBy(todo => todo.Id)
            : todos.OrderByDescending(todo => todo.ClosedAt).ThenByDescending(todo => todo.Id);
        return await sorted.Select(ToDoQueries.Line).ToPageAsync(todos, request.Page, cancellationToken);
    }
}

internal sealed class GetOldestToDosHandler(AppDbContext db, IActor actor) : IQueryHandler<GetOldestToDos, IReadOnlyList<ToDoLine>>
{
    public async Task<Result<IReadOnlyList<ToDoLine>>> Handle(GetOldestToDos request, CancellationToken cancellationToken) =>
        await db.Set<ToDo>().WaitingFor(actor).OrderBy(todo => todo.OpenedAt).ThenBy(todo => todo.Id).Take(request.AtMost).Select(ToDoQueries.Line).ToListAsync(cancellationToken);
}

internal sealed class GetToDoCountsHandler(AppDbContext db, IActor actor) : IQueryHandler<GetToDoCounts, ToDoCounts>
{
    public async Task<Result<ToDoCounts>> Handle(GetToDoCounts request, CancellationToken cancellationToken)
    {
        var pending = await db.Set<ToDo>().WaitingFor(actor).Take(Paged<ToDoLine>.CountLimit).CountAsync(cancellationToken);
        var done = await db.Set<ToDo>().DoneBy(actor).Take(Paged<ToDoLine>.CountLimit).CountAsync(cancellationToken);
        return new ToDoCounts(pending, done);
    }
}

internal sealed class GetPendingCountHandler(AppDbContext db, IActor actor) : IQueryHandler<GetPendingCount, int>
{
    public async Task<Result<int>> Handle(GetPendingCount request, CancellationToken cancellationToken) =>
        await db.Set<ToDo>().WaitingFor(actor).Take(request.AtMost).CountAsync(cancellationToken);
}

/// <summary>Whose to-do it is; the scope filter of the context says where.</summary>
internal static class ToDoQueries
{
    public static readonly Expression<Func<ToDo, ToDoLine>> Line =
        todo => new ToDoLine(todo.Id, todo.Kind, todo.Title, todo.Url, todo.OpenedAt, todo.DueAt, todo.ClosedAt, todo.Outcome);

    public static IQueryable<ToDo> WaitingFor(this IQueryable<ToDo> todos, IActor actor)
    {
        var role = Enum.TryParse<Role>(actor.Role, out var held) ? held : default;
        return todos.AsNoTracking().Where(todo => todo.ClosedAt == null && todo.Asked.Any(asked => asked.Role == role));
    }

    public static IQueryable<ToDo> DoneBy(this IQueryable<ToDo> todos, IActor actor)
    {
        var account = actor.AccountId;
        return todos.AsNoTracking().Where(todo => todo.HandledBy == account);
    }
}
