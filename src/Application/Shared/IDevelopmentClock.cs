namespace PropertyPlatform.Application.Shared;

/// <summary>The clock of a Development machine, which can be set forward; elsewhere it does not exist.</summary>
public interface IDevelopmentClock
{
    /// <summary>The platform's time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>How far it is set forward.</summary>
    TimeSpan Offset { get; }

    /// <summary>Takes up the shift that the database remembers.</summary>
    Task RestoreAsync(CancellationToken ct);

    /// <summary>Sets the clock forward; never back, because what happened would then lie in the future.</summary>
    /// <param name="by">How far; above zero, and ten years at most altogether.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Whether that is possible.</returns>
    Task<bool> AdvanceAsync(TimeSpan by, CancellationToken ct);
}
