using MediatR;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Infrastructure.Committees;

/// <summary>Looks every hour whether a term of office comes to its end (OC-08); the day changes at midnight in Shenzhen, so it is noticed within the hour.</summary>
internal sealed class LetTermsRun(IMediator mediator) : IRecurringJob
{
    public string Name => "committees.let_terms_run";

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var aged = await mediator.Send(new AgeCommittees(), ct);
        if (aged.Error is { } refused) throw new InvalidOperationException(refused.Message);
    }
}
