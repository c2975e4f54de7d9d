using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Organisations;

/// <summary>Identity of a place in the tree of jurisdictions. It follows from the code, so that seeding twice changes nothing.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct JurisdictionUnitId(Guid Value) : IEntityId<JurisdictionUnitId>
{
    /// <inheritdoc/>
    public static JurisdictionUnitId From(Guid value) => new(value);

    /// <summary>The id of the place with that code.</summary>
    public static JurisdictionUnitId Of(Jurisdiction place) => new(new Guid(SHA256.HashData(Encoding.ASCII.GetBytes(place.Code)).AsSpan(0, 16)));
}

/// <summary>What a place is in law.</summary>
public enum AreaKind
{
    /// <summary>An administrative division.</summary>
    Administrative = 1,

    /// <summary>功能区: stands on the level of the districts without a division code of its own (大鹏新区, 深汕特别合作区; regulations §11.5).</summary>
    Functional = 2,
}

/// <summary>One place of the tree 市 → 区 → 街道 → 社区 (ORG-01). The upper three levels are reference data; communities are added by the city.</summary>
public sealed class JurisdictionUnit : AggregateRoot<JurisdictionUnitId>
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 60;

    private JurisdictionUnit() => (Code, Name) = ("", "");

    /// <summary>The dotted code, as <see cref="Jurisdiction.Code"/>.</summary>
    public string Code { get; private set; }

    /// <summary>Code of the enclosing place; null for the city.</summary>
    public string? ParentCode { get; private set; }

    /// <summary>How deep in the tree.</summary>
    public JurisdictionLevel Level { get; private set; }

    /// <summary>What it is in law.</summary>
    public AreaKind Kind { get; private set; }

    /// <summary>粤海街道</summary>
    public string Name { get; private set; }

    /// <summary>The place itself.</summary>
    public Jurisdiction Place => Jurisdiction.Of(Code);

    /// <summary>Puts a place into the tree.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public static JurisdictionUnit Found(Jurisdiction place, string name, AreaKind kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > NameLength) throw new ArgumentException("The name is too long.", nameof(name));

        var unit = new JurisdictionUnit
        {
            Id = JurisdictionUnitId.Of(place),
            Code = place.Code,
            ParentCode = place.Level == JurisdictionLevel.City ? null : place.Up(place.Level - 1).Code,
            Level = place.Level,
            Kind = kind,
            Name = name,
        };
        unit.Raise(new JurisdictionUnitAdded(unit.Id, unit.Code));
        return unit;
    }

    /// <summary>Adds a place directly below this one; a community below a street is the usual case.</summary>
    public Result<JurisdictionUnit> AddBelow(Jurisdiction place, string name)
    {
        if (Level == JurisdictionLevel.Community) return OrganisationErrors.TooDeep;
        if (place.Level != Level + 1 || !Place.Covers(place)) return OrganisationErrors.NotDirectlyBelow;

        return Found(place, name, AreaKind.Administrative);
    }

    /// <summary>Changes the name; the code stays for ever.</summary>
    public void Rename(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var before = Name;
        Name = name;
        Raise(new JurisdictionUnitRenamed(Id, Code, before, name));
    }
}
