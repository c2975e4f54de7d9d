using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What a failure of the government's sign-in means to whoever wanted to come in.</summary>
internal static class SsoFailures
{
    public static Error AtSignIn(this PortFailure failure) => failure switch
    {
        PortFailure.Misconfigured => AccountErrors.SsoOff,
        PortFailure.Refused => AccountErrors.SsoFailed,
        _ => AccountErrors.SsoUnavailable,
    };
}
