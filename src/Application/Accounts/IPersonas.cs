using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>The people of the demo city as whom one can sign in; Development only.</summary>
public interface IPersonas
{
    /// <summary>Adds a persona, or replaces the one with the same key. Saves at once.</summary>
    Task AddAsync(Persona persona, CancellationToken ct);

    /// <summary>All personas, in the order in which a newcomer should meet them.</summary>
    Task<IReadOnlyList<ListedPersona>> ListAsync(CancellationToken ct);

    /// <summary>The session of a persona; null when there is none or its account is not bound.</summary>
    Task<Session?> SessionAsync(string key, CancellationToken ct);
}

/// <summary>Somebody to sign in as.</summary>
/// <param name="Key">Short and stable, as <c>street-lead</c>.</param>
/// <param name="Title">Who that is, in Chinese: 粤海街道负责人 王伟</param>
/// <param name="Order">Place in the list.</param>
/// <param name="Account">The account; bound already.</param>
public sealed record Persona(string Key, string Title, int Order, AccountId Account);

/// <summary>A persona as listed.</summary>
/// <param name="Key">As registered.</param>
/// <param name="Title">As registered.</param>
/// <param name="Role">Role of the account.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Unit">Name of the unit; null for owners and experts.</param>
public sealed record ListedPersona(string Key, string Title, string Role, string Name, string? Unit);
