using MediatR;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Accounts;

/// <summary>权限管理: accounts of others, the role dictionary and the trail (ACC-07, ACC-20…25, ACC-37, ACC-38).</summary>
internal sealed class AccountEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", List);
        accounts.MapPost("", Preset);
        accounts.MapGet("/choices", Choices);
        accounts.MapGet("/of-category", OfCategory);
        accounts.MapGet("/of-category/{id:guid}", OneOfCategory);
        accounts.MapGet("/trail", Trail);
        accounts.MapPost("/nudge", NudgeAll);
        accounts.MapGet("/by-project/{project:guid}", ByProject);
        accounts.MapGet("/{id:guid}", Detail);
        accounts.MapPut("/{id:guid}", Correct);
        accounts.MapPut("/{id:guid}/permissions", Grant);
        accounts.MapPut("/{id:guid}/projects", Assign);
        accounts.MapPost("/{id:guid}/nudge", Nudge);
        accounts.MapPost("/{id:guid}/unbind", Unbind);
        accounts.MapPost("/{id:guid}/cancel", Cancel);

        var roles = api.MapGroup("/roles").WithTags("Accounts");
        roles.MapGet("", Roles);
        roles.MapPut("/{role}", Define);
    }

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken ct, string? search = null, Role? role = null, AccountState? state = null, Guid? organisation = null, Guid? project = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetAccounts(search, role, state, organisation, new Page(page, size), project), ct)).ToHttp();

    private static async Task<IResult> Preset(PresetForm form, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new PresetAccount(form.Role, form.OrganisationId, form.Name ?? "", form.Phone ?? "", form.Position, form.Projects, form.Granted, form.Withheld), ct))
            .ToHttp(id => TypedResults.Created($"/api/v1/accounts/{id.Value}", new { id = id.Value }));

    private static async Task<IResult> Choices(IMediator mediator, CancellationToken ct, Role? role = null, string? search = null) =>
        (await mediator.Send(new GetPresetChoices(role, search), ct)).ToHttp();

    private static async Task<IResult> OfCategory(IMediator mediator, Role role, AccountState? state = null, int page = 1, int size = 20, CancellationToken ct = default) =>
        (await mediator.Send(new GetAccountsOfCategory(role, state, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> OneOfCategory(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetAccountOfCategory(id), ct)).ToHttp();

    private static async Task<IResult> Trail(
        IMediator mediator, CancellationToken ct, Guid? account = null, string? action = null, DateOnly? from = null, DateOnly? to = null, int page = 1, int size = 20) =>
        (await mediator.Send(new GetAccountTrail(account, action, from, to, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> NudgeAll(NudgeForm form, IMediator mediator, CancellationToken ct) => (await mediator.Send(new NudgeCategory(form.Role), ct)).ToHttp();

    private static async Task<IResult> ByProject(Guid project, IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetProjectPermissions(project), ct)).ToHttp();

    private static async Task<IResult> Detail(Guid id, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetAccount(id), ct)).ToHttp(account => context.WithETag(account, account.Version));

    private static async Task<IResult> Correct(Guid id, CorrectForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CorrectAccount(id, form.Name ?? "", form.Position, form.Phone, form.PhoneCode, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Grant(Guid id, GrantForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GrantPermissions(id, form.Granted ?? [], form.Withheld ?? [], request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Assign(Guid id, ProjectsForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AssignProjects(id, form.Projects ?? [], request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Nudge(Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new NudgeAccount(id), ct)).ToHttp();

    private static async Task<IResult> Unbind(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UnbindAccount(id, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Cancel(Guid id, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CancelAccount(id, request.ExpectedVersion()), ct)).ToHttp();

    private static async Task<IResult> Roles(IMediator mediator, CancellationToken ct) => (await mediator.Send(new GetRoleDictionary(), ct)).ToHttp();

    private static async Task<IResult> Define(Role role, RoleForm form, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DefineRole(role, form.Permissions ?? [], request.ExpectedVersion()), ct)).ToHttp();

    private sealed record PresetForm(
        Role Role, Guid? OrganisationId, string? Name, string? Phone, string? Position, IReadOnlyList<Guid>? Projects, IReadOnlyList<string>? Granted, IReadOnlyList<string>? Withheld);

    private sealed record CorrectForm(string? Name, string? Position, string? Phone, string? PhoneCode);

    private sealed record GrantForm(IReadOnlyList<string>? Granted, IReadOnlyList<string>? Withheld);

    private sealed record NudgeForm(Role Role);

    private sealed record ProjectsForm(IReadOnlyList<Guid>? Projects);

    private sealed record RoleForm(IReadOnlyList<string>? Permissions);
}
