using MediatR;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Organisations;

/// <summary>Places, units, their figures and the lists behind them (ORG-01, ORG-03, ORG-04, ACC-27).</summary>
internal sealed class OrganisationEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var places = api.MapGroup("/places").WithTags("Organisations");
        places.MapGet("", Places);
        places.MapPost("", AddPlace);
        places.MapPut("/{code}", RenamePlace);

        var organisations = api.MapGroup("/organisations").WithTags("Organisations");
        organisations.MapGet("", List);
        organisations.MapPost("", Register);
        organisations.MapGet("/figures", Figures);
        organisations.MapGet("/of-category", OfCategory);
        organisations.MapGet("/without-account", WithoutAccount);
        organisations.MapGet("/{id:guid}", Detail);
        organisations.MapPut("/{id:guid}", Correct);
        organisations.MapPost("/{id:guid}/close", Close);
    }

    private static async Task<IResult> Places(IMediator mediator, CancellationToken ct, string? code = null) => (await mediator.Send(new GetPlaces(code), ct)).ToHttp();

    private static async Task<IResult> AddPlace(PlaceForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AddPlace(form.Code ?? "", form.Name ?? ""), ct)).ToHttp(_ => TypedResults.Created($"/api/v1/places?code={form.Code}"));

    private static async Task<IResult> RenamePlace(string code, PlaceForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RenamePlace(code, form.Name ?? ""), ct)).ToHttp();

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken ct, string? search = null, OrganisationType? type = null, string? place = null, OrganisationStatus? status = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetOrganisations(search, type, place, status, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Register(OrganisationForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RegisterOrganisation(form.Type, form.Name ?? "", form.Code, form.ParentId, form.Place ?? "", form.ContactPerson, form.ContactPhone, form.Address), ct))
            .ToHttp(id => TypedResults.Created($"/api/v1/organisations/{id.Value}", new { id = id.Value }));

    private static async Task<IResult> Figures(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetUnitFigures(), ct)).ToHttp();

    private static async Task<IResult> OfCategory(IMediator mediator, Role role, int page = 1, int size = 20, CancellationToken ct = default) =>
        (await mediator.Send(new GetUnitsOfCategory(role, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> WithoutAccount(IMediator mediator, Role role, int page = 1, int size = 20, CancellationToken ct = default) =>
        (await mediator.Send(new GetUnitsWithoutAccount(role, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Detail(Guid id, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetOrganisation(id), ct)).ToHttp(organisation => context.WithETag(organisation, organisation.Version));

    private static async Task<IResult> Correct(Guid id, OrganisationForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CorrectOrganisation(id, form.Name ?? "", form.Code, form.ContactPerson, form.ContactPhone, form.Address, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Close(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CloseOrganisation(id, request.ExpectedVersion()), ct)).ToHttp();

    private sealed record PlaceForm(string? Code, string? Name);

    private sealed record OrganisationForm(
        OrganisationType Type, string? Name, string? Code, Guid? ParentId, string? Place, string? ContactPerson, string? ContactPhone, string? Address);
}
