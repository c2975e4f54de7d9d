using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>A home as the register has it now, with its living ownerships.</summary>
/// <param name="Id">The home.</param>
/// <param name="Key">Where it lies.</param>
/// <param name="Floor">楼层</param>
/// <param name="Use">房屋用途</param>
/// <param name="Area">专有部分面积</param>
/// <param name="TitleNumber">不动产权证号</param>
/// <param name="DeveloperHeld">Whether the developer holds it.</param>
/// <param name="Owners">Its owners.</param>
public sealed record StandingHome(
    HouseId Id, HomeKey Key, string Floor, HouseUse Use, Area Area, string TitleNumber, bool DeveloperHeld, IReadOnlyList<StandingOwner> Owners);

/// <summary>One living ownership.</summary>
/// <param name="Ownership">The ownership.</param>
/// <param name="Owner">The owner.</param>
/// <param name="Document">Index of the owner's document.</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">Index of the owner's phone; null when unknown.</param>
/// <param name="Share">份额</param>
/// <param name="TitleNumber">不动产权证号</param>
public sealed record StandingOwner(OwnershipId Ownership, OwnerId Owner, BlindIndex Document, string Name, BlindIndex? Phone, string? Share, string TitleNumber);

/// <summary>What about a home differs.</summary>
[Flags]
public enum HomeAspects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>楼层</summary>
    Floor = 1,

    /// <summary>房屋用途</summary>
    Use = 2,

    /// <summary>专有部分面积</summary>
    Area = 4,

    /// <summary>不动产权证号</summary>
    TitleNumber = 8,

    /// <summary>Who owns it: bindings of those who leave end (OWN-11).</summary>
    Owners = 16,

    /// <summary>份额 of owners who stay.</summary>
    Shares = 32,

    /// <summary>Name or phone of owners who stay.</summary>
    OwnerDetails = 64,
}

/// <summary>A home that the sheet describes otherwise than the register.</summary>
/// <param name="Before">As the register has it.</param>
/// <param name="After">As the sheet has it.</param>
/// <param name="Aspects">What differs.</param>
/// <param name="Joining">Owners who are new to it.</param>
/// <param name="Leaving">Owners who no longer own it.</param>
public sealed record HomeAmendment(
    StandingHome Before, RegisterHome After, HomeAspects Aspects, IReadOnlyList<RegisterOwner> Joining, IReadOnlyList<StandingOwner> Leaving);

/// <summary>
/// What a sheet would change in the register of a project. Homes that the sheet does not name are only shown as missing:
/// they leave the register when the user says so, never by themselves.
/// </summary>
/// <param name="Added">Homes that the register does not have.</param>
/// <param name="Amended">Homes that it describes otherwise.</param>
/// <param name="Missing">Homes that the sheet does not name.</param>
/// <param name="Unchanged">Homes that both describe alike.</param>
public sealed record RegisterComparison(
    IReadOnlyList<RegisterHome> Added, IReadOnlyList<HomeAmendment> Amended, IReadOnlyList<StandingHome> Missing, int Unchanged)
{
    /// <summary>Compares.</summary>
    /// <param name="homes">What the sheet names; each home once.</param>
    /// <param name="standing">What the register has.</param>
    /// <param name="documentIndex">Blind index of a document.</param>
    /// <param name="phoneIndex">Blind index of a phone.</param>
    public static RegisterComparison Between(
        IReadOnlyList<RegisterHome> homes,
        IReadOnlyList<StandingHome> standing,
        Func<IdDocument, BlindIndex> documentIndex,
        Func<MobileNumber, BlindIndex> phoneIndex)
    {
        var known = standing.ToDictionary(home => home.Key);
        var (added, amended, unchanged) = (new List<RegisterHome>(), new List<HomeAmendment>(), 0);
        foreach (var home in homes)
        {
            if (!known.Remove(home.Key, out var before)) added.Add(home);
            else if (Amendment(before, home, documentIndex, phoneIndex) is { } amendment) amended.Add(amendment);
            else unchanged++;
        }

        return new RegisterComparison(added, amended, [.. standing.Where(home => known.ContainsKey(home.Key))], unchanged);
    }

    /// <summary>A hash of what would change, without anything personal: equal hashes mean that what was shown is what will be done.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var home in Added) Append('+', home.Key, "");
        foreach (var change in Amended) Append('~', change.Before.Key, $"{change.Before.Id.Value:N} {(int)change.Aspects} {change.Before.Area.Centi} {change.Joining.Count} {string.Join(' ', change.Leaving.Select(owner => owner.Ownership.Value))}");
        foreach (var home in Missing) Append('-', home.Key, home.Id.Value.ToString("N"));
        text.Append(CultureInfo.InvariantCulture, $"{Unchanged}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Append(char sign, HomeKey key, string more) =>
            text.Append(sign).Append(key.Building).Append('\u001f').Append(key.Stairwell).Append('\u001f').Append(key.Room).Append('\u001f').Append(more).Append('\n');
    }

    private static HomeAmendment? Amendment(StandingHome before, RegisterHome after, Func<IdDocument, BlindIndex> documentIndex, Func<MobileNumber, BlindIndex> phoneIndex)
    {
        var aspects = HomeAspects.None;
        if (before.Floor != after.Floor) aspects |= HomeAspects.Floor;
        if (before.Use != after.Use) aspects |= HomeAspects.Use;
        if (before.Area != after.Area) aspects |= HomeAspects.Area;
        if (before.TitleNumber != after.TitleNumber) aspects |= HomeAspects.TitleNumber;
        if (before.DeveloperHeld != after.DeveloperHeld) aspects |= HomeAspects.Owners;

        var staying = before.Owners.ToDictionary(owner => owner.Document);
        var joining = new List<RegisterOwner>();
        foreach (var owner in after.Owners)
        {
            if (!staying.Remove(documentIndex(owner.Document), out var standing))
            {
                joining.Add(owner);
                continue;
            }

            if (standing.Share != owner.Share) aspects |= HomeAspects.Shares;
            if (standing.TitleNumber != owner.TitleNumber) aspects |= HomeAspects.TitleNumber;
            if (standing.Name != owner.Name || (owner.Phone is { } phone && phoneIndex(phone) != standing.Phone)) aspects |= HomeAspects.OwnerDetails;
        }

        if (joining.Count + staying.Count > 0) aspects |= HomeAspects.Owners;
        return aspects == HomeAspects.None ? null : new HomeAmendment(before, after, aspects, joining, [.. staying.Values]);
    }
}
