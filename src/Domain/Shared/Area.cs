using System.Globalization;

namespace PropertyPlatform.Domain.Shared;

/// <summary>A floor area as an integer number of 0.01 m². Sums and fractions stay exact.</summary>
/// <param name="Centi">Hundredths of a square metre.</param>
public readonly record struct Area(long Centi) : IComparable<Area>
{
    /// <summary>No area.</summary>
    public static Area Zero => default;

    /// <summary>Square metres with two decimals, as shown on screens.</summary>
    public decimal SquareMetres => Centi / 100m;

    /// <summary>The area of a decimal number of square metres.</summary>
    /// <exception cref="ArgumentException">More than two decimals, which the register does not know.</exception>
    public static Area FromSquareMetres(decimal squareMetres)
    {
        var centi = squareMetres * 100m;
        return centi == decimal.Truncate(centi)
            ? new Area((long)centi)
            : throw new ArgumentException("An area has at most two decimals.", nameof(squareMetres));
    }

    /// <summary>Adds.</summary>
    public static Area operator +(Area left, Area right) => new(checked(left.Centi + right.Centi));

    /// <summary>Subtracts.</summary>
    public static Area operator -(Area left, Area right) => new(left.Centi - right.Centi);

    /// <summary>Compares.</summary>
    public static bool operator <(Area left, Area right) => left.Centi < right.Centi;

    /// <summary>Compares.</summary>
    public static bool operator >(Area left, Area right) => left.Centi > right.Centi;

    /// <summary>Compares.</summary>
    public static bool operator <=(Area left, Area right) => left.Centi <= right.Centi;

    /// <summary>Compares.</summary>
    public static bool operator >=(Area left, Area right) => left.Centi >= right.Centi;

    /// <inheritdoc/>
    public int CompareTo(Area other) => Centi.CompareTo(other.Centi);

    /// <inheritdoc/>
    public override string ToString() => SquareMetres.ToString("N2", CultureInfo.InvariantCulture);
}
