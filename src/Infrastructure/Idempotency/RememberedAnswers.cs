using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Idempotency;

/// <summary>
/// Claims the key by inserting its row at the start of the command's transaction and fills in the answer at its end. The same key at
/// the same time waits for the row: it then finds the answer, or takes the place of a command that was refused (decision 29). Nobody
/// who is not signed in has keys, because a remembered answer must never reach another person.
/// </summary>
internal sealed class RememberedAnswers(AppDbContext db, IdempotencyKey key, IActor actor, PersonalDataCipher cipher, TimeProvider clock) : IIdempotency
{
    private const string Use = "idempotency";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new HashOfStream() } };

    public bool IsActive => key.Value is not null && actor.IsSignedIn;

    public async Task<StoredAnswer?> FindAsync(object request, CancellationToken ct)
    {
        var hash = HashOf(request);
        if (await StoredAsync(request, hash, ct) is { } known) return known;

        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);
        db.Add(new RememberedAnswer { AccountId = actor.AccountId, Key = KeyInUse, UseCase = request.GetType().Name, Route = key.Route, RequestHash = hash, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException taken) when (UniqueIndexErrors.Find(taken) is not null)
        {
            if (db.Database.CurrentTransaction is { } transaction) await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return await StoredAsync(request, hash, ct) ?? new StoredAnswer(null, SharedErrors.InProgress);
        }
    }

    public void Remember(object request, string answer)
    {
        var claim = db.ChangeTracker.Entries<RememberedAnswer>().Single(entry => entry.Entity.UseCase == request.GetType().Name).Entity;
        claim.Answer = cipher.Seal(answer);
    }

    private string KeyInUse => key.Value ?? throw new InvalidOperationException("The call has no idempotency key.");

    private async Task<StoredAnswer?> StoredAsync(object request, string hash, CancellationToken ct)
    {
        var (account, value, useCase) = (actor.AccountId, KeyInUse, request.GetType().Name);
        var rows = await db.Set<RememberedAnswer>().AsNoTracking().Where(a => a.AccountId == account && a.Key == value).ToListAsync(ct);
        if (rows.Exists(row => row.Route != key.Route)) return new StoredAnswer(null, SharedErrors.KeyReused);
        if (rows.Find(row => row.UseCase == useCase) is not { } known) return null;
        if (known.RequestHash != hash) return new StoredAnswer(null, SharedErrors.KeyReused);

        key.WasReplayed = true;
        return new StoredAnswer(cipher.Open(known.Answer), null);
    }

    private string HashOf(object request) => cipher.Fingerprint(Use, $"{key.Route}\n{JsonSerializer.Serialize(request, request.GetType(), Options)}");

    /// <summary>Stands for an uploaded file; read once more and set back.</summary>
    private sealed class HashOfStream : JsonConverter<Stream>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(Stream).IsAssignableFrom(typeToConvert);

        public override Stream? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Stream value, JsonSerializerOptions options)
        {
            if (!value.CanSeek)
            {
                writer.WriteStringValue("stream");
                return;
            }

            var place = value.Position;
            writer.WriteStringValue(Convert.ToHexString(SHA256.HashData(value)));
            value.Position = place;
        }
    }
}

/// <summary>A key is remembered for a day: longer than any client goes on retrying.</summary>
internal sealed class ForgetAnswers(AppDbContext db, TimeProvider clock) : IRecurringJob
{
    public string Name => "idempotency.forget";

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-1);
        await db.Set<RememberedAnswer>().Where(a => a.At < before).ExecuteDeleteAsync(ct);
    }
}

/// <summary>A claim that another one made first.</summary>
internal sealed class IdempotencyIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error> { ["pk_remembered_answers"] = SharedErrors.InProgress };
}

/// <summary>Idempotency keys and their table.</summary>
internal sealed class IdempotencyModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IdempotencyKey>();
        services.AddScoped<IIdempotency, RememberedAnswers>();
    }
}
