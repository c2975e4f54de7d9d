namespace PropertyPlatform.Domain.Accounts;

/// <summary>How many codes may be asked for, as a city has laid it down from some day on (ACC-06, ports §2.2).</summary>
/// <param name="Version">How the city calls it.</param>
/// <param name="EffectiveFrom">First moment.</param>
/// <param name="Rest">Between two codes to one phone.</param>
/// <param name="PerHour">To one phone.</param>
/// <param name="PerDay">To one phone.</param>
/// <param name="PerAddressAndHour">Asked for from one address.</param>
public sealed record CodeLimits(string Version, DateTimeOffset EffectiveFrom, TimeSpan Rest, int PerHour, int PerDay, int PerAddressAndHour)
{
    /// <summary>Whether a phone that got codes at those times may get another one now.</summary>
    public bool MayIssue(IReadOnlyCollection<DateTimeOffset> issued, DateTimeOffset now) =>
        issued.All(at => at + Rest <= now)
        && issued.Count(at => at > now - TimeSpan.FromHours(1)) < PerHour
        && issued.Count(at => at > now - TimeSpan.FromDays(1)) < PerDay;
}
