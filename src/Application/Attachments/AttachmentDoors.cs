using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Attachments;

/// <summary>Finds who decides over the files of a kind; nobody means no.</summary>
public sealed class AttachmentDoors
{
    private readonly Dictionary<string, IAttachmentAccess> _doors;

    /// <summary>Collects what the contexts declare.</summary>
    /// <exception cref="ArgumentException">Two contexts claim one kind.</exception>
    public AttachmentDoors(IEnumerable<IAttachmentAccess> doors) => _doors = doors.ToDictionary(door => door.Kind, StringComparer.Ordinal);

    /// <summary>Who decides over the kind; null for a kind that does not exist.</summary>
    public IAttachmentAccess? Of(string kind) => _doors.GetValueOrDefault(kind);
}

/// <summary>The platform's own limit, whatever a kind allows.</summary>
/// <param name="MaxMegabytes">Megabytes of 1,048,576 bytes.</param>
public sealed record AttachmentOptions(int MaxMegabytes)
{
    /// <summary>Largest file of a kind, in megabytes.</summary>
    public int LargestOf(AttachmentLimits limits) => Math.Min(MaxMegabytes, limits.MaxMegabytes);
}
