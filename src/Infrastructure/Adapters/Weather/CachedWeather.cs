using System.Collections.Concurrent;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>A piece of the earth for which the weather is fetched once, however many areas lie in it.</summary>
/// <param name="X">Steps east.</param>
/// <param name="Y">Steps north.</param>
internal readonly record struct WeatherCell(int X, int Y)
{
    /// <summary>Degrees of a side: some five kilometres, finer than any forecast.</summary>
    public const decimal Side = 0.05m;

    /// <summary>The cell in which a place lies.</summary>
    public static WeatherCell Of(GeoPoint at) => new((int)decimal.Floor(at.Longitude / Side), (int)decimal.Floor(at.Latitude / Side));

    /// <summary>Its middle.</summary>
    public GeoPoint Middle => new((X + 0.5m) * Side, (Y + 0.5m) * Side);
}

/// <summary>Present weather and forecast; warnings are fetched apart, as they change faster.</summary>
internal sealed record WeatherConditions(WeatherNow Now, IReadOnlyList<WeatherDay> Forecast, string IssuedBy, DateTimeOffset ObservedAt, string Attribution);

/// <summary>What one question to the service brought.</summary>
/// <param name="Value">The answer; null when there is none.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record Fetched<T>(T? Value, PortFailure? Failure) where T : class
{
    public static implicit operator Fetched<T>(T value) => new(value, null);

    public static implicit operator Fetched<T>(PortFailure why) => new(null, why);
}

/// <summary>
/// Keeps what a service said, one fetch for each cell, and asks again when it is no longer fresh. It is kept in the memory of the node: weather is
/// public, the same for everybody and gone in hours, so that a second fetch by another node costs less than a table that all of them write.
/// </summary>
internal abstract class CachedWeather(WeatherAges ages, TimeProvider clock) : IWeatherSource
{
    private const int MostCells = 2_000;
    private readonly ConcurrentDictionary<WeatherCell, Kept> _cells = new();
    private volatile Silence? _silence;

    /// <inheritdoc/>
    public virtual bool IsStandIn => false;

    /// <inheritdoc/>
    public async ValueTask<WeatherRead> BulletinAsync(GeoPoint at, CancellationToken ct)
    {
        var cell = CellOf(at);
        if (_cells.Count >= MostCells) Forget();
        var kept = _cells.GetOrAdd(cell, _ => new Kept());

        await kept.OnceAsync(() => RefreshAsync(kept, cell)).WaitAsync(ct);
        return Read(kept.Conditions, kept.Warnings, clock.GetUtcNow());
    }

    /// <summary>Where the service tells places apart.</summary>
    protected virtual WeatherCell CellOf(GeoPoint at) => WeatherCell.Of(at);

    /// <summary>Asks for present weather and forecast.</summary>
    protected abstract ValueTask<Fetched<WeatherConditions>> ConditionsAsync(WeatherCell cell);

    /// <summary>Asks for the warnings in force; none is an empty list.</summary>
    protected abstract ValueTask<Fetched<IReadOnlyList<WeatherWarning>>> WarningsAsync(WeatherCell cell);

    /// <summary>From now on nothing kept is fresh.</summary>
    protected void Outdate()
    {
        foreach (var kept in _cells.Values) (kept.Conditions, kept.Warnings) = (kept.Conditions.Outdated(), kept.Warnings.Outdated());
    }

    private async Task RefreshAsync(Kept kept, WeatherCell cell)
    {
        var conditions = RefreshedAsync(kept.Conditions, ages.Fresh, () => ConditionsAsync(cell));
        var warnings = RefreshedAsync(kept.Warnings, ages.WarningsFresh, () => WarningsAsync(cell));
        kept.Conditions = await conditions;
        kept.Warnings = await warnings;
    }

    private async Task<Piece<T>> RefreshedAsync<T>(Piece<T> piece, TimeSpan fresh, Func<ValueTask<Fetched<T>>> fetch) where T : class
    {
        var now = clock.GetUtcNow();
        if (piece.AskAgainAt > now) return piece;
        if (_silence is { } silence && silence.Until > now) return piece with { Failure = silence.Why };

        var answer = await fetch();
        if (answer.Failure is null) return new Piece<T>(answer.Value, now, now + fresh, null);

        Heed(answer.Failure, now);
        return piece with { Failure = answer.Failure, AskAgainAt = now + ages.Rest };
    }

    // Whoever goes on asking after a refusal may lose the account.
    private void Heed(PortFailure failure, DateTimeOffset now)
    {
        if (failure is PortFailure.Misconfigured) _silence = new Silence(now + ages.AfterRefusal, failure);
        else if (failure is PortFailure.QuotaExhausted quota) _silence = new Silence(quota.Until ?? now + ages.AfterRefusal, failure);
    }

    private WeatherRead Read(Piece<WeatherConditions> conditions, Piece<IReadOnlyList<WeatherWarning>> warnings, DateTimeOffset now)
    {
        var why = warnings.Failure ?? conditions.Failure;
        var oldest = conditions.FetchedAt < warnings.FetchedAt ? conditions.FetchedAt : warnings.FetchedAt;
        if (conditions.Value is not { } said || warnings.Value is not { } signals) return new WeatherRead.Failed(why ?? Unknown);
        if (why is not null && now - oldest > ages.Stale) return new WeatherRead.Failed(why);

        var bulletin = new WeatherBulletin(said.Now, said.Forecast, [.. signals.Where(one => one.ExpiresAt is not { } end || end > now).OrderByDescending(one => one.Colour).ThenByDescending(one => one.IssuedAt)], said.IssuedBy, said.ObservedAt, said.Attribution);
        return why is null ? new WeatherRead.Fresh(bulletin) : new WeatherRead.Stale(bulletin, now - oldest, why);
    }

    private void Forget()
    {
        var old = clock.GetUtcNow() - ages.Stale;
        foreach (var (cell, kept) in _cells)
        {
            if (kept.Conditions.FetchedAt < old) _cells.TryRemove(cell, out _);
        }
    }

    private static PortFailure.Unavailable Unknown => new("nothing was heard", null);

    private sealed record Silence(DateTimeOffset Until, PortFailure Why);

    private sealed record Piece<T>(T? Value, DateTimeOffset FetchedAt, DateTimeOffset AskAgainAt, PortFailure? Failure) where T : class
    {
        public static Piece<T> Nothing { get; } = new(null, default, default, null);

        public Piece<T> Outdated() => this with { AskAgainAt = default };
    }

    private sealed class Kept
    {
        private readonly Lock _gate = new();
        private Task _running = Task.CompletedTask;

        public Piece<WeatherConditions> Conditions { get; set; } = Piece<WeatherConditions>.Nothing;

        public Piece<IReadOnlyList<WeatherWarning>> Warnings { get; set; } = Piece<IReadOnlyList<WeatherWarning>>.Nothing;

        /// <summary>Everybody who asks meanwhile waits for the same answer; who gives up does not stop it for the others.</summary>
        public Task OnceAsync(Func<Task> refresh)
        {
            lock (_gate) return _running.IsCompleted ? _running = refresh() : _running;
        }
    }
}
