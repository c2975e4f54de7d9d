using FluentValidation;
using MediatR;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared.Pipeline;

/// <summary>Checks the shape of a request, so that REST and pages are held to the same rules (PLT-02).</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = validators.SelectMany(v => v.Validate(request).Errors).ToList();
        var fields = failures.GroupBy(f => f.PropertyName).ToDictionary(g => g.Key, g => g.First().ErrorMessage);
        foreach (var (field, sentence) in StorableValues.FaultsOf(request)) fields.TryAdd(field, sentence);
        if (fields.Count == 0) return next();

        return Task.FromResult(TResponse.Refused(SharedErrors.Invalid.At(fields)));
    }
}
