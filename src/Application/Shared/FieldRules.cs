using FluentValidation;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>Shapes that many forms ask for, each with the sentence that the form shows.</summary>
internal static class FieldRules
{
    /// <summary>手机号码</summary>
    public static IRuleBuilderOptions<T, string?> MobilePhone<T>(this IRuleBuilder<T, string?> field) =>
        field.Must(phone => MobileNumber.TryParse(phone) is not null).WithMessage("请填写正确的手机号码");

    /// <summary>手机号码, where one was typed.</summary>
    public static IRuleBuilderOptions<T, string?> MobilePhoneOrNothing<T>(this IRuleBuilder<T, string?> field) =>
        field.Must(phone => string.IsNullOrWhiteSpace(phone) || MobileNumber.TryParse(phone) is not null).WithMessage("请填写正确的手机号码");
}
