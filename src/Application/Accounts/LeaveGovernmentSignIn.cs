using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>退出登录: where a browser that came in by the government's sign-in leaves that one as well (ACC-10, ACC-11).</summary>
[Anonymous("Whoever signs out may be signed out already.")]
public sealed record LeaveGovernmentSignIn : IQuery<GovernmentExit>;

/// <summary>Where to go on.</summary>
/// <param name="Address">Of the government's sign-in; null when there is nothing to leave.</param>
public sealed record GovernmentExit(Uri? Address)
{
    /// <summary>Never shows the token in the address: answers may be logged.</summary>
    public override string ToString() => nameof(GovernmentExit);
}

internal sealed class LeaveGovernmentSignInHandler(IGovernmentSso sso) : IQueryHandler<LeaveGovernmentSignIn, GovernmentExit>
{
    private const string Entrance = "/sign-in";

    public async Task<Result<GovernmentExit>> Handle(LeaveGovernmentSignIn request, CancellationToken cancellationToken) => new GovernmentExit(await sso.SignOutAsync(Entrance, cancellationToken));
}
