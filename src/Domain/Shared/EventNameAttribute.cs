namespace PropertyPlatform.Domain.Shared;

/// <summary>The stable name under which an event is stored; it outlives every renaming of the type.</summary>
/// <param name="name"><c>context.what_happened</c></param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary><c>context.what_happened</c></summary>
    public string Name { get; } = name;
}
