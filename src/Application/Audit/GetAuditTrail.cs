using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Audit;

/// <summary>Who did what, the newest first, within the caller's place (BAL-35, ACC-38).</summary>
/// <param name="SubjectId">The root concerned; null for all.</param>
/// <param name="Action">Stable name of the event, or its beginning up to a dot; null for all.</param>
/// <param name="From">First Chinese day.</param>
/// <param name="To">Last Chinese day.</param>
/// <param name="Page">Which page.</param>
[Requires(Permissions.ViewAuditTrail)]
public sealed record GetAuditTrail(Guid? SubjectId, string? Action, DateOnly? From, DateOnly? To, Page Page) : IQuery<Paged<AuditLine>>;

internal sealed class GetAuditTrailValidator : AbstractValidator<GetAuditTrail>
{
    public GetAuditTrailValidator()
    {
        RuleFor(q => q.Action).MaximumLength(100).WithMessage("不超过100个字");
        RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).When(q => q.From is not null && q.To is not null).WithMessage("结束日期不能早于开始日期");
    }
}

/// <summary>One act.</summary>
/// <param name="Id">Id of the row.</param>
/// <param name="At">When.</param>
/// <param name="Action">Stable name of the event.</param>
/// <param name="Subject">Type of the root concerned.</param>
/// <param name="SubjectId">The root.</param>
/// <param name="Person">Who did it; null for the platform itself.</param>
/// <param name="Role">Under which role.</param>
/// <param name="Facts">What the event says: ids, values, times.</param>
/// <param name="Address">Address the call came from.</param>
/// <param name="Sealed">Whether the row has its place in the chain.</param>
public sealed record AuditLine(
    Guid Id, DateTimeOffset At, string Action, string Subject, Guid SubjectId, string? Person, string Role, IReadOnlyDictionary<string, string> Facts, string? Address, bool Sealed);

/// <summary>Whether the audit trail is whole: every sealed row unchanged, in its place, none missing.</summary>
[Requires(Permissions.VerifyAuditTrail)]
public sealed record VerifyAuditTrail : IQuery<AuditVerdict>;

/// <summary>What a check of the audit trail found.</summary>
/// <param name="Checked">Sealed rows that were found whole, from the first.</param>
/// <param name="FirstBroken">The first row that is not; null when all are.</param>
public sealed record AuditVerdict(long Checked, BrokenAuditRow? FirstBroken)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => FirstBroken is null;
}

/// <summary>Where the audit trail breaks.</summary>
/// <param name="Place">Place in the chain.</param>
/// <param name="Id">Row that stands there; null when it is missing.</param>
/// <param name="At">When that row says it happened.</param>
public sealed record BrokenAuditRow(long Place, Guid? Id, DateTimeOffset? At);
