using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Turns what a form says into the seat and the phone of a new account.</summary>
public sealed class SeatFinder(IUnits units, IRepository<Account> accounts, IPersonalDataIndex index)
{
    /// <summary>The seat of a role in a unit; without a unit the seat of somebody who acts for nobody else.</summary>
    public async Task<Result<Seat>> SeatAsync(Role role, OrganisationId? unit, CancellationToken ct)
    {
        if (unit is not { } id) return new Seat(role, null, null, await units.CityAsync(ct));
        if (await units.FindAsync(id, ct) is not { } found) return AccountErrors.UnitUnknown;
        if (!found.Active) return AccountErrors.UnitClosed;

        return new Seat(role, id, found.Kind, found.Jurisdiction);
    }

    /// <summary>A phone that is free in the audience of the role.</summary>
    public async Task<Result<IndexedPhone>> FreePhoneAsync(Role role, string phone, CancellationToken ct)
    {
        if (MobileNumber.TryParse(phone) is not { } number) return AccountErrors.BadPhone;

        var indexed = new IndexedPhone(number, index.Of(number));
        return await accounts.AnyAsync(AccountSpecs.ByPhone(Roles.Of(role).Audience, indexed.Index), ct) ? AccountErrors.PhoneTaken : indexed;
    }
}
