using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// The platform itself opens an account: the first administrator of a city, the director of an approved committee (FIL-37),
/// the lead of an enterprise at its first sign-in (ENT-01), the people of the demo city. Bound at once where the person is known to be the one.
/// </summary>
/// <param name="Role">角色</param>
/// <param name="UnitId">单位; null for owners and experts.</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">手机号码; free within the audience.</param>
/// <param name="Position">职务</param>
/// <param name="Projects">Projects served.</param>
/// <param name="Bound">Whether the person holds it at once.</param>
/// <param name="Document">The person's identity card number, where known.</param>
[Requires(Permissions.BackgroundWork)]
public sealed record OpenAccount(Role Role, Guid? UnitId, string Name, string Phone, string? Position = null, IReadOnlyList<Guid>? Projects = null, bool Bound = false, string? Document = null)
    : ICommand<OpenedAccount>
{
    /// <summary>Never shows a phone or a document: requests may be logged.</summary>
    public override string ToString() => $"{nameof(OpenAccount)} {Role}";
}

/// <summary>An account that was opened.</summary>
/// <param name="Account">The account.</param>
/// <param name="Person">The person who holds it; null while nobody does.</param>
public sealed record OpenedAccount(AccountId Account, PersonId? Person);

internal sealed class OpenAccountValidator : AbstractValidator<OpenAccount>
{
    public OpenAccountValidator()
    {
        RuleFor(c => c.Role).IsInEnum();
        RuleFor(c => c.Name).NotEmpty().MaximumLength(Person.NameLength);
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Position).MaximumLength(Account.PositionLength);
        RuleFor(c => c.Document).Must(number => number is null || IdDocument.TryParse(DocumentType.ResidentId, number) is not null);
    }
}

internal sealed class OpenAccountHandler(IRepository<Account> accounts, KnownPersons persons, SeatFinder seats, IPersonalDataIndex index, TimeProvider clock)
    : ICommandHandler<OpenAccount, OpenedAccount>
{
    public async Task<Result<OpenedAccount>> Handle(OpenAccount command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var seat = await seats.SeatAsync(command.Role, command.UnitId is { } unit ? new OrganisationId(unit) : null, cancellationToken);
        if (seat.Error is { } noSeat) return noSeat;

        var phone = await seats.FreePhoneAsync(command.Role, command.Phone, cancellationToken);
        if (phone.Error is { } taken) return taken;

        var opened = Account.PresetBySystem(seat.Value, command.Name, phone.Value, command.Position, [.. (command.Projects ?? []).Select(id => new ProjectId(id))], now);
        if (opened.Error is { } refused) return refused;

        var account = accounts.Add(opened.Value);
        if (!command.Bound) return new OpenedAccount(account.Id, null);

        var person = await persons.ProvedAsync(command.Name, phone.Value, cancellationToken);
        if (IdDocument.TryParse(DocumentType.ResidentId, command.Document) is { } document && person.Identify(new IndexedDocument(document, index.Of(document))).Error is { } other) return other;
        if (account.Bind(person, now).Error is { } notBound) return notBound;

        return new OpenedAccount(account.Id, person.Id);
    }
}
