using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// The browser is back from the government's sign-in. A natural person is found by identity document or proved phone, and every account that was preset for name and phone is bound with it (ACC-10); a legal person by its
/// 统一社会信用代码, and the agent acts under the own account there, as its responsible person or as whoever that one added (ACC-11); a personal account at 法人登录 is refused (ACC-12). An enterprise that the registry does not know is entered as a property enterprise (ENT-01). Names are no key: one
/// that differs from the registered one lets its holder in and is noted for the audit.
/// </summary>
/// <param name="Kind">Which entrance was taken.</param>
/// <param name="State">Our secret that came back.</param>
/// <param name="Code">The code; null when the person said no.</param>
/// <param name="AsApplicant">Whether a natural person without account comes to apply as an expert: that identity needs no preset (ACC-05, ACC-10).</param>
[Anonymous("The government's sign-in says who it is.")]
public sealed record CompleteSignIn(SsoSubjectKind Kind, string State, string? Code, bool AsApplicant = false) : ICommand<Session>
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
    IGovernmentSso sso, IRepository<Account> accounts, IRepository<Person> persons, KnownPersons known, IUnits units, IPersonalDataIndex index, ICityProfile city, TimeProvider clock) : ICommandHandler<CompleteSignIn, Session>
{
    public async Task<Result<Session>> Handle(CompleteSignIn command, CancellationToken cancellationToken)
    {
        if (!city.InForceAt(clock.GetUtcNow()).AdmitsSso) return AccountErrors.SsoNotHere;

        var outcome = await sso.CompleteAsync(new SsoCallback(command.State, command.Code), cancellationToken);
        return (command.Kind, outcome) switch
        {
            (SsoSubjectKind.Person, SsoOutcome.Person person) => command.AsApplicant ? await ApplicantAsync(person, cancellationToken) : await PersonAsync(person, cancellationToken),
            (SsoSubjectKind.Corporation, SsoOutcome.Corporation corporation) => await CorporationAsync(corporation, cancellationToken),
            (SsoSubjectKind.Corporation, SsoOutcome.Person) => AccountErrors.LegalPersonNeeded,
            (SsoSubjectKind.Person, SsoOutcome.Corporation) => AccountErrors.NaturalPersonNeeded,
            (_, SsoOutcome.Declined) => AccountErrors.SsoDeclined,
            (_, SsoOutcome.ReplayedOrForged) => AccountErrors.SsoForged,
            (_, SsoOutcome.InsufficientAssurance weak) => AccountErrors.SsoAssurance.With($"{weak.Had}", $"{weak.Needed}"),
            (_, SsoOutcome.Failed failed) => failed.Why.AtSignIn(),
            _ => AccountErrors.SsoFailed,
        };
    }

    private async Task<Result<Session>> PersonAsync(SsoOutcome.Person who, CancellationToken ct)
    {
        var found = await FindAsync(who.Name, who.Document, who.Mobile, ct);
        if (found.Error is { } refused) return refused;

        var person = found.Value;
        person.Question(who.Name);
        var identities = (await accounts.ListAsync(AccountSpecs.BoundTo(person.Id), ct)).Where(account => account.Audience != Audience.Owner).ToList();
        foreach (var waiting in await WaitingAsync(person, who.Mobile, ct))
        {
            if (waiting.Bind(person, clock.GetUtcNow()).Error is { } notBound) return notBound;
            identities.Add(waiting);
        }

        // Somebody who acts for a unit comes in as that; whoever is several of them chooses by 切换身份 (ACC-09).
        return identities.OrderBy(account => account.OrganisationId is null).ThenBy(account => account.CreatedAt).FirstOrDefault() is { } own ? Session.Of(own) : AccountErrors.NoAccount;
    }

    // Preset and never bound: name and phone are those of the preset account, and the government vouches for both.
    private async Task<IReadOnlyList<Account>> WaitingAsync(Person person, MobileNumber? mobile, CancellationToken ct) => mobile is null
        ? []
        : [.. (await accounts.ListAsync(AccountSpecs.ByPhone(index.Of(mobile)), ct)).Where(account => account.State == AccountState.Preset && account.Audience != Audience.Owner && account.Name == person.Name)];

    private async Task<Result<Session>> ApplicantAsync(SsoOutcome.Person who, CancellationToken ct)
    {
        if (who.Mobile is not { } mobile) return AccountErrors.SsoPhoneNeeded;

        var (phone, indexed) = (new IndexedPhone(mobile, index.Of(mobile)), new IndexedDocument(who.Document, index.Of(who.Document)));
        var person = await persons.FirstOrDefaultAsync(AccountSpecs.PersonByDocument(indexed.Index), ct) ?? await known.ProvedAsync(who.Name, phone, ct);
        if (person.Identify(indexed).Error is { } other) return other;

        var bound = await accounts.ListAsync(AccountSpecs.BoundTo(person.Id), ct);
        if (bound.FirstOrDefault(account => account.Audience == Audience.Expert) is { } own) return Session.Of(own);
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ByPhone(Audience.Expert, phone.Index), ct) is { } waiting)
        {
            return waiting.Bind(person, clock.GetUtcNow()).Error is { } notBound ? notBound : Session.Of(waiting);
        }

        var opened = Account.SelfService(Role.ExpertApplicant, await units.CityAsync(ct), person, phone, clock.GetUtcNow());
        return opened.Error is { } refused ? refused : Session.Of(accounts.Add(opened.Value));
    }

    private async Task<Result<Session>> CorporationAsync(SsoOutcome.Corporation corporation, CancellationToken ct)
    {
        var found = await units.FindAsync(corporation.Code, ct);
        if (found is null && corporation.Agent.Mobile is null) return AccountErrors.SsoPhoneNeeded;

        var entered = found is null ? await units.EnterAsync(corporation.Code, corporation.Name is { Length: > 0 } name ? name : corporation.Code.Value, ct) : found;
        if (entered.Error is { } notEntered) return notEntered;
        if (entered.Value is not { Active: true, Kind: UnitKind.Enterprise or UnitKind.Developer } unit) return AccountErrors.NoEnterpriseAccount;
        if (found is not null && corporation.Name != found.Name) await units.QuestionNameAsync(found.Id, corporation.Name, ct);

        var leads = await accounts.ListAsync(AccountSpecs.LeadsOf(unit.Id), ct);
        foreach (var lead in leads.Where(lead => lead.State == AccountState.Bound && lead.Name == Normalised.Name(corporation.Agent.Name)))
        {
            if (await ActsAsync(lead, corporation.Agent, ct)) return Session.Of(lead);
        }

        if (corporation.Agent is not { Mobile: { } mobile } agent) return leads.Count > 0 ? AccountErrors.NoEnterpriseAccount : AccountErrors.SsoPhoneNeeded;

        var phone = new IndexedPhone(mobile, index.Of(mobile));
        var held = await accounts.ListAsync(AccountSpecs.ByPhone(phone.Index), ct);
        var account = held.FirstOrDefault(one => one.OrganisationId == unit.Id && one.Name == Normalised.Name(agent.Name));
        if (account is { State: AccountState.Bound }) return await ActsAsync(account, agent, ct) ? Session.Of(account) : AccountErrors.NoEnterpriseAccount;
        if (account is null && leads.Count > 0) return AccountErrors.NoEnterpriseAccount;

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

    // Two people of an enterprise may have one name. Whatever else the government says of the agent has to agree: the document where both know one, else the phone.
    private async Task<bool> ActsAsync(Account account, CorporateAgent agent, CancellationToken ct)
    {
        var person = account.PersonId is { } id ? await known.FindAsync(id, ct) : null;
        if (agent.Document is { } document && person?.DocumentIndex is { } identified) return identified == index.Of(document);

        return agent.Mobile is not { } mobile || account.PhoneIndex == index.Of(mobile);
    }

    private async Task<Result<Person>> FindAsync(string name, IdDocument document, MobileNumber? mobile, CancellationToken ct)
    {
        var indexed = new IndexedDocument(document, index.Of(document));
        if (await persons.FirstOrDefaultAsync(AccountSpecs.PersonByDocument(indexed.Index), ct) is { } identified) return identified;
        if (mobile is null) return AccountErrors.NoAccount;

        var phone = new IndexedPhone(mobile, index.Of(mobile));
        var proved = await persons.FirstOrDefaultAsync(AccountSpecs.PersonByPhone(phone.Index), ct);
        var awaited = await accounts.ListAsync(AccountSpecs.ByPhone(phone.Index), ct);
        if (proved?.Name != Normalised.Name(name) && awaited.Count == 0) return AccountErrors.NoAccount;

        // Whoever holds an account of that name and phone is the one, though the person may be called as another identity was preset (ACC-30).
        var holder = awaited.FirstOrDefault(account => account.Name == Normalised.Name(name) && account.PersonId is not null)?.PersonId;
        var person = (holder is { } id ? await known.FindAsync(id, ct) : null) ?? await known.ProvedAsync(name, phone, ct);
        return person.Identify(indexed).Error is { } other ? other : person;
    }
}
