using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>Edits the data of a member already there (OC-03); nobody is added or taken away by it.</summary>
/// <param name="Committee">The committee.</param>
/// <param name="Member">The member.</param>
/// <param name="Name">姓名</param>
/// <param name="Gender">性别</param>
/// <param name="Phone">电话; empty leaves the one known.</param>
/// <param name="Room">房号</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.EditCommittee)]
public sealed record CorrectMember(CommitteeId Committee, Guid Member, string? Name, Gender? Gender, string? Phone, string? Room, long? ExpectedVersion) : ICommand;

internal sealed class CorrectMemberValidator : AbstractValidator<CorrectMember>
{
    public CorrectMemberValidator()
    {
        RuleFor(c => c.Name).Must(name => Normalised.Name(name).Length > 0).WithMessage("请填写姓名").MaximumLength(CommitteeLengths.Person).WithMessage($"不超过{CommitteeLengths.Person}个字");
        RuleFor(c => c.Gender).NotNull().WithMessage("请选择性别").IsInEnum().WithMessage("请选择性别");
        RuleFor(c => c.Phone).MobilePhoneOrNothing();
        RuleFor(c => c.Room).MaximumLength(CommitteeLengths.Brief).WithMessage($"不超过{CommitteeLengths.Brief}个字");
    }
}

internal sealed class CorrectMemberHandler(IRepository<OwnerCommittee> committees) : ICommandHandler<CorrectMember>
{
    public async Task<Result> Handle(CorrectMember command, CancellationToken cancellationToken)
    {
        if (await committees.FirstOrDefaultAsync(CommitteeSpecs.ById(command.Committee), cancellationToken) is not { } committee) return CommitteeErrors.NotFound;
        if (committee.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;

        return committee.CorrectMember(command.Member, new MemberContact(command.Name ?? "", command.Gender ?? Gender.Male, MobileNumber.TryParse(command.Phone), command.Room ?? ""));
    }
}
