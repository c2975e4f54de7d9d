using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects
{
    /// <summary>Identity of a home. (Interim: moves to House.cs with the register.)</summary>
    /// <param name="Value">The bare value.</param>
    public readonly record struct HouseId(Guid Value) : IEntityId<HouseId>
    {
        /// <inheritdoc/>
        public static HouseId From(Guid value) => new(value);

        /// <summary>A new id.</summary>
        public static HouseId New() => new(Guid.CreateVersion7());
    }
}

namespace PropertyPlatform.Domain.Owners
{
    /// <summary>Identity of a registered owner. (Interim: moves to Owner.cs with the register.)</summary>
    /// <param name="Value">The bare value.</param>
    public readonly record struct OwnerId(Guid Value) : IEntityId<OwnerId>
    {
        /// <inheritdoc/>
        public static OwnerId From(Guid value) => new(value);

        /// <summary>A new id.</summary>
        public static OwnerId New() => new(Guid.CreateVersion7());
    }
}
