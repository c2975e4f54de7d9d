using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Notices;

/// <summary>Identity of a notice.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct NoticeId(Guid Value) : IEntityId<NoticeId>
{
    /// <inheritdoc/>
    public static NoticeId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static NoticeId New() => new(Guid.CreateVersion7());
}

/// <summary>Identity of what one recipient got of a notice.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct NoticeDeliveryId(Guid Value) : IEntityId<NoticeDeliveryId>
{
    /// <inheritdoc/>
    public static NoticeDeliveryId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static NoticeDeliveryId New() => new(Guid.CreateVersion7());
}
