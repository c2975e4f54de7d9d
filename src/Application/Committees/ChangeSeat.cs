using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>Records that a member or alternate left (辞职、丧失资格 and the like).</summary>
/// <param name="Committee">The committee.</param>
/// <param name="Member">Who.</param>
/// <param name="On">Last day.</param>
/// <param name="Reason">Why.</param>
[Requires(Permissions.EditCommittee, Permissions.RecordCommittees)]
public sealed record VacateSeat(CommitteeId Committee, Guid Member, DateOnly? On, string? Reason) : ICommand;

internal sealed class VacateSeatValidator : AbstractValidator<VacateSeat>
{
    public VacateSeatValidator()
    {
        RuleFor(c => c.On).NotNull().WithMessage("请填写日期");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请填写原因").MaximumLength(CommitteeLengths.Reason).WithMessage($"不超过{CommitteeLengths.Reason}个字");
    }
}

internal sealed class VacateSeatHandler(IRepository<OwnerCommittee> committees) : ICommandHandler<VacateSeat>
{
    public async Task<Result> Handle(VacateSeat command, CancellationToken cancellationToken)
    {
        if (await committees.FirstOrDefaultAsync(CommitteeSpecs.ById(command.Committee), cancellationToken) is not { } committee) return CommitteeErrors.NotFound;

        return committee.Vacate(command.Member, command.On ?? throw new InvalidOperationException("The validator asks for it."), command.Reason ?? "");
    }
}

/// <summary>候补委员递补: an alternate steps into a vacant seat, recorded with day and reason (OC-09).</summary>
/// <param name="Committee">The committee.</param>
/// <param name="Alternate">Who.</param>
/// <param name="On">First day in the seat.</param>
/// <param name="Reason">Why the seat fell vacant.</param>
[Requires(Permissions.EditCommittee)]
public sealed record PromoteAlternate(CommitteeId Committee, Guid Alternate, DateOnly? On, string? Reason) : ICommand;

internal sealed class PromoteAlternateValidator : AbstractValidator<PromoteAlternate>
{
    public PromoteAlternateValidator()
    {
        RuleFor(c => c.On).NotNull().WithMessage("请填写日期");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请填写原因").MaximumLength(CommitteeLengths.Reason).WithMessage($"不超过{CommitteeLengths.Reason}个字");
    }
}

internal sealed class PromoteAlternateHandler(IRepository<OwnerCommittee> committees) : ICommandHandler<PromoteAlternate>
{
    public async Task<Result> Handle(PromoteAlternate command, CancellationToken cancellationToken)
    {
        if (await committees.FirstOrDefaultAsync(CommitteeSpecs.ById(command.Committee), cancellationToken) is not { } committee) return CommitteeErrors.NotFound;

        return committee.Promote(command.Alternate, command.On ?? throw new InvalidOperationException("The validator asks for it."), command.Reason ?? "");
    }
}

/// <summary>Records that the members chose a director or a deputy among themselves.</summary>
/// <param name="Committee">The committee.</param>
/// <param name="Member">Who.</param>
/// <param name="Post">主任, 副主任 or 委员.</param>
[Requires(Permissions.RecordCommittees)]
public sealed record AppointMember(CommitteeId Committee, Guid Member, CommitteePost Post) : ICommand;

internal sealed class AppointMemberValidator : AbstractValidator<AppointMember>
{
    public AppointMemberValidator() => RuleFor(c => c.Post).IsInEnum().NotEqual(CommitteePost.Alternate).WithMessage("请选择职务");
}

internal sealed class AppointMemberHandler(IRepository<OwnerCommittee> committees) : ICommandHandler<AppointMember>
{
    public async Task<Result> Handle(AppointMember command, CancellationToken cancellationToken) =>
        await committees.FirstOrDefaultAsync(CommitteeSpecs.ById(command.Committee), cancellationToken) is { } committee
            ? committee.Appoint(command.Member, command.Post)
            : CommitteeErrors.NotFound;
}
