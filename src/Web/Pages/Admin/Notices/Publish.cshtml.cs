using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Pages.Admin.Owners;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>通知发布 (NTF-06, NTF-11). Files go under the notice's id before it is published, so that a refused form keeps them.</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="terms">Words of the roles.</param>
/// <param name="actor">Who publishes.</param>
[OpensFor(Permissions.PublishNotices)]
public sealed class PublishModel(IMediator mediator, Terms terms, IActor actor) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public NoticeForm Form { get; set; } = new();

    /// <summary>Choices of 接收对象.</summary>
    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    /// <summary>Choices of 辖区: the places directly below.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    /// <summary>Choices of 指定项目: the chosen ones first, then what was found.</summary>
    public IReadOnlyList<SelectListItem> Projects { get; private set; } = [];

    /// <summary>How many more were found than are listed.</summary>
    public int More { get; private set; }

    /// <summary>Files that wait under the notice's id.</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form = new NoticeForm { Id = Guid.CreateVersion7(), Roles = [Role.ProjectManager, Role.Director] };
        return await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();
    }

    /// <summary>提交</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refused = await KeepFilesAsync(ct);
        if (refused is null)
        {
            var published = await mediator.Send(Form.ToCommand(), ct);
            if (published.Error is null) return this.Done("发布成功", "/Admin/Notices/Sent", new { id = published.Value.Value });

            refused = published.Error;
        }

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    /// <summary>查找: lists other projects to choose from; nothing typed is lost and nothing is published.</summary>
    public async Task<IActionResult> OnPostProjectsAsync(CancellationToken ct)
    {
        var refused = await KeepFilesAsync(ct);
        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : refused is null ? Page() : this.Refused(refused);
    }

    private async Task<Error?> KeepFilesAsync(CancellationToken ct) =>
        Form.Files.Count == 0 ? null : (await mediator.AttachAsync(AttachmentKinds.Notice, Form.Id, [.. Form.Files], ct)).Error;

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var places = await mediator.Send(new GetProjectPlaces(CommunitiesOnly: false), ct);
        if (places.Error is { } hidden) return hidden;
        var projects = await mediator.Send(new GetProjectChoices(Form.Looking, [.. Form.Projects]), ct);
        if (projects.Error is { } unseen) return unseen;

        var own = actor.Scope.Prefix is { } prefix ? Jurisdiction.Of(prefix) : null;
        Roles = [.. RecipientRule.RolesOf(own?.Level ?? JurisdictionLevel.Community).Select(role => new SelectListItem(terms.Of(role).Text, role.ToString()))];
        Places = [.. places.Value.Where(place => own is not null && Jurisdiction.Of(place.Code).Level == own.Level + 1).Select(place => new SelectListItem(place.Name.Split(" / ")[^1], place.Code))];
        Projects = [.. projects.Value.Chosen.Concat(projects.Value.Found).Select(project => new SelectListItem($"{project.Name}（{project.Place}）", project.Id.ToString()))];
        More = projects.Value.More;
        if (await mediator.Send(new GetAttachments(AttachmentKinds.Notice, Form.Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}

/// <summary>The form of a notice.</summary>
public sealed class NoticeForm
{
    /// <summary>The id that it will have.</summary>
    public Guid Id { get; set; }

    /// <summary>标题</summary>
    public string? Title { get; set; }

    /// <summary>通知类型</summary>
    public NoticeType? Type { get; set; }

    /// <summary>回复要求</summary>
    public ReplyType? Reply { get; set; } = ReplyType.NoReply;

    /// <summary>正文</summary>
    public string? Body { get; set; }

    /// <summary>附件</summary>
    public IList<IFormFile> Files { get; set; } = [];

    /// <summary>接收对象</summary>
    public IList<Role> Roles { get; set; } = [];

    /// <summary>辖区</summary>
    public IList<string> Places { get; set; } = [];

    /// <summary>What is looked for among the projects.</summary>
    public string? Looking { get; set; }

    /// <summary>指定项目</summary>
    public IList<Guid> Projects { get; set; } = [];

    /// <summary>What is published.</summary>
    public PublishNotice ToCommand() => new(Id, Title, Type ?? default, Reply ?? default, Body, [.. Places], [.. Projects], [.. Roles]);
}
