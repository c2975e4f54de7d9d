using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;

namespace PropertyPlatform.Application.Committees;

/// <summary>The end of a term comes near: the street and the director have it among their to-dos until another committee took office (OC-08).</summary>
internal sealed class AskTheStreetWhenTermEnds(IToDos todos, IProjectPlaces places) : IReactTo<CommitteeTermEnding>
{
    /// <summary>Kind of the to-do.</summary>
    internal const string Kind = "committees.reelect";

    public async Task ReactAsync(CommitteeTermEnding happened, CancellationToken ct)
    {
        if (await places.FindAsync(happened.Project, ct) is not { } place) return;

        var subject = new ToDoSubject(Kind, happened.Committee.Value, $"{place.Name}业主委员会任期将于{happened.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}届满，请组织换届", $"/Admin/Committees/Detail/{happened.Committee.Value}", place.Jurisdiction, place.Id);
        await todos.OpenAsync(subject, [Role.StreetLead, Role.StreetOfficer, Role.Director], ct);
    }
}

/// <summary>Another committee took office: nobody has to organise its election any more.</summary>
internal sealed class CloseWhenCommitteeEnds(IToDos todos) : IReactTo<CommitteeEnded>
{
    public Task ReactAsync(CommitteeEnded happened, CancellationToken ct) => todos.WithdrawAllAsync(happened.Committee.Value, ct);
}
