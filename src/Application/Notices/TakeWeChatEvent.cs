using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>WeChat brings what happened at the official account (NTF-12). Keeps it; what it means is worked out later.</summary>
/// <param name="Callback">What stands in the address.</param>
/// <param name="Body">The request as it came.</param>
[Anonymous("WeChat's servers call; the signature is checked before anything is read.")]
public sealed record TakeWeChatEvent(WeChatCallback Callback, ReadOnlyMemory<byte> Body) : ICommand
{
    /// <summary>Never shows what was brought: requests may be logged.</summary>
    public override string ToString() => nameof(TakeWeChatEvent);
}

internal sealed class TakeWeChatEventValidator : AbstractValidator<TakeWeChatEvent>
{
    public TakeWeChatEventValidator() => RuleFor(c => c.Body.Length).InclusiveBetween(1, 64 * 1024).WithMessage("内容无效");
}

internal sealed class TakeWeChatEventHandler(IWeChatInbox inbox, IInboundEvents inbound) : ICommandHandler<TakeWeChatEvent>
{
    public async Task<Result> Handle(TakeWeChatEvent command, CancellationToken cancellationToken)
    {
        switch (inbox.Read(command.Callback, command.Body.Span))
        {
            case WeChatInbound.Verified verified:
                await inbound.KeepAsync(verified.Event, cancellationToken);
                return Result.Done;
            case WeChatInbound.Malformed: return ChannelErrors.Malformed;
            default: return ChannelErrors.NotSigned;
        }
    }
}
