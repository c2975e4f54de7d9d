using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>Stands in for the government's sign-in on a developer's machine, where <c>/dev/sso</c> asks who it is. Everywhere else it answers that it is not configured.</summary>
[StandIn("Sso")]
internal sealed class LocalGovernmentSso(IHostEnvironment environment, SsoAssurance assurance, TimeProvider clock) : IGovernmentSso, ISsoStandIn
{
    private const string NotConfigured = "sso.not_configured";
    private static readonly TimeSpan LifeOfAState = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LifeOfACode = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (string ReturnPath, DateTimeOffset Until)> _states = new();
    private readonly ConcurrentDictionary<string, (string State, SsoOutcome Outcome, DateTimeOffset Until)> _codes = new();

    public ValueTask<SsoStart> BeginAsync(SsoSubjectKind kind, string returnPath, CancellationToken ct)
    {
        if (!environment.IsDevelopment()) return ValueTask.FromResult<SsoStart>(new SsoStart.Failed(new PortFailure.Misconfigured(NotConfigured)));

        var now = clock.GetUtcNow();
        foreach (var (old, _) in _states.Where(state => state.Value.Until <= now)) _states.TryRemove(old, out _);
        foreach (var (old, _) in _codes.Where(code => code.Value.Until <= now)) _codes.TryRemove(old, out _);

        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _states[state] = (returnPath, now + LifeOfAState);
        return ValueTask.FromResult<SsoStart>(new SsoStart.Started(new Uri($"/dev/sso?state={state}&kind={(kind == SsoSubjectKind.Corporation ? "corporation" : "person")}", UriKind.Relative)));
    }

    public ValueTask<SsoOutcome> CompleteAsync(SsoCallback callback, CancellationToken ct) => ValueTask.FromResult(Complete(callback));

    public ValueTask<Uri?> SignOutAsync(string returnPath, CancellationToken ct) => ValueTask.FromResult<Uri?>(null);

    public string Answer(string state, SsoOutcome outcome)
    {
        var code = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _codes[code] = (state, outcome, clock.GetUtcNow() + LifeOfACode);
        return code;
    }

    public string? ReturnPathOf(string state) => _states.TryGetValue(state, out var asked) && asked.Until > clock.GetUtcNow() ? asked.ReturnPath : null;

    private SsoOutcome Complete(SsoCallback callback)
    {
        if (!environment.IsDevelopment()) return new SsoOutcome.Failed(new PortFailure.Misconfigured(NotConfigured));
        if (!_states.TryRemove(callback.State, out var asked) || asked.Until <= clock.GetUtcNow()) return new SsoOutcome.ReplayedOrForged("state");
        if (string.IsNullOrEmpty(callback.Code)) return new SsoOutcome.Declined();
        if (!_codes.TryRemove(callback.Code, out var answer) || answer.Until <= clock.GetUtcNow() || answer.State != callback.State) return new SsoOutcome.ReplayedOrForged("code");

        return assurance.Demand(answer.Outcome);
    }
}
