using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>新增: a superior prepares the account of somebody below (ACC-07, ACC-20…23).</summary>
/// <param name="Role">角色</param>
/// <param name="UnitId">单位; null for the superior's own.</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">手机号码; free within the audience.</param>
/// <param name="Position">职务</param>
/// <param name="Projects">Projects served, for a project manager, project staff or a preparatory group.</param>
/// <param name="Granted">Permissions beyond the role; null for none.</param>
/// <param name="Withheld">Permissions of the role that the account does not get (ACC-29, ACC-36); null for none.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record PresetAccount(
    Role Role, Guid? UnitId, string Name, string Phone, string? Position = null, IReadOnlyList<Guid>? Projects = null, IReadOnlyList<string>? Granted = null, IReadOnlyList<string>? Withheld = null)
    : ICommand<AccountId>
{
    /// <summary>Never shows a phone: requests may be logged.</summary>
    public override string ToString() => $"{nameof(PresetAccount)} {Role}";
}

internal sealed class PresetAccountValidator : AbstractValidator<PresetAccount>
{
    public PresetAccountValidator()
    {
        RuleFor(c => c.Role).IsInEnum().WithMessage("请选择角色");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Person.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Position).MaximumLength(Account.PositionLength).WithMessage("职务过长");
        RuleFor(c => c.Projects).Must(projects => projects is null or { Count: <= 500 }).WithMessage("项目过多");
        RuleFor(c => c.Granted).Must(AreKeys).WithMessage("权限无效");
        RuleFor(c => c.Withheld).Must(AreKeys).WithMessage("权限无效");
    }

    private static bool AreKeys(IReadOnlyList<string>? keys) => keys is null || (keys.Count <= 60 && keys.All(key => key is { Length: > 0 and <= Account.PermissionLength }));
}

internal sealed class PresetAccountHandler(IRepository<Account> accounts, ActingSuperior acting, SeatFinder seats, GrantRules grants, IActor actor, TimeProvider clock)
    : ICommandHandler<PresetAccount, AccountId>
{
    public async Task<Result<AccountId>> Handle(PresetAccount command, CancellationToken cancellationToken)
    {
        if (await acting.FindAsync(cancellationToken) is not { } superior) return AccountErrors.NotYourPreset;

        var projects = (command.Projects ?? []).Select(id => new ProjectId(id)).ToList();
        if (projects.Exists(project => !actor.Scope.Covers(superior.Jurisdiction, project))) return AccountErrors.ProjectOutOfReach;
        if (command.Role == Role.ProjectManager && projects.Count > 0 && await accounts.AnyAsync(AccountSpecs.ManagersOf(projects), cancellationToken)) return AccountErrors.ProjectHasManager;

        var seat = await seats.SeatAsync(command.Role, command.UnitId is { } unit ? new OrganisationId(unit) : superior.Unit, cancellationToken);
        if (seat.Error is { } noSeat) return noSeat;

        var phone = await seats.FreePhoneAsync(command.Role, command.Phone, cancellationToken);
        if (phone.Error is { } taken) return taken;

        var preset = Account.Preset(superior, seat.Value, command.Name, phone.Value, command.Position, projects, clock.GetUtcNow());
        if (preset.Error is { } refused) return refused;

        var (granted, withheld) = (command.Granted ?? [], command.Withheld ?? []);
        if (granted.Count + withheld.Count > 0)
        {
            if ((await grants.CheckAsync(command.Role, granted, withheld, cancellationToken)).Error is { } notGrantable) return notGrantable;
            if (preset.Value.Grant(superior, granted, withheld).Error is { } notGranted) return notGranted;
        }

        return accounts.Add(preset.Value).Id;
    }
}
