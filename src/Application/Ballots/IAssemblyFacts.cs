using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>What ballots must know of projects and organisations.</summary>
public interface IAssemblyFacts
{
    /// <summary>Where a project lies; null when it does not exist within the caller's scope.</summary>
    Task<AssemblyArea?> AreaAsync(ProjectId project, CancellationToken ct);

    /// <summary>Name of an organisation and whether it is a preparatory or re-election group; null when there is none.</summary>
    Task<ConveningOrganisation?> OrganisationAsync(Guid organisation, CancellationToken ct);
}

/// <summary>The residential area whose owners decide.</summary>
/// <param name="Project">The project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Jurisdiction">Its community.</param>
public sealed record AssemblyArea(ProjectId Project, string Name, Jurisdiction Jurisdiction);

/// <summary>An organisation that may convene.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is as a convenor; null when it can be none.</param>
public sealed record ConveningOrganisation(string Name, ConvenorKind? Kind);

/// <summary>What ballots must know of the house register and of bindings.</summary>
public interface IOwnershipFacts
{
    /// <summary>The homes in scope with their owners and who was bound, as they stood at a moment: a binding at exactly that moment is not before it.</summary>
    Task<IReadOnlyList<RegisteredHome>> HomesAsync(ProjectId project, BallotScope scope, DateTimeOffset before, CancellationToken ct);

    /// <summary>How many homes lie in a scope now.</summary>
    Task<int> CountHomesAsync(ProjectId project, BallotScope scope, bool parkingCounts, CancellationToken ct);

    /// <summary>As which owner of a home a person may act now, by the own binding or as a certified proxy.</summary>
    Task<VoterStanding> StandingAsync(Guid person, HouseId house, CancellationToken ct);
}

/// <summary>As which owner a person may act.</summary>
public abstract record VoterStanding
{
    private VoterStanding()
    {
    }

    /// <summary>Bound as an owner, or certified as the owner's proxy.</summary>
    /// <param name="Owner">The owner whose vote it is.</param>
    /// <param name="Since">Bound or authorised since.</param>
    /// <param name="IsProxy">Whether the person acts in the owner's place.</param>
    public sealed record Bound(OwnerId Owner, DateTimeOffset Since, bool IsProxy) : VoterStanding;

    /// <summary>An owner of the home who has not bound it.</summary>
    public sealed record Unbound : VoterStanding;

    /// <summary>No owner of the home and nobody's proxy.</summary>
    public sealed record NotOwner : VoterStanding;
}

/// <summary>Keeps frozen rolls.</summary>
public interface IRollStore
{
    /// <summary>Writes all units and homes in the command's transaction.</summary>
    Task SaveAsync(Roll roll, BallotId ballot, CancellationToken ct);
}

/// <summary>Reads what the count needs in one scan each.</summary>
public interface IBallotBox
{
    /// <summary>Units, electronic votes and paper entries of a ballot, in the order of arrival.</summary>
    Task<BallotBoxContent> OpenAsync(BallotId ballot, CancellationToken ct);

    /// <summary>Records of one unit only.</summary>
    Task<BallotBoxContent> OpenAsync(BallotId ballot, VotingUnitId unit, CancellationToken ct);
}

/// <summary>The content of a ballot box.</summary>
/// <param name="Units">The roll.</param>
/// <param name="Votes">Electronic votes in the order of arrival.</param>
/// <param name="Paper">Paper entries in the order of entry.</param>
public sealed record BallotBoxContent(IReadOnlyList<CountedUnit> Units, IReadOnlyList<CountedVote> Votes, IReadOnlyList<CountedPaper> Paper)
{
    /// <summary>Counts it by the ballot's own rules.</summary>
    public TallyOutcome CountFor(Ballot ballot) => Tally.Count(Units, Votes, Paper, ballot.Thresholds(), (ballot.Rules ?? throw new InvalidOperationException("A draft has no rules yet.")).Quorum);
}

/// <summary>The dated rule sets of the deployment.</summary>
public interface IBallotRules
{
    /// <summary>The version in force at a moment.</summary>
    RuleSet InForceAt(DateTimeOffset moment);
}
