using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Adapters.Tokens;

/// <summary>That a sign-in elsewhere was begun; only the hash of its secret is kept.</summary>
internal sealed class SignInState
{
    public string Hash { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class SignInStateConfiguration : IEntityTypeConfiguration<SignInState>
{
    public void Configure(EntityTypeBuilder<SignInState> state)
    {
        state.ToTable("sign_in_states", "platform");
        state.HasKey(s => s.Hash);
        state.Property(s => s.Hash).HasMaxLength(64);
        state.HasIndex(s => s.ExpiresAt);
    }
}

/// <summary>Secrets that go along with a sign-in elsewhere: 32 hex digits, taken once, for ten minutes, on whichever node the browser comes back.</summary>
internal interface ISignInStates
{
    /// <summary>A new one.</summary>
    Task<string> IssueAsync(CancellationToken ct);

    /// <summary>Uses one up.</summary>
    /// <returns>Whether it was ours, unused and not too old.</returns>
    Task<bool> TakeAsync(string state, CancellationToken ct);
}

/// <summary>Keeps them in the database that all nodes share.</summary>
internal sealed class SignInStates(IServiceScopeFactory scopes, TimeProvider clock) : ISignInStates
{
    /// <summary>How long a secret is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task<string> IssueAsync(CancellationToken ct)
    {
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Add(new SignInState { Hash = HashOf(state), ExpiresAt = clock.GetUtcNow() + Life });
        await db.SaveChangesAsync(ct);
        return state;
    }

    public async Task<bool> TakeAsync(string state, CancellationToken ct)
    {
        var (hash, now) = (HashOf(state), clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<SignInState>().Where(s => s.Hash == hash && s.ExpiresAt > now).ExecuteDeleteAsync(ct) == 1;
    }

    private static string HashOf(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
}

/// <summary>Sign-ins that nobody finished.</summary>
internal sealed class ForgetSignInStates(AppDbContext db, TimeProvider clock) : IRecurringJob
{
    public string Name => "accounts.forget_states";

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Set<SignInState>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(ct);
    }
}
