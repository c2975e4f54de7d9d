using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Privacy;

/// <summary>The texts in force, one for each purpose; who agrees to one names its version.</summary>
[Anonymous("Institutions read theirs before they have an account.")]
public sealed record GetConsentTexts : IQuery<IReadOnlyList<ConsentText>>;

internal sealed class GetConsentTextsHandler(IConsentTexts texts, TimeProvider clock) : IQueryHandler<GetConsentTexts, IReadOnlyList<ConsentText>>
{
    public Task<Result<IReadOnlyList<ConsentText>>> Handle(GetConsentTexts request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult(Result<IReadOnlyList<ConsentText>>.Of([.. Enum.GetValues<ConsentPurpose>().Select(purpose => texts.InForceAt(purpose, now))]));
    }
}
