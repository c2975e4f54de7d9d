using System.Text.Json;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Infrastructure.Persistence.Bulk;
using PropertyPlatform.Infrastructure.Persistence.Conventions;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>Writes a frozen roll in two bulk copies.</summary>
internal sealed class RollStore(IBulkWriter bulk) : IRollStore
{
    private static readonly BulkColumn[] UnitColumns =
    [
        new("id", typeof(Guid)), new("ballot_id", typeof(Guid)), new("position", typeof(int)), new("area", typeof(long)), new("is_developers", typeof(bool)),
        new("has_several_owners", typeof(bool)), new("bound_before_start", typeof(bool)), new("owners", typeof(string)), new("version", typeof(long)),
    ];

    private static readonly BulkColumn[] HouseColumns =
    [
        new("unit_id", typeof(Guid)), new("ballot_id", typeof(Guid)), new("house_id", typeof(Guid)), new("building", typeof(string)), new("stairwell", typeof(string)),
        new("floor", typeof(string)), new("room", typeof(string)), new("area", typeof(long)),
    ];

    public async Task SaveAsync(Roll roll, BallotId ballot, CancellationToken ct)
    {
        await bulk.WriteAsync("ballots.voting_units", UnitColumns, roll.Units.Select(unit => new object?[]
        {
            unit.Id.Value, ballot.Value, unit.Position, unit.Area.Centi, unit.IsDevelopers, unit.HasSeveralOwners, unit.BoundBeforeStart, JsonSerializer.Serialize(unit.Owners, JsonColumns.Options), 0L,
        }), ct);
        await bulk.WriteAsync("ballots.roll_houses", HouseColumns, roll.Units.SelectMany(unit => unit.Houses.Select(house => new object?[]
        {
            unit.Id.Value, ballot.Value, house.House.Value, house.Building, house.Stairwell, house.Floor, house.Room, house.Area.Centi,
        })), ct);
    }
}
