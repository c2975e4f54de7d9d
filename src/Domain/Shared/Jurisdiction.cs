namespace PropertyPlatform.Domain.Shared;

/// <summary>Levels of government, outermost first (ORG-01).</summary>
public enum JurisdictionLevel
{
    /// <summary>市</summary>
    City = 1,

    /// <summary>区, functional districts included</summary>
    District = 2,

    /// <summary>街道</summary>
    Street = 3,

    /// <summary>社区</summary>
    Community = 4,
}

/// <summary>
/// A place in the tree 市 → 区 → 街道 → 社区, as a code whose every segment ends with a dot (<c>4403.05.007.001.</c>),
/// so that one place covers another exactly when its code is a prefix of the other's.
/// </summary>
public sealed record Jurisdiction
{
    private Jurisdiction(string code) => Code = code;

    /// <summary>The dotted code; never empty.</summary>
    public string Code { get; }

    /// <summary>How deep in the tree.</summary>
    public JurisdictionLevel Level => (JurisdictionLevel)Code.AsSpan().Count('.');

    /// <summary>Reads a code.</summary>
    /// <exception cref="ArgumentException">The code is empty, too deep, or a segment lacks its dot or holds anything but letters and digits.</exception>
    public static Jurisdiction Of(string code) =>
        IsCode(code) ? new Jurisdiction(code) : throw new ArgumentException($"'{code}' is no jurisdiction code.", nameof(code));

    /// <summary>Whether a text is a code; an empty one is not, for an empty prefix would cover everything.</summary>
    public static bool IsCode(string? code)
    {
        if (string.IsNullOrEmpty(code) || code.Length > 40 || code[^1] != '.') return false;

        var segments = code[..^1].Split('.');
        return segments.Length <= 4 && Array.TrueForAll(segments, s => s.Length > 0 && s.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>Whether the other place lies inside this one, or is this one.</summary>
    public bool Covers(Jurisdiction other) => other.Code.StartsWith(Code, StringComparison.Ordinal);

    /// <summary>The enclosing place on a level; this place itself on its own level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level lies below this place.</exception>
    public Jurisdiction Up(JurisdictionLevel level)
    {
        if (level > Level) throw new ArgumentOutOfRangeException(nameof(level));
        var end = -1;
        for (var i = 0; i < (int)level; i++) end = Code.IndexOf('.', end + 1);
        return new Jurisdiction(Code[..(end + 1)]);
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>An aggregate that belongs to one place; rows outside the caller's scope do not exist for the caller (ORG-02).</summary>
public interface IJurisdictionScoped
{
    /// <summary>Where it belongs.</summary>
    Jurisdiction Jurisdiction { get; }
}

/// <summary>An aggregate that also belongs to one project, so that enterprises and committees can see it (ORG-02).</summary>
public interface IProjectScoped : IJurisdictionScoped
{
    /// <summary>The project it belongs to.</summary>
    ProjectId ProjectId { get; }
}

/// <summary>Identity of a property project (物业项目 / 物业区域).</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct ProjectId(Guid Value) : IEntityId<ProjectId>
{
    /// <inheritdoc/>
    public static ProjectId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static ProjectId New() => new(Guid.CreateVersion7());
}
