using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>通知发布 (NTF-01, NTF-06, NTF-11): puts a notice into the inboxes of people of the projects in the caller's jurisdiction, and leaves their WeChat cards to be sent.</summary>
/// <param name="Id">Under which files were added beforehand; null without files.</param>
/// <param name="Title">标题</param>
/// <param name="Type">通知类型</param>
/// <param name="Reply">回复 or 不回复.</param>
/// <param name="Body">正文</param>
/// <param name="Places">Codes of places to which it goes; none with no projects either means the whole jurisdiction.</param>
/// <param name="Projects">Single projects to which it goes.</param>
/// <param name="Roles">Roles to which it goes; 项目经理 and 业委会主任 when none is named.</param>
[Requires(Permissions.PublishNotices)]
public sealed record PublishNotice(
    Guid? Id, string? Title, NoticeType Type, ReplyType Reply, string? Body, IReadOnlyList<string>? Places, IReadOnlyList<Guid>? Projects, IReadOnlyList<Role>? Roles) : ICommand<NoticeId>
{
    /// <summary>Whom it is for.</summary>
    public RecipientRule Rule => new(
        [.. (Places ?? []).Distinct(StringComparer.Ordinal)], [.. (Projects ?? []).Distinct()], Roles is { Count: > 0 } ? [.. Roles.Distinct()] : [Role.ProjectManager, Role.Director]);
}

internal sealed class PublishNoticeValidator : AbstractValidator<PublishNotice>
{
    private const int MostPlaces = 1000;
    private const int MostProjects = 5000;

    public PublishNoticeValidator()
    {
        RuleFor(c => c.Id).NotEqual(Guid.Empty);
        RuleFor(c => c.Title).NotEmpty().WithMessage("请填写标题").MaximumLength(Notice.TitleLength).Must(Storable).WithMessage("标题含有无法保存的字符");
        RuleFor(c => c.Type).IsInEnum().WithMessage("请选择通知类型");
        RuleFor(c => c.Reply).IsInEnum().WithMessage("请选择是否需要回复");
        RuleFor(c => c.Body).MaximumLength(Notice.BodyLength).Must(Storable).WithMessage("正文含有无法保存的字符");
        RuleFor(c => c.Places).Must(places => places is null or { Count: <= MostPlaces }).WithMessage("选择的辖区过多");
        RuleForEach(c => c.Places).Must(Jurisdiction.IsCode).WithMessage("辖区代码不正确");
        RuleFor(c => c.Projects).Must(projects => projects is null or { Count: <= MostProjects }).WithMessage("选择的项目过多");
        RuleFor(c => c.Roles).Must(roles => roles is null or { Count: <= 10 });
        RuleForEach(c => c.Roles).IsInEnum().WithMessage("请选择接收对象");
    }

    private static bool Storable(string? text) => text is null || Normalised.IsStorable(text);
}

internal sealed class PublishNoticeHandler(IRepository<Notice> notices, IRecipients recipients, INoticeMail mail, IActor actor, TimeProvider clock) : ICommandHandler<PublishNotice, NoticeId>
{
    public async Task<Result<NoticeId>> Handle(PublishNotice command, CancellationToken cancellationToken)
    {
        if (actor.ToPublisher() is not { } publisher) return NoticeErrors.NoUnit;
        if (Notice.MayAddress(publisher, command.Rule).Error is { } refused) return refused;

        var id = command.Id is { } chosen ? NoticeId.From(chosen) : NoticeId.New();
        if (await notices.AnyAsync(NoticeSpecs.ById(id), cancellationToken)) return NoticeErrors.PublishedAlready;

        var rule = command.Rule.For(publisher.Place);
        List<ProjectId> projects = [.. rule.Projects.Select(project => new ProjectId(project))];
        if (!await recipients.CoverAsync(projects, cancellationToken)) return NoticeErrors.OutOfReach;

        var reached = await recipients.ReachAsync([.. rule.Places.Select(Jurisdiction.Of)], projects, rule.Roles, cancellationToken);
        var text = new NoticeText(command.Title ?? "", command.Type, command.Reply, command.Body ?? "");
        var published = Notice.Publish(id, publisher, text, command.Rule, reached.People(), clock.GetUtcNow());
        if (published.Error is { } unfit) return unfit;

        await mail.DeliverAsync(notices.Add(published.Value), reached, cancellationToken);
        return id;
    }
}

/// <summary>Small questions that publishing and reminding share.</summary>
internal static class Publishing
{
    /// <summary>The caller as publisher; null for everybody who acts for no government unit.</summary>
    public static Publisher? ToPublisher(this IActor actor) =>
        actor is { OrganisationId: { } unit, Scope.Prefix: { Length: > 0 } place } ? new Publisher(new AccountId(actor.AccountId), new OrganisationId(unit), Jurisdiction.Of(place)) : null;

    /// <summary>How many people they are.</summary>
    public static int People(this IReadOnlyList<ReachedRecipient> reached) => reached.Select(one => one.Recipient.AccountId).Distinct().Count();
}
