using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>What owners weigh in a decision: exclusive area and heads, always both (民法典 art. 278).</summary>
/// <param name="Area">Exclusive area in 0.01 m².</param>
/// <param name="Heads">Voting units; one unit is one head.</param>
public readonly record struct Weight(Area Area, int Heads)
{
    /// <summary>Nothing.</summary>
    public static Weight None => default;

    /// <summary>Adds both.</summary>
    public static Weight operator +(Weight left, Weight right) => new(left.Area + right.Area, left.Heads + right.Heads);

    /// <summary>Subtracts both.</summary>
    public static Weight operator -(Weight left, Weight right) => new(left.Area - right.Area, left.Heads - right.Heads);
}

/// <summary>A fraction that a share must reach or exceed; compared by cross-multiplication, never by division.</summary>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
/// <param name="MoreThan">True when reaching it exactly is not enough ("more than half").</param>
public sealed record Threshold(int Numerator, int Denominator, bool MoreThan)
{
    /// <summary>More than one half, for ordinary matters.</summary>
    public static Threshold MoreThanHalf { get; } = new(1, 2, true);

    /// <summary>At least three quarters, for special matters.</summary>
    public static Threshold ThreeQuarters { get; } = new(3, 4, false);

    /// <summary>At least two thirds, for taking part.</summary>
    public static Threshold TwoThirds { get; } = new(2, 3, false);

    /// <summary>Whether the part is enough of the whole, on both counts. Nothing of nothing is not enough.</summary>
    public bool IsMetBy(Weight part, Weight whole) =>
        whole.Heads > 0 && Holds(part.Area.Centi, whole.Area.Centi) && Holds(part.Heads, whole.Heads);

    /// <summary>The least further area and heads with which the part would be enough of a whole that stays as it is.</summary>
    public Weight MissingFrom(Weight part, Weight whole) => new(
        new Area(Math.Max(0, Least(whole.Area.Centi) - part.Area.Centi)),
        (int)Math.Max(0, Least(whole.Heads) - part.Heads));

    /// <summary>How it reads: 1/2, 3/4.</summary>
    public override string ToString() => $"{Numerator}/{Denominator}";

    private bool Holds(long part, long whole)
    {
        var (left, right) = ((Int128)part * Denominator, (Int128)whole * Numerator);
        return MoreThan ? left > right : left >= right;
    }

    private long Least(long whole)
    {
        var product = (Int128)whole * Numerator;
        var floor = (long)(product / Denominator);
        return MoreThan || product % Denominator != 0 ? floor + 1 : floor;
    }
}
