using MediatR;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Messaging;

/// <summary>Marks the requests that change something; the unit of work surrounds them.</summary>
public interface IChange;

/// <summary>A use case that changes something and answers only whether it was done.</summary>
public interface ICommand : IRequest<Result>, IChange;

/// <summary>A use case that changes something and answers with a value.</summary>
/// <typeparam name="T">What is returned on success.</typeparam>
public interface ICommand<T> : IRequest<Result<T>>, IChange;

/// <summary>A question. The request is the port: its handler lives in Infrastructure beside the tables.</summary>
/// <typeparam name="T">The answer.</typeparam>
public interface IQuery<T> : IRequest<Result<T>>;

/// <summary>Handles a command.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public interface ICommandHandler<in TCommand> : IRequestHandler<TCommand, Result>
    where TCommand : ICommand;

/// <summary>Handles a command with a value.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <typeparam name="T">What is returned on success.</typeparam>
public interface ICommandHandler<in TCommand, T> : IRequestHandler<TCommand, Result<T>>
    where TCommand : ICommand<T>;

/// <summary>Answers a query.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="T">The answer.</typeparam>
public interface IQueryHandler<in TQuery, T> : IRequestHandler<TQuery, Result<T>>
    where TQuery : IQuery<T>;

/// <summary>Does something because an event was saved; runs from the outbox, at least once, in a transaction of its own.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IReactTo<in TEvent>
    where TEvent : IDomainEvent
{
    /// <summary>Acts on the event. A throw is retried with back-off and ends among the dead letters.</summary>
    Task ReactAsync(TEvent happened, CancellationToken ct);
}

/// <summary>A reaction that deals with many events at once, because they come by the thousand.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IReactToMany<in TEvent> : IReactTo<TEvent>
    where TEvent : IDomainEvent
{
    /// <summary>Acts on all of them, in one transaction.</summary>
    Task ReactAsync(IReadOnlyList<TEvent> happened, CancellationToken ct);

    Task IReactTo<TEvent>.ReactAsync(TEvent happened, CancellationToken ct) => ReactAsync([happened], ct);
}

/// <summary>A command that only adds rows and is sent by thousands at the same moment, so that several may share a commit.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ComesInCrowdsAttribute : Attribute;

/// <summary>The permission a request needs; read by the authorization behaviour.</summary>
/// <param name="permissions">Keys of <see cref="Permissions"/>; holding one of them is enough.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(params string[] permissions) : Attribute
{
    /// <summary>The keys; one is enough.</summary>
    public IReadOnlyList<string> Permissions { get; } = permissions;
}

/// <summary>A request that everybody may send, signed in or not.</summary>
/// <param name="reason">Why that is safe.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnonymousAttribute(string reason) : Attribute
{
    /// <summary>Why that is safe.</summary>
    public string Reason { get; } = reason;
}

/// <summary>A request that anybody signed in may send about themselves.</summary>
/// <param name="reason">Why no permission is needed.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute(string reason) : Attribute
{
    /// <summary>Why no permission is needed.</summary>
    public string Reason { get; } = reason;
}
