using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;

namespace PropertyPlatform.Application.Notices;

/// <summary>Who is to be told of a ballot, and what it is about.</summary>
public interface IBallotAudience
{
    /// <summary>What a ballot is about; null when there is none.</summary>
    Task<BallotBrief?> BriefAsync(BallotId ballot, CancellationToken ct);

    /// <summary>WeChat of everybody who follows the official account and is bound to a home in the ballot's scope, or stands in for such an owner; each once .</summary>
    Task<IReadOnlyList<string>> BoundFollowersAsync(BallotId ballot, CancellationToken ct);

    /// <summary>WeChat of the people of the convenor who lead it or may convene.</summary>
    Task<IReadOnlyList<string>> ConvenorsAsync(BallotId ballot, CancellationToken ct);
}

/// <summary>What a message says of a ballot.</summary>
/// <param name="Number">业务编号</param>
/// <param name="Topic">投票议题</param>
/// <param name="Area">Name of the area.</param>
/// <param name="OpensAt">First moment of voting; null while not approved.</param>
/// <param name="ClosesAt">First moment after voting; null while not approved.</param>
public sealed record BallotBrief(string Number, string Topic, string Area, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt);

/// <summary>How owners are reached.</summary>
public interface IOwnerContacts
{
    /// <summary>WeChat of a person; null when the person does not follow.</summary>
    Task<string?> OfPersonAsync(Guid person, CancellationToken ct);

    /// <summary>WeChat of the person behind a request; null when that person does not follow.</summary>
    Task<string?> OfRequestAsync(BindingRequestId request, CancellationToken ct);

    /// <summary>Where the receipts of votes go, to the proxy where there is one, and what they say; none for whoever does not follow.</summary>
    Task<IReadOnlyList<ReceiptBrief>> ReceiptsAsync(IReadOnlyList<VoteId> votes, CancellationToken ct);

    /// <summary>WeChat of the owner who gave an authorisation; null when that person does not follow.</summary>
    Task<string?> OfPrincipalAsync(ProxyId proxy, CancellationToken ct);

    /// <summary>Where a home lies, as it is printed; empty when there is none.</summary>
    Task<string> AddressAsync(Domain.Projects.HouseId house, CancellationToken ct);
}

/// <summary>What the receipt of a vote says.</summary>
/// <param name="To">WeChat of the person who cast it.</param>
/// <param name="Ballot">The ballot.</param>
/// <param name="Topic">投票议题</param>
/// <param name="Home">Where the home lies.</param>
/// <param name="CastAt">When it was taken.</param>
public sealed record ReceiptBrief(string To, BallotId Ballot, string Topic, string Home, DateTimeOffset CastAt);
