namespace PropertyPlatform.Domain.Shared;

/// <summary>Something that happened, named in the past tense; holds ids, values and times only.</summary>
public interface IDomainEvent;

/// <summary>An identity: a Guid that cannot be mistaken for another aggregate's.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The bare value.</summary>
    Guid Value { get; }

    /// <summary>The id of that value.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>A new id, ordered by time so that indexes grow at their end.</summary>
    static virtual TSelf New() => TSelf.From(Guid.CreateVersion7());
}

/// <summary>What every root has, whatever its id.</summary>
public interface IAggregateRoot
{
    /// <summary>Counts the changes of this root; concurrency token and ETag.</summary>
    long Version { get; }

    /// <summary>Events raised since the root was loaded, in order.</summary>
    IReadOnlyList<IDomainEvent> Events { get; }

    /// <summary>Forgets the events; called after they were saved.</summary>
    void ClearEvents();
}

/// <summary>The root of an aggregate. Every mutator raises an event, which moves <see cref="Version"/>.</summary>
/// <typeparam name="TId">Its id.</typeparam>
public abstract class AggregateRoot<TId> : IAggregateRoot
    where TId : struct, IEntityId<TId>
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>Who this is.</summary>
    public TId Id { get; protected set; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<IDomainEvent> Events => _events;

    /// <inheritdoc/>
    public void ClearEvents() => _events.Clear();

    /// <summary>Records that something happened.</summary>
    protected void Raise(IDomainEvent happened)
    {
        Version++;
        _events.Add(happened);
    }
}
