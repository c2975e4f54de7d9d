using System.Reflection;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>Stable names of all events, and which of them anybody reacts to. Building it fails when an event has no name or two share one.</summary>
public sealed class EventRegistry
{
    private readonly Dictionary<Type, string> _names = [];
    private readonly Dictionary<string, Type> _types = [];
    private readonly Dictionary<Type, List<Type>> _reactions = [];

    /// <summary>Reads the events of the domain and the reactions of the application.</summary>
    /// <exception cref="InvalidOperationException">An event has no name, or two share one.</exception>
    public EventRegistry()
    {
        foreach (var type in typeof(IDomainEvent).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IDomainEvent).IsAssignableFrom(t)))
        {
            var name = type.GetCustomAttribute<EventNameAttribute>()?.Name ?? throw new InvalidOperationException($"Event {type.Name} has no stable name.");
            if (!_types.TryAdd(name, type)) throw new InvalidOperationException($"Two events are called {name}.");
            _names[type] = name;
        }

        foreach (var reaction in typeof(IChange).Assembly.GetTypes().Concat(typeof(EventRegistry).Assembly.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in reaction.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReactTo<>)))
            {
                var happened = contract.GetGenericArguments()[0];
                if (!_reactions.TryGetValue(happened, out var known)) _reactions[happened] = known = [];
                known.Add(reaction);
            }
        }
    }

    /// <summary>All events by their stable names.</summary>
    public IReadOnlyDictionary<string, Type> Types => _types;

    /// <summary>The stable name of an event.</summary>
    public string NameOf(Type happened) => _names[happened];

    /// <summary>Whether anybody reacts to the event; others need no outbox row.</summary>
    public bool HasReactions(Type happened) => _reactions.ContainsKey(happened);

    /// <summary>Types of the reactions to an event.</summary>
    public IReadOnlyList<Type> ReactionsTo(Type happened) => _reactions.TryGetValue(happened, out var known) ? known : [];
}
