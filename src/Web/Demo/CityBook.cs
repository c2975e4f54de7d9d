using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Demo;

/// <summary>Who and what has come into being in the demo city so far.</summary>
internal sealed class CityBook
{
    private readonly Dictionary<string, Citizen> _people = [];
    private readonly List<Persona> _personas = [];

    /// <summary>Units: offices by the code of their place, others by a word.</summary>
    public Dictionary<string, OrganisationId> Units { get; } = [];

    /// <summary>Who leads the office of a place, by its code.</summary>
    public Dictionary<string, Citizen> Leads { get; } = [];

    /// <summary>Projects by their key.</summary>
    public Dictionary<string, ProjectId> Projects { get; } = [];

    /// <summary>As whom one can sign in, in the order in which a newcomer should meet them.</summary>
    public IReadOnlyList<Persona> Personas => _personas;

    /// <summary>Somebody by the persona's key.</summary>
    public Citizen this[string key] => _people[key];

    /// <summary>Takes note of somebody as whom one can sign in.</summary>
    public Citizen Keep(string key, string title, Citizen citizen)
    {
        _personas.Add(new Persona(key, title, Array.IndexOf(Order, key) is var place and >= 0 ? place : Order.Length + _personas.Count, citizen.Account));
        return _people[key] = citizen;
    }

    private static readonly string[] Order =
    [
        "city-admin", "city-officer", "district-officer", "street-lead", "street-officer", "community-lead", "community-officer", "director", "committee-member", "prep-group", "director-2", "director-3",
        "ent-lead", "ent-officer", "project-manager", "owner-1", "owner-2", "owner-couple", "owner-unbound", "owner-principal", "proxy", "street-lead-2", "community-lead-2",
    ];
}
