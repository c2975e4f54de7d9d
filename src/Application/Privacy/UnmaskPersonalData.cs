using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Privacy;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Privacy;

/// <summary>Shows an identity number and a phone in clear, and keeps who asked and why (PLT-11). Nothing is shown that was not noted before.</summary>
/// <param name="Subject">Where the data is kept.</param>
/// <param name="Id">The owner, member or account.</param>
/// <param name="Reason">查看原因</param>
[Requires(Permissions.UnmaskData)]
public sealed record UnmaskPersonalData(DataSubject Subject, Guid Id, string? Reason) : ICommand<UnmaskedData>;

/// <summary>Personal data in clear.</summary>
/// <param name="Name">姓名</param>
/// <param name="DocumentType">证件类型; null without a document.</param>
/// <param name="Document">证件号码; null when unknown.</param>
/// <param name="Phone">手机号码; null when unknown.</param>
public sealed record UnmaskedData(string Name, DocumentType? DocumentType, string? Document, string? Phone)
{
    /// <summary>Never shows the data: answers may be logged.</summary>
    public override string ToString() => nameof(UnmaskedData);
}

/// <summary>Reads the personal data of one kind of subject, within the caller's scope.</summary>
public interface IPersonalDataSource
{
    /// <summary>The kind.</summary>
    DataSubject Subject { get; }

    /// <summary>The data; null when there is nobody like that for the caller.</summary>
    Task<PersonalFacts?> FindAsync(Guid id, CancellationToken ct);
}

/// <summary>Personal data as it is kept.</summary>
/// <param name="Name">姓名</param>
/// <param name="Document">The identity document; null when unknown.</param>
/// <param name="Phone">The phone; null when unknown.</param>
/// <param name="Person">The person on the platform; null when unknown.</param>
public sealed record PersonalFacts(string Name, IdDocument? Document, MobileNumber? Phone, Guid? Person);

internal sealed class UnmaskPersonalDataValidator : AbstractValidator<UnmaskPersonalData>
{
    public UnmaskPersonalDataValidator()
    {
        RuleFor(c => c.Subject).IsInEnum().WithMessage("请选择对象");
        RuleFor(c => c.Reason).Must(reason => Normalised.Text(reason).Length > 0).WithMessage("请填写查看原因").MaximumLength(Unmasking.ReasonLength).WithMessage($"不超过{Unmasking.ReasonLength}个字");
    }
}

internal sealed class UnmaskPersonalDataHandler(IEnumerable<IPersonalDataSource> sources, IRepository<Unmasking> looks, IPersonalDataIndex index, IActor actor, TimeProvider clock)
    : ICommandHandler<UnmaskPersonalData, UnmaskedData>
{
    public async Task<Result<UnmaskedData>> Handle(UnmaskPersonalData command, CancellationToken cancellationToken)
    {
        if (await sources.Single(source => source.Subject == command.Subject).FindAsync(command.Id, cancellationToken) is not { } facts) return PrivacyErrors.NotFound;

        var concerned = new Concerned(facts.Person, facts.Document is { } document ? index.Of(document) : null, facts.Phone is { } phone ? index.Of(phone) : null);
        var look = Unmasking.Note(command.Subject, command.Id, concerned, new Viewer(actor.AccountId, actor.Name, actor.Role, actor.OrganisationId is { } unit ? OrganisationId.From(unit) : null), command.Reason, clock.GetUtcNow());
        if (look.Error is { } refused) return refused;

        looks.Add(look.Value);
        return new UnmaskedData(facts.Name, facts.Document?.Type, facts.Document?.Number, facts.Phone?.Digits);
    }
}
