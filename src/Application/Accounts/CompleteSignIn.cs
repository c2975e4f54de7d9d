using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// The browser is back from the government's sign-in. A natural person is found by identity document or proved phone (ACC-10); a legal person by its
/// 统一社会信用代码, and the agent acts under the enterprise's account (ACC-11); a personal account at 法人登录 is refused (ACC-12).
/// </summary>
/// <param name="Kind">Which entrance was taken.</param>
/// <param name="State">Our secret that came back.</param>
/// <param name="Code">The code; null when the person said no.</param>
[Anonymous("The government's sign-in says who it is.")]
public sealed record CompleteSignIn(SsoSubjectKind Kind, string State, string? Code) : ICommand<Session>
{
    /// <summary>Never shows a secret: requests may be logged.</summary>
    public override string ToString() => $"{nameof(CompleteSignIn)} {Kind}";
}

internal sealed class CompleteSignInValidator : AbstractValidator<CompleteSignIn>
{
    public CompleteSignInValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.State).NotEmpty().MaximumLength(512);
        RuleFor(c => c.Code).MaximumLength(2000);
    }
}

internal sealed class CompleteSignInHandler(
    IGovernmentSso sso, IRepository<Account> accounts, IRepository<Person> persons, KnownPersons known, IUnits units, IPersonalDataIndex index, TimeProvider clock) : ICommandHandler<CompleteSignIn, Session>
{
    public async Task<Result<Session>> Handle(CompleteSignIn command, CancellationToken cancellationToken)
    {
        var outcome = await sso.CompleteAsync(new SsoCallback(command.State, command.Code), cancellationToken);
        return (command.Kind, outcome) switch
        {
            (SsoSubjectKind.Person, SsoOutcome.Person person) => await PersonAsync(person, cancellationToken),
            (SsoSubjectKind.Corporation, SsoOutcome.Corporation corporation) => await CorporationAsync(corporation, cancellationToken),
            (SsoSubjectKind.Corporation, SsoOutcome.Person) => AccountErrors.LegalPersonNeeded,
            _ => AccountErrors.SsoFailed,
        };
    }

    private async Task<Result<Session>> PersonAsync(SsoOutcome.Person who, CancellationToken ct)
    {
        var found = await FindAsync(who.Name, who.Document, who.Mobile, ct);
        if (found.Error is { } refused) return refused;

        var person = found.Value;
        var bound = await accounts.ListAsync(AccountSpecs.BoundTo(person.Id), ct);
        if (bound.FirstOrDefault(account => account.Audience != Audience.Owner) is { } own) return Session.Of(own);
        if (who.Mobile is null) return AccountErrors.NoAccount;

        // Preset and never bound: name and phone are those of the preset account, and the government vouches for both.
        var waiting = await accounts.ListAsync(AccountSpecs.ByPhone(index.Of(who.Mobile)), ct);
        if (waiting.FirstOrDefault(account => account.State == AccountState.Preset && account.Audience != Audience.Owner && account.Name == person.Name) is not { } preset) return AccountErrors.NoAccount;

        return preset.Bind(person, clock.GetUtcNow()).Error is { } notBound ? notBound : Session.Of(preset);
    }

    private async Task<Result<Session>> CorporationAsync(SsoOutcome.Corporation corporation, CancellationToken ct)
    {
        if (await units.FindAsync(corporation.Code, ct) is not { Active: true, Kind: UnitKind.Enterprise or UnitKind.Developer } unit) return AccountErrors.NoAccount;

        var leads = await accounts.ListAsync(AccountSpecs.LeadsOf(unit.Id), ct);
        if (leads.FirstOrDefault(lead => lead.State == AccountState.Bound && lead.Name == Normalised.Name(corporation.Agent.Name)) is { } own) return Session.Of(own);
        if (corporation.Agent is not { Mobile: { } mobile } agent) return AccountErrors.NoAccount;

        var phone = new IndexedPhone(mobile, index.Of(mobile));
        var account = leads.FirstOrDefault(lead => lead.State == AccountState.Preset && lead.Name == Normalised.Name(agent.Name) && lead.PhoneIndex == phone.Index);
        if (account is null && leads.Count > 0) return AccountErrors.NoAccount;

        // The first sign-in of an enterprise opens its account (ENT-01).
        if (account is null)
        {
            var role = unit.Kind == UnitKind.Developer ? Role.Developer : Role.EntLead;
            var opened = Account.PresetBySystem(new Seat(role, unit.Id, unit.Kind, unit.Jurisdiction), agent.Name, phone, null, [], clock.GetUtcNow());
            if (opened.Error is { } refused) return refused;
            account = accounts.Add(opened.Value);
        }

        var person = await known.ProvedAsync(agent.Name, phone, ct);
        return account.Bind(person, clock.GetUtcNow()).Error is { } notBound ? notBound : Session.Of(account);
    }

    private async Task<Result<Person>> FindAsync(string name, IdDocument document, MobileNumber? mobile, CancellationToken ct)
    {
        var indexed = new IndexedDocument(document, index.Of(document));
        if (await persons.FirstOrDefaultAsync(AccountSpecs.PersonByDocument(indexed.Index), ct) is { } identified) return identified;
        if (mobile is null) return AccountErrors.NoAccount;

        var phone = new IndexedPhone(mobile, index.Of(mobile));
        var proved = await persons.FirstOrDefaultAsync(AccountSpecs.PersonByPhone(phone.Index), ct);
        var awaited = await accounts.AnyAsync(AccountSpecs.ByPhone(phone.Index), ct);
        if (proved?.Name != Normalised.Name(name) && !awaited) return AccountErrors.NoAccount;

        var person = await known.ProvedAsync(name, phone, ct);
        return person.Identify(indexed).Error is { } other ? other : person;
    }
}
