using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Lets somebody look where the government's sign-in calls a unit otherwise than the registry does (ACC-12, ports §3.2).</summary>
/// <param name="todos">Asks.</param>
/// <param name="actor">Who answers.</param>
public sealed class NameQuestions(IToDos todos, IActor actor)
{
    private const string Kind = "organisations.name_question";

    /// <summary>Asks those who keep the registry.</summary>
    public Task AskAsync(Organisation unit, string named, CancellationToken ct)
    {
        var title = $"核对单位名称：登记为“{unit.Name}”，统一身份认证返回“{named}”";
        return todos.OpenAsync(
            new ToDoSubject(Kind, unit.Id.Value, title.Length <= ToDo.TitleLength ? title : title[..ToDo.TitleLength], $"/Admin/Organisations/Edit/{unit.Id.Value}", unit.Jurisdiction), [Role.CityAdmin], ct);
    }

    /// <summary>Somebody looked: the entry was corrected, or confirmed as it is.</summary>
    public Task AnswerAsync(Organisation unit, bool renamed, CancellationToken ct) => todos.CloseAsync(Kind, unit.Id.Value, actor.AccountId, renamed ? "已更正名称" : "维持登记名称", ct);
}

/// <summary>Asks after the sign-in.</summary>
internal sealed class AskWhenNameQuestioned(IRepository<Organisation> organisations, NameQuestions questions) : IReactTo<OrganisationNameQuestioned>
{
    public async Task ReactAsync(OrganisationNameQuestioned happened, CancellationToken ct)
    {
        if (await organisations.FirstOrDefaultAsync(OrganisationSpecs.ById(happened.Organisation), ct) is { } unit && unit.Name != happened.Named) await questions.AskAsync(unit, happened.Named, ct);
    }
}
