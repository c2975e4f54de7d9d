using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Notices;

/// <summary>Signs a page of the H5 client for WeChat's browser (ACC-02).</summary>
/// <param name="Url">The page as the browser shows it.</param>
[Anonymous("The page on which people say who they are needs it too; only pages of this platform are signed.")]
public sealed record GetPageSignature(string Url) : IQuery<PageSignature>;

internal sealed class GetPageSignatureValidator : AbstractValidator<GetPageSignature>
{
    public GetPageSignatureValidator() => RuleFor(q => q.Url).NotEmpty().MaximumLength(2000);
}
