using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The applications of the caller's area or jurisdiction, newest first (BAL-01, BAL-30). A draft exists for its convenor only.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewBallots)]
public sealed record GetBallots(BallotFilter Filter, Page Page) : IQuery<Paged<BallotLine>>;

/// <summary>Which ballots are wanted; what is null does not matter.</summary>
/// <param name="State">State at this moment.</param>
/// <param name="Project">One area.</param>
/// <param name="Search">Part of topic or area name, or the number.</param>
/// <param name="Place">A place of the jurisdiction tree, with all below it.</param>
public sealed record BallotFilter(BallotState? State = null, ProjectId? Project = null, string? Search = null, string? Place = null);

/// <summary>One line of the list.</summary>
/// <param name="Id">The ballot.</param>
/// <param name="Number">业务编号</param>
/// <param name="Project">The area.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Topic">投票议题</param>
/// <param name="Convenor">Who calls the assembly.</param>
/// <param name="State">投票状态 at this moment.</param>
/// <param name="OpensAt">First moment of voting; null for a draft.</param>
/// <param name="ClosesAt">First moment after voting; null for a draft.</param>
/// <param name="CreatedAt">When it was drafted.</param>
/// <param name="PassedQuestions">How many questions passed; null before the count.</param>
/// <param name="CountedQuestions">How many there were; null before the count.</param>
/// <param name="Actions">What the caller can do now.</param>
public sealed record BallotLine(
    Guid Id, string Number, Guid Project, string AreaName, string Topic, string Convenor, BallotState State, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt,
    DateTimeOffset CreatedAt, int? PassedQuestions, int? CountedQuestions, IReadOnlyList<BallotAction> Actions);

internal sealed class GetBallotsValidator : AbstractValidator<GetBallots>
{
    public GetBallotsValidator()
    {
        RuleFor(q => q.Filter.State).IsInEnum().OverridePropertyName("state");
        RuleFor(q => q.Filter.Search).MaximumLength(100).OverridePropertyName("search");
        RuleFor(q => q.Filter.Place).Must(place => place is null || Jurisdiction.IsCode(place)).OverridePropertyName("place");
    }
}
