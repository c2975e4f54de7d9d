using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>个人登录 or 法人登录: says where the government's sign-in is (ACC-10, ACC-11).</summary>
/// <param name="Kind">Who signs in.</param>
/// <param name="ReturnPath">Page of this platform to come back to.</param>
[Anonymous("Signing in comes before every identity.")]
public sealed record BeginSignIn(SsoSubjectKind Kind, string ReturnPath) : ICommand<SignInDoor>;

/// <summary>Where to send the browser.</summary>
/// <param name="Url">The address.</param>
public sealed record SignInDoor(string Url);

internal sealed class BeginSignInValidator : AbstractValidator<BeginSignIn>
{
    public BeginSignInValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.ReturnPath).Must(path => path is { Length: > 0 and <= 2000 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)).WithMessage("返回地址无效");
    }
}

internal sealed class BeginSignInHandler(IGovernmentSso sso) : ICommandHandler<BeginSignIn, SignInDoor>
{
    public async Task<Result<SignInDoor>> Handle(BeginSignIn command, CancellationToken cancellationToken) =>
        new SignInDoor((await sso.BeginAsync(command.Kind, command.ReturnPath, cancellationToken)).ToString());
}
