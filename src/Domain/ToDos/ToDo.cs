using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.ToDos;

/// <summary>Identity of a to-do.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct ToDoId(Guid Value) : IEntityId<ToDoId>
{
    /// <inheritdoc/>
    public static ToDoId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static ToDoId New() => new(Guid.CreateVersion7());
}

/// <summary>How a to-do ended; it is pending before that.</summary>
public enum ToDoEnd
{
    /// <summary>已办: somebody of the roles asked did the step.</summary>
    Handled = 1,

    /// <summary>The business was withdrawn or overtaken; in nobody's 已办.</summary>
    Withdrawn = 2,
}

/// <summary>A role that is asked to act.</summary>
/// <param name="Role">Whoever holds it and whose scope covers the to-do.</param>
public sealed record AskedRole(Role Role);

/// <summary>
/// One step of a business that waits for somebody (TDO-04). Opened when the step falls due, it asks one or more roles within a place or a project;
/// it ends by the step itself, never by a tick: handled by whoever did it, or withdrawn with its business. Once it has ended nobody is asked any more.
/// </summary>
public sealed class ToDo : AggregateRoot<ToDoId>, IProjectScoped
{
    /// <summary>Longest kind.</summary>
    public const int KindLength = 60;

    /// <summary>Longest title.</summary>
    public const int TitleLength = 120;

    private readonly List<AskedRole> _asked = [];

    private ToDo() => (Kind, Title, Url, Jurisdiction) = ("", "", "", Jurisdiction.Of("0."));

    /// <summary>Which step of which business, as <c>ballots.review</c>; also the key of its name on screens.</summary>
    public string Kind { get; private set; }

    /// <summary>The root that the step belongs to.</summary>
    public Guid BusinessId { get; private set; }

    /// <summary>What the list shows; Chinese, without personal data.</summary>
    public string Title { get; private set; }

    /// <summary>Path of the page on which the step is done and, later, its review information is shown.</summary>
    public string Url { get; private set; }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; private set; }

    /// <summary>The project it concerns; the default id when it concerns none.</summary>
    public ProjectId ProjectId { get; private set; }

    /// <summary>The roles asked to act; empty once the to-do has ended.</summary>
    public IReadOnlyList<AskedRole> Asked => _asked;

    /// <summary>When the step fell due to somebody.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Until when it should be done; null without a time limit.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When it ended; null while it is pending.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How it ended; null while it is pending.</summary>
    public ToDoEnd? End { get; private set; }

    /// <summary>The account that did the step.</summary>
    public Guid? HandledBy { get; private set; }

    /// <summary>The outcome in the words of the business: 审核通过.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Whether it still waits.</summary>
    public bool IsPending => ClosedAt is null;

    /// <summary>Asks roles to act.</summary>
    /// <exception cref="ArgumentException">Nobody is asked, or a text is missing or too long.</exception>
    public static ToDo Open(ToDoSubject subject, IReadOnlyCollection<Role> roles, DateTimeOffset now)
    {
        if (roles.Count == 0) throw new ArgumentException("A to-do asks at least one role.", nameof(roles));
        if (subject.Kind.Length is 0 or > KindLength || subject.Title.Length is 0 or > TitleLength || !IsLocal(subject.Url)) throw new ArgumentException("A to-do needs a kind, a title and a local path.", nameof(subject));

        var todo = new ToDo
        {
            Id = ToDoId.New(),
            Kind = subject.Kind,
            BusinessId = subject.BusinessId,
            Title = subject.Title,
            Url = subject.Url,
            Jurisdiction = subject.Jurisdiction,
            ProjectId = subject.Project ?? default,
            OpenedAt = now,
            DueAt = subject.DueAt,
        };
        todo._asked.AddRange(roles.Distinct().Select(role => new AskedRole(role)));
        todo.Raise(new ToDoOpened(todo.Id, todo.Kind, todo.BusinessId));
        return todo;
    }

    /// <summary>The step was done. A to-do that ended already keeps its end: a colleague was faster, and the business itself has decided whose act counts.</summary>
    public void Handle(Guid account, string outcome, DateTimeOffset now)
    {
        if (!IsPending) return;

        (HandledBy, Outcome) = (account, outcome);
        Close(ToDoEnd.Handled, now);
        Raise(new ToDoHandled(Id, Kind, BusinessId, account));
    }

    /// <summary>The business was withdrawn, or the step is no longer needed.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (!IsPending) return;

        Close(ToDoEnd.Withdrawn, now);
        Raise(new ToDoWithdrawn(Id, Kind, BusinessId));
    }

    private static bool IsLocal(string url) => url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal);

    private void Close(ToDoEnd end, DateTimeOffset now)
    {
        (End, ClosedAt) = (end, now);
        _asked.Clear();
    }
}

/// <summary>What a to-do is about.</summary>
/// <param name="Kind">Which step of which business, as <c>ballots.review</c>.</param>
/// <param name="BusinessId">The root that the step belongs to.</param>
/// <param name="Title">What the list shows; Chinese, without personal data.</param>
/// <param name="Url">Path of the page on which the step is done.</param>
/// <param name="Jurisdiction">Where the business lies: the project's own place, not the office asked.</param>
/// <param name="Project">The project it concerns, so that its committee and enterprise see it; null for none.</param>
/// <param name="DueAt">Until when it should be done.</param>
public sealed record ToDoSubject(string Kind, Guid BusinessId, string Title, string Url, Jurisdiction Jurisdiction, ProjectId? Project = null, DateTimeOffset? DueAt = null);

/// <summary>A step fell due.</summary>
[EventName("todos.opened")]
public sealed record ToDoOpened(ToDoId ToDo, string Kind, Guid BusinessId) : IDomainEvent;

/// <summary>The step was done by an account.</summary>
[EventName("todos.handled")]
public sealed record ToDoHandled(ToDoId ToDo, string Kind, Guid BusinessId, Guid HandledBy) : IDomainEvent;

/// <summary>The step is no longer needed.</summary>
[EventName("todos.withdrawn")]
public sealed record ToDoWithdrawn(ToDoId ToDo, string Kind, Guid BusinessId) : IDomainEvent;

/// <summary>Refusals of the to-dos.</summary>
public static class ToDoErrors
{
    /// <summary>The same step was opened by somebody else at the same moment.</summary>
    public static readonly Error AlreadyOpen = Error.Conflict("todos.already_open", "This step is open already.");
}
