using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Gives a place of the tree another name; the code stays (ORG-01).</summary>
/// <param name="Code">The place.</param>
/// <param name="Name">The new name.</param>
[Requires(Permissions.EditPlaces)]
public sealed record RenamePlace(string Code, string Name) : ICommand;

internal sealed class RenamePlaceValidator : AbstractValidator<RenamePlace>
{
    public RenamePlaceValidator()
    {
        RuleFor(c => c.Code).Must(Jurisdiction.IsCode).WithMessage("代码格式不正确");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写名称").MaximumLength(JurisdictionUnit.NameLength).WithMessage("名称过长");
    }
}

internal sealed class RenamePlaceHandler(IRepository<JurisdictionUnit> places) : ICommandHandler<RenamePlace>
{
    public async Task<Result> Handle(RenamePlace command, CancellationToken cancellationToken)
    {
        if (await places.FirstOrDefaultAsync(OrganisationSpecs.PlaceOf(Jurisdiction.Of(command.Code)), cancellationToken) is not { } place) return OrganisationErrors.PlaceUnknown;

        place.Rename(Normalised.Text(command.Name));
        return Result.Done;
    }
}
