using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The steps of a ballot that wait for somebody (TDO-04): the review, and the two confirmations of the statistics.</summary>
public sealed class BallotToDos(IToDos todos, IActor actor)
{
    private const string Review = "ballots.review";
    private const string ConvenorConfirmation = "ballots.confirm_convenor";
    private const string GovernmentConfirmation = "ballots.confirm_government";

    /// <summary>Asks the reviewing office.</summary>
    public Task AskForReviewAsync(Ballot ballot, CancellationToken ct) =>
        todos.OpenAsync(Subject(ballot, Review, "审核投票申请"), ballot.ReviewingLevel == JurisdictionLevel.District ? [Role.DistrictOfficer] : [Role.StreetLead, Role.StreetOfficer], ct);

    /// <summary>The review is done.</summary>
    public Task ReviewDoneAsync(Ballot ballot, bool approved, CancellationToken ct) =>
        todos.CloseAsync(Review, ballot.Id.Value, actor.AccountId, approved ? "审核通过" : "审核不通过", ct);

    /// <summary>Asks both sides to confirm the statistics.</summary>
    public async Task AskForConfirmationAsync(Ballot ballot, CancellationToken ct)
    {
        await todos.OpenAsync(Subject(ballot, ConvenorConfirmation, "确认投票统计"), RolesOf(ballot.Convenor.Kind), ct);
        await todos.OpenAsync(Subject(ballot, GovernmentConfirmation, "确认投票统计"), OtherSideOf(ballot.Convenor.Kind), ct);
    }

    /// <summary>One side confirmed.</summary>
    public Task ConfirmationDoneAsync(Ballot ballot, ConfirmingSide side, CancellationToken ct) =>
        todos.CloseAsync(side == ConfirmingSide.Convenor ? ConvenorConfirmation : GovernmentConfirmation, ballot.Id.Value, actor.AccountId, "已确认", ct);

    private static Role[] RolesOf(ConvenorKind kind) => kind switch
    {
        ConvenorKind.Street => [Role.StreetLead, Role.StreetOfficer],
        ConvenorKind.Community => [Role.CommunityLead, Role.CommunityOfficer],
        ConvenorKind.PreparatoryGroup or ConvenorKind.ReelectionGroup => [Role.PrepGroup],
        _ => [Role.Director],
    };

    private static Role[] OtherSideOf(ConvenorKind kind) => kind switch
    {
        ConvenorKind.Street => [Role.CommunityLead, Role.CommunityOfficer, Role.DistrictOfficer],
        ConvenorKind.Community => [Role.StreetLead, Role.StreetOfficer],
        _ => [Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer],
    };

    private static ToDoSubject Subject(Ballot ballot, string kind, string act)
    {
        var title = $"{act}：{ballot.Topic}";
        return new ToDoSubject(kind, ballot.Id.Value, title.Length <= ToDo.TitleLength ? title : title[..ToDo.TitleLength], $"/admin/ballots/{ballot.Id.Value}", ballot.Jurisdiction, ballot.ProjectId, ballot.OpensAt);
    }
}
