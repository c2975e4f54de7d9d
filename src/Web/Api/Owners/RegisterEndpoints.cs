using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Owners;

/// <summary>The register of homes and owners of a project over REST (PRJ-06, OWN-08, PLT-05).</summary>
internal sealed class RegisterEndpoints : IApiModule
{
    /// <summary>A sheet is at most 20 MB; what is more is refused before it is read.</summary>
    private const long LargestUpload = 21L << 20;

    public void Map(RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{project:guid}").WithTags("Register");
        project.MapGet("/register", Overview);
        project.MapGet("/register/template", Template);
        project.MapGet("/register/imports", Imports);
        project.MapPost("/register/imports", Check).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
        project.MapPost("/register/authority", Fetch);
        project.MapGet("/register/imports/{import:guid}", Import);
        project.MapPost("/register/imports/{import:guid}/confirm", Confirm);
        project.MapGet("/register/imports/{import:guid}/changes", Changes);
        project.MapGet("/register/imports/{import:guid}/faults", Faults);
        project.MapGet("/register/imports/{import:guid}/faults.xlsx", FaultSheet);
        project.MapGet("/houses", Houses);
        project.MapGet("/houses/{house:guid}", House);
    }

    private static async Task<IResult> Overview(Guid project, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetRegisterOverview(new ProjectId(project)), ct)).ToHttp();

    private static async Task<IResult> Template(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetRegisterTemplate(), ct)).ToHttp(ToHttp);

    private static async Task<IResult> Imports(Guid project, IMediator mediator, CancellationToken ct, RegisterImportState? state = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetRegisterImports(new ProjectId(project), state, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Check(Guid project, IFormFile file, IMediator mediator, CancellationToken ct)
    {
        using var workbook = new MemoryStream();
        await file.CopyToAsync(workbook, ct);
        return (await mediator.Send(new CheckRegister(new ProjectId(project), Path.GetFileName(file.FileName), workbook.ToArray()), ct))
            .ToHttp(id => TypedResults.Created($"/api/v1/projects/{project}/register/imports/{id.Value}", new { id = id.Value }));
    }

    private static async Task<IResult> Fetch(Guid project, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new FetchRegister(new ProjectId(project)), ct)).ToHttp(id => TypedResults.Created($"/api/v1/projects/{project}/register/imports/{id.Value}", new { id = id.Value }));

    private static async Task<IResult> Import(Guid project, Guid import, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetRegisterImport(new ProjectId(project), new RegisterImportId(import)), ct)).ToHttp(found => context.WithETag(found, found.Version));

    private static async Task<IResult> Confirm(Guid project, Guid import, RegisterConfirmation confirmation, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmRegister(new ProjectId(project), new RegisterImportId(import), confirmation.RemoveMissing, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Changes(Guid project, Guid import, IMediator mediator, CancellationToken ct, RegisterChangeKind? kind = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetRegisterChanges(new ProjectId(project), new RegisterImportId(import), kind, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Faults(Guid project, Guid import, IMediator mediator, CancellationToken ct, int page = 1, int size = 20) =>
        (await mediator.Send(new GetRegisterFaults(new ProjectId(project), new RegisterImportId(import), new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> FaultSheet(Guid project, Guid import, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetRegisterFaultSheet(new ProjectId(project), new RegisterImportId(import)), ct)).ToHttp(ToHttp);

    private static async Task<IResult> Houses(Guid project, [AsParameters] HouseFilter filter, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetHouses(new ProjectId(project), filter.Building, filter.Stairwell, filter.Room, filter.Owner, filter.Use, new Page(filter.Page ?? 1, filter.Size ?? 20, filter.Sort, filter.Desc ?? false)), ct)).ToHttp();

    private static async Task<IResult> House(Guid project, Guid house, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetHouse(new ProjectId(project), new HouseId(house)), ct)).ToHttp();

    private static IResult ToHttp(SheetFile sheet) => TypedResults.Stream(sheet.Content, SheetFile.MediaType, sheet.Name);
}

/// <summary>What is confirmed.</summary>
/// <param name="RemoveMissing">Whether homes that the sheet does not name leave the register.</param>
internal sealed record RegisterConfirmation(bool RemoveMissing);

/// <summary>What a list of homes is asked for.</summary>
/// <param name="Building">楼栋</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Room">Beginning of the room number.</param>
/// <param name="Owner">The owner's whole name.</param>
/// <param name="Use">房屋用途</param>
/// <param name="Sort">place or area.</param>
/// <param name="Desc">Turned round.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Size">Rows a page.</param>
internal sealed record HouseFilter(string? Building, string? Stairwell, string? Room, string? Owner, HouseUse? Use, string? Sort, bool? Desc, int? Page, int? Size);
