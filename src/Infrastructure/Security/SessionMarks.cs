using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>A session that was ended or whose tokens were renewed; most have no mark.</summary>
internal sealed class SessionMark
{
    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    /// <summary>Whether it is over.</summary>
    public bool Ended { get; set; }

    /// <summary>How many of its refresh tokens were used; the newest has this number.</summary>
    public int Renewals { get; set; }

    /// <summary>When none of its cookies and tokens lives any more, on the system's clock.</summary>
    public DateTimeOffset Until { get; set; }
}

internal sealed class SessionMarkConfiguration : IEntityTypeConfiguration<SessionMark>
{
    public void Configure(EntityTypeBuilder<SessionMark> mark)
    {
        mark.ToTable("session_marks", "accounts");
        mark.HasKey(m => m.Id);
        mark.Property(m => m.Id).ValueGeneratedNever();
        mark.HasIndex(m => m.Until);
    }
}

/// <summary>Marks in a scope of its own, so that no command's transaction holds or undoes it. Each step is one conditional statement; the database decides who was first.</summary>
internal sealed class SessionMarks(IServiceScopeFactory scopes, ISignInPolicies policies, TimeProvider clock) : ISessionMarks
{
    public async Task EndAsync(Session session, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await EndAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), session, ct);
    }

    public async Task<bool> RenewAsync(Session session, int number, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (next, until) = (number + 1, EndOfAll());
        if (await MarksOf(db, session).Where(m => !m.Ended && m.Renewals == number).ExecuteUpdateAsync(set => set.SetProperty(m => m.Renewals, next).SetProperty(m => m.Until, until), ct) == 1) return true;
        if (number == 0 && await FirstAsync(db, new SessionMark { Id = session.Id, PersonId = session.Person, Renewals = next, Until = until }, ct)) return true;

        await EndAsync(db, session, ct);
        return false;
    }

    private async Task EndAsync(AppDbContext db, Session session, CancellationToken ct)
    {
        var until = EndOfAll();

        // A first mark can meet another one doing the same; the second look then finds its row.
        for (var look = 0; look < 2; look++)
        {
            if (await MarksOf(db, session).ExecuteUpdateAsync(set => set.SetProperty(m => m.Ended, true).SetProperty(m => m.Until, until), ct) == 1) return;
            if (await FirstAsync(db, new SessionMark { Id = session.Id, PersonId = session.Person, Ended = true, Until = until }, ct)) return;
        }
    }

    /// <summary>Nothing that was issued by now lives longer.</summary>
    private DateTimeOffset EndOfAll()
    {
        var lives = policies.InForceAt(clock.GetUtcNow()).Session;
        return TimeProvider.System.GetUtcNow() + new[] { lives.Longest, lives.Token, lives.Refresh }.Max();
    }

    private static IQueryable<SessionMark> MarksOf(AppDbContext db, Session session)
    {
        var id = session.Id;
        return db.Set<SessionMark>().Where(m => m.Id == id);
    }

    private static async Task<bool> FirstAsync(AppDbContext db, SessionMark mark, CancellationToken ct)
    {
        db.Add(mark);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException taken) when (UniqueIndexErrors.Find(taken) is not null)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Marks of sessions of which nothing lives any more.</summary>
internal sealed class ForgetSessionMarks(AppDbContext db) : IRecurringJob
{
    public string Name => "accounts.forget_sessions";

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await db.Set<SessionMark>().Where(m => m.Until < now).ExecuteDeleteAsync(ct);
    }
}
