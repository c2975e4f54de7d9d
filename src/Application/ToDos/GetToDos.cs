using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.ToDos;

namespace PropertyPlatform.Application.ToDos;

/// <summary>The two pages of 待办事项.</summary>
public enum ToDoTab
{
    /// <summary>待办: what the caller's role is asked to do within the caller's scope.</summary>
    Pending = 1,

    /// <summary>已办: what the caller's account did.</summary>
    Done = 2,
}

/// <summary>The caller's to-dos (TDO-01…03); pending ones oldest first, done ones latest first.</summary>
/// <param name="Tab">Which of the two pages.</param>
/// <param name="Title">Part of the title; null for all.</param>
/// <param name="Page">Which part of the list.</param>
/// <param name="Place">Code of a place; null for the caller's whole scope.</param>
[SignedIn("everybody sees what the own role is asked to do and what the own account did")]
public sealed record GetToDos(ToDoTab Tab, string? Title, Page Page, string? Place = null) : IQuery<Paged<ToDoLine>>;

/// <summary>One line of the list.</summary>
/// <param name="Id">Id of the to-do.</param>
/// <param name="Kind">Which step of which business, as <c>ballots.review</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Url">Where it is handled (办理), and where its review information stands afterwards (查看).</param>
/// <param name="OpenedAt">Since when it waits.</param>
/// <param name="DueAt">Until when it should be done.</param>
/// <param name="HandledAt">When the caller handled it; null for pending ones.</param>
/// <param name="Outcome">How it ended; null for pending ones.</param>
public sealed record ToDoLine(ToDoId Id, string Kind, string Title, string Url, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? HandledAt, string? Outcome);

/// <summary>Shape of the question.</summary>
internal sealed class GetToDosValidator : AbstractValidator<GetToDos>
{
    public GetToDosValidator()
    {
        RuleFor(query => query.Tab).IsInEnum();
        RuleFor(query => query.Title).MaximumLength(ToDo.TitleLength);
    }
}

/// <summary>How many wait and how many the caller has done (TDO-01).</summary>
[SignedIn("everybody sees what the own role is asked to do and what the own account did")]
public sealed record GetToDoCounts : IQuery<ToDoCounts>;

/// <summary>The two numbers; each is counted up to 10,000.</summary>
/// <param name="Pending">待办</param>
/// <param name="Done">已办</param>
public sealed record ToDoCounts(int Pending, int Done);

/// <summary>How many wait, counted no further than a badge shows it: this is asked with every page.</summary>
/// <param name="AtMost">Where counting ends.</param>
[SignedIn("everybody sees what the own role is asked to do")]
public sealed record GetPendingCount(int AtMost) : IQuery<int>;

/// <summary>The pending to-dos that have waited longest, for the home page; how many there are stands in the top bar.</summary>
/// <param name="AtMost">How many to show.</param>
[SignedIn("everybody sees what the own role is asked to do")]
public sealed record GetOldestToDos(int AtMost) : IQuery<IReadOnlyList<ToDoLine>>;
