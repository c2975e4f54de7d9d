namespace PropertyPlatform.Application.Relay;

/// <summary>Messages of events that the relay gave up after eight tries.</summary>
public interface IDeadMessages
{
    /// <summary>Puts a message back, as if it had never been tried.</summary>
    /// <returns>Whether there is such a message.</returns>
    Task<bool> ReviveAsync(Guid message, CancellationToken ct);

    /// <summary>Lays a message aside for good; it stays readable with the reason.</summary>
    /// <returns>Whether there is such a message.</returns>
    Task<bool> DiscardAsync(Guid message, string reason, CancellationToken ct);
}
