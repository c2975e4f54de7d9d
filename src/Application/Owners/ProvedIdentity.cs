using FluentValidation;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>What everybody types who proves to be an owner or an owner's proxy.</summary>
public interface IProvedIdentity
{
    /// <summary>姓名</summary>
    string Name { get; }

    /// <summary>证件类型</summary>
    DocumentType DocumentType { get; }

    /// <summary>证件号码</summary>
    string DocumentNumber { get; }

    /// <summary>手机号码</summary>
    string Phone { get; }

    /// <summary>The code sent to the phone.</summary>
    string Code { get; }
}

internal sealed class ProvedIdentityValidator : AbstractValidator<IProvedIdentity>
{
    public ProvedIdentityValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Owner.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.DocumentType).IsInEnum().WithMessage("请选择证件类型");
        RuleFor(c => c.DocumentNumber).NotEmpty().WithMessage("请填写证件号码").MaximumLength(40).WithMessage("证件号码过长");
        RuleFor(c => c.Phone).NotEmpty().WithMessage("请填写手机号码").MaximumLength(20).WithMessage("手机号码不正确");
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写验证码").MaximumLength(10).WithMessage("验证码不正确");
    }
}
