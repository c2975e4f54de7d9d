using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Adds a place directly below another one of the tree; a community below a street is the usual case (ORG-01).</summary>
/// <param name="Code">The dotted code of the new place.</param>
/// <param name="Name">Its name.</param>
[Requires(Permissions.EditPlaces)]
public sealed record AddPlace(string Code, string Name) : ICommand<JurisdictionUnitId>;

internal sealed class AddPlaceValidator : AbstractValidator<AddPlace>
{
    public AddPlaceValidator()
    {
        RuleFor(c => c.Code).Must(Jurisdiction.IsCode).WithMessage("代码格式不正确，例如 4403.05.007.001.");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写名称").MaximumLength(JurisdictionUnit.NameLength).WithMessage("名称过长");
    }
}

internal sealed class AddPlaceHandler(IRepository<JurisdictionUnit> places) : ICommandHandler<AddPlace, JurisdictionUnitId>
{
    public async Task<Result<JurisdictionUnitId>> Handle(AddPlace command, CancellationToken cancellationToken)
    {
        var place = Jurisdiction.Of(command.Code);
        if (place.Level == JurisdictionLevel.City) return OrganisationErrors.NotDirectlyBelow;
        if (await places.AnyAsync(OrganisationSpecs.PlaceOf(place), cancellationToken)) return OrganisationErrors.PlaceTaken;
        if (await places.FirstOrDefaultAsync(OrganisationSpecs.PlaceOf(place.Up(place.Level - 1)), cancellationToken) is not { } above) return OrganisationErrors.PlaceUnknown;

        var added = above.AddBelow(place, Normalised.Text(command.Name));
        return added.Error is { } refused ? refused : places.Add(added.Value).Id;
    }
}
