using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>Stands where the government's sign-in is not connected: nobody comes in by it. Institutions go on signing in by password.</summary>
internal sealed class UnboundGovernmentSso : IGovernmentSso
{
    /// <summary>What it answers.</summary>
    public const string Code = "sso.off";

    public ValueTask<SsoStart> BeginAsync(SsoSubjectKind kind, string returnPath, CancellationToken ct) => ValueTask.FromResult<SsoStart>(new SsoStart.Failed(new PortFailure.Misconfigured(Code)));

    public ValueTask<SsoOutcome> CompleteAsync(SsoCallback callback, CancellationToken ct) => ValueTask.FromResult<SsoOutcome>(new SsoOutcome.Failed(new PortFailure.Misconfigured(Code)));

    public ValueTask<Uri?> SignOutAsync(string returnPath, CancellationToken ct) => ValueTask.FromResult<Uri?>(null);
}
