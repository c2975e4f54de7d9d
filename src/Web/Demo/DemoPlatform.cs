using MediatR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure;
using PropertyPlatform.Infrastructure.Adapters.FaceCheck;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Demo;

/// <summary>
/// The platform's use cases on a clock of their own, beside the host: through them the demo city gets its past. Nothing leaves it,
/// neither SMS nor WeChat messages, and one-time codes are always the same, for nobody is there to read them.
/// </summary>
internal sealed class DemoPlatform : IAsyncDisposable
{
    /// <summary>Every one-time code.</summary>
    public const string Code = "246810";

    private readonly ServiceProvider _services;

    /// <summary>Puts the use cases together on a database.</summary>
    /// <param name="host">Whose configuration, key and log are used.</param>
    /// <param name="connectionString">The database.</param>
    public DemoPlatform(IServiceProvider host, string connectionString)
    {
        var services = new ServiceCollection();
        services.AddSingleton(host.GetRequiredService<IConfiguration>());
        services.AddSingleton(host.GetRequiredService<IHostEnvironment>());
        services.AddSingleton(host.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(host.GetRequiredService<PersonalDataCipher>());
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPlatform(host.GetRequiredService<IConfiguration>(), _ => connectionString);
        services.AddScoped<CurrentActor>();
        services.AddScoped<IActor>(provider => provider.GetRequiredService<CurrentActor>());
        services.AddScoped<IScopeSource, ActorScope>();
        services.Replace(ServiceDescriptor.Scoped<IChannelOutbox, Silence>());
        services.Decorate<IOneTimeDigits, KnownDigits>();
        _services = services.BuildServiceProvider();
    }

    /// <summary>The time at which use cases are carried out.</summary>
    public DemoClock Clock { get; } = new();

    /// <summary>The stand-in that asks for an answer to a face check.</summary>
    public LocalFaceCheck Faces => _services.GetRequiredService<LocalFaceCheck>();

    /// <summary>The version of a text that people agree to now.</summary>
    public string Consent(ConsentPurpose purpose) => _services.GetRequiredService<IConsentTexts>().InForceAt(purpose, Clock.GetUtcNow()).Version;

    /// <summary>Brings the database up to the model.</summary>
    public Task UpgradeAsync(CancellationToken ct) => DatabaseSetup.UpgradeAsync(_services, ct);

    /// <summary>Sends a request as somebody signed in.</summary>
    /// <exception cref="DemoCityException">It was refused.</exception>
    public async Task<TResponse> As<TResponse>(Citizen who, IRequest<TResponse> request)
        where TResponse : IRefusable<TResponse> => Accepted(request, await TryAs(who, request));

    /// <summary>Sends a request as somebody signed in, who may be refused.</summary>
    public async Task<TResponse> TryAs<TResponse>(Citizen who, IRequest<TResponse> request)
        where TResponse : IRefusable<TResponse>
    {
        await using var scope = _services.CreateAsyncScope();
        var actor = await scope.ServiceProvider.GetRequiredService<ActorResolver>().ResolveAsync(who.Session, CancellationToken.None);
        return await SendAsync(scope, actor ?? throw new DemoCityException($"{who.Name} is not signed in."), request);
    }

    /// <summary>Sends a request as background work.</summary>
    /// <exception cref="DemoCityException">It was refused.</exception>
    public async Task<TResponse> AsSystem<TResponse>(IRequest<TResponse> request)
        where TResponse : IRefusable<TResponse>
    {
        await using var scope = _services.CreateAsyncScope();
        return Accepted(request, await SendAsync(scope, SystemActor.Instance, request));
    }

    /// <summary>Sends a request as somebody who is not signed in.</summary>
    /// <exception cref="DemoCityException">It was refused.</exception>
    public async Task<TResponse> AsNobody<TResponse>(IRequest<TResponse> request)
        where TResponse : IRefusable<TResponse>
    {
        await using var scope = _services.CreateAsyncScope();
        return Accepted(request, await SendAsync(scope, null, request));
    }

    /// <summary>Lets reactions to what happened so far do their work.</summary>
    public Task SettleAsync(CancellationToken ct) => _services.GetRequiredService<IOutboxRelay>().DrainAsync(ct);

    /// <summary>Enters personas, the last first.</summary>
    public async Task IntroduceAsync(IEnumerable<Persona> personas, CancellationToken ct)
    {
        foreach (var persona in personas.OrderByDescending(persona => persona.Order))
        {
            await using var scope = _services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IPersonas>().AddAsync(persona, ct);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Task<TResponse> SendAsync<TResponse>(AsyncServiceScope scope, IActor? actor, IRequest<TResponse> request)
    {
        if (actor is not null) scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(actor);
        return scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static TResponse Accepted<TResponse>(IRequest<TResponse> request, TResponse response)
        where TResponse : IRefusable<TResponse> =>
        response.Error is not { } refused ? response : throw new DemoCityException(
            $"{request.GetType().Name} was refused: {refused.Code} {string.Join(' ', refused.Arguments)} {string.Join(' ', (refused.Fields ?? new Dictionary<string, string>()).Select(field => $"{field.Key}: {field.Value}"))}");

    private sealed class KnownDigits(IOneTimeDigits digits) : IOneTimeDigits
    {
        public string Next() => Code;

        public string HashOf(Guid code, string chosen) => digits.HashOf(code, chosen);
    }

    // Nobody waits for its messages.
    private sealed class Silence : IChannelOutbox
    {
        public Guid Sms(MobileNumber to, SmsKind kind, params string[] parameters) => Guid.CreateVersion7();

        public Guid Sms(MobileNumber to, SmsKind kind, IReadOnlyList<string> parameters, Guid? about) => Guid.CreateVersion7();

        public Guid WeChat(string openId, string kind, string title, IReadOnlyList<NoticeField> fields, string? linkPath, Guid? about = null) => Guid.CreateVersion7();

        public void Forget(string recipient)
        {
            // Nothing was sent.
        }
    }
}

/// <summary>Somebody of the demo city who has an account.</summary>
/// <param name="Name">姓名</param>
/// <param name="Session">The account as it was bound.</param>
internal sealed record Citizen(string Name, Session Session)
{
    /// <summary>The account.</summary>
    public AccountId Account => Session.Account;
}

/// <summary>The demo city could not be made.</summary>
/// <param name="message">Why.</param>
internal sealed class DemoCityException(string message) : Exception(message);
