using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Notices;

/// <summary>WeChat asks whether this is the server of the official account, and wants its word back.</summary>
/// <param name="Callback">What stands in the address.</param>
/// <param name="Word">What is to be said.</param>
[Anonymous("WeChat's servers ask; without their signature nothing is said.")]
public sealed record AnswerWeChat(WeChatCallback Callback, string Word) : IQuery<string>
{
    /// <summary>Never shows a signature: requests may be logged.</summary>
    public override string ToString() => nameof(AnswerWeChat);
}

internal sealed class AnswerWeChatValidator : AbstractValidator<AnswerWeChat>
{
    public AnswerWeChatValidator() => RuleFor(q => q.Word).NotEmpty().MaximumLength(200);
}
