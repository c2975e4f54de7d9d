using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Says where the browser learns which WeChat it belongs to (ACC-02).</summary>
/// <param name="ReturnPath">Page of this platform to come back to.</param>
[Anonymous("Whoever opens the official account's page is not known yet.")]
public sealed record BeginWeChat(string ReturnPath) : ICommand<WeChatDoor>;

/// <summary>Where to send the browser.</summary>
/// <param name="Url">The address.</param>
/// <param name="State">Our secret in it, which only the browser that began may bring back; null where WeChat is not connected.</param>
public sealed record WeChatDoor(string Url, string? State);

internal sealed class BeginWeChatValidator : AbstractValidator<BeginWeChat>
{
    public BeginWeChatValidator() =>
        RuleFor(c => c.ReturnPath).Must(path => path is { Length: > 0 and <= 500 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)).WithMessage("返回地址无效");
}

internal sealed class BeginWeChatHandler(IWeChatIdentity weChat) : ICommandHandler<BeginWeChat, WeChatDoor>
{
    public async Task<Result<WeChatDoor>> Handle(BeginWeChat command, CancellationToken cancellationToken)
    {
        var start = await weChat.BeginAsync(command.ReturnPath, cancellationToken);
        return new WeChatDoor(start.Address.OriginalString, start.State);
    }
}
