using FluentValidation;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.Shared.Prints;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Prints;

/// <summary>扫码核验: whether a printed document is the platform's own, and what it says (PLT-04).</summary>
/// <param name="Number">业务编号</param>
/// <param name="Code">防伪码</param>
[Anonymous("Whoever holds the paper may ask whether it is genuine; without its code nothing is told, and no vote ever.")]
public sealed record VerifyPrint(string Number, string Code) : IQuery<IssuedPrint>;

internal sealed class VerifyPrintValidator : AbstractValidator<VerifyPrint>
{
    public VerifyPrintValidator()
    {
        RuleFor(q => q.Number).NotEmpty().WithMessage("请填写编号").MaximumLength(40).WithMessage("编号过长");
        RuleFor(q => q.Code).NotEmpty().WithMessage("请填写防伪码").MaximumLength(40).WithMessage("防伪码过长");
    }
}

internal sealed class VerifyPrintHandler(IEnumerable<IPrintSource> sources, IPrintCodes codes) : IQueryHandler<VerifyPrint, IssuedPrint>
{
    public async Task<Result<IssuedPrint>> Handle(VerifyPrint request, CancellationToken cancellationToken)
    {
        var number = Normalised.Text(request.Number).ToUpperInvariant();
        foreach (var source in sources)
        {
            foreach (var form in source.Forms.Where(form => codes.Fits(form, number, request.Code)))
            {
                if (await source.FindAsync(form, number, cancellationToken) is { } print) return print;
            }
        }

        return PrintErrors.Unknown;
    }
}
