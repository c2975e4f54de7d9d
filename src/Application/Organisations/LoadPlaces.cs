using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Puts the reference data of a city into the tree when the platform is set up (ORG-01). Places that are there stay as they are, so it can be repeated.</summary>
/// <param name="Places">City, districts, streets and communities in any order.</param>
[Requires(Permissions.BackgroundWork)]
public sealed record LoadPlaces(IReadOnlyList<PlaceEntry> Places) : ICommand;

/// <summary>A place of the reference data.</summary>
/// <param name="Code">Dotted code, as <c>4403.05.</c></param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is in law.</param>
public sealed record PlaceEntry(string Code, string Name, AreaKind Kind = AreaKind.Administrative);

internal sealed class LoadPlacesValidator : AbstractValidator<LoadPlaces>
{
    public LoadPlacesValidator() =>
        RuleForEach(c => c.Places).Must(p => Jurisdiction.IsCode(p.Code) && p.Name.Length is > 0 and <= JurisdictionUnit.NameLength).WithMessage("辖区数据格式不正确");
}

internal sealed class LoadPlacesHandler(IRepository<JurisdictionUnit> places) : ICommandHandler<LoadPlaces>
{
    public async Task<Result> Handle(LoadPlaces command, CancellationToken cancellationToken)
    {
        var known = (await places.ListAsync(new Specification<JurisdictionUnit>(), cancellationToken)).Select(place => place.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in command.Places.Where(entry => known.Add(entry.Code))) places.Add(JurisdictionUnit.Found(Jurisdiction.Of(entry.Code), entry.Name, entry.Kind));

        return Result.Done;
    }
}
