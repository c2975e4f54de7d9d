using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
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
        RuleFor(c => c.ReturnPath).Must(IsOfThisPlatform).WithMessage("返回地址无效");
    }

    // A browser takes "//host" and "/\host" for another host, and leaves control characters out before it looks.
    private static bool IsOfThisPlatform(string? path) =>
        path is { Length: > 0 and <= 2000 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}

internal sealed class BeginSignInHandler(IGovernmentSso sso, ICityProfile city, TimeProvider clock) : ICommandHandler<BeginSignIn, SignInDoor>
{
    public async Task<Result<SignInDoor>> Handle(BeginSignIn command, CancellationToken cancellationToken)
    {
        if (!city.InForceAt(clock.GetUtcNow()).AdmitsSso) return AccountErrors.SsoNotHere;

        return await sso.BeginAsync(command.Kind, command.ReturnPath, cancellationToken) switch
        {
            SsoStart.Started started => new SignInDoor(started.Address.OriginalString),
            SsoStart.Failed failed => failed.Why.AtSignIn(),
            _ => AccountErrors.SsoFailed,
        };
    }
}
