using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Hosting;
using Xunit;

namespace PropertyPlatform.Integration.Tests.SqlServer;

/// <summary>The platform as put together for SQL Server, with <see cref="ASilentServer"/> behind it. Requests are handled without the pipeline, for what is asked here is whether a query translates.</summary>
public sealed class ASecondProvider : IAsyncLifetime
{
    private readonly ASilentServer _server = new();
    private readonly WebApplication _host;

    public ASecondProvider()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "PropertyPlatform.Web", EnvironmentName = "Development", ContentRootPath = Repository.PathOf("src", "Web") });
        builder.Configuration["Database:Provider"] = "SqlServer";
        builder.Configuration["ConnectionStrings:Platform"] = "Server=nowhere;Database=platform;User Id=nobody;Password=none;Encrypt=False";
        builder.Configuration["Security:PersonalDataKey"] = Convert.ToBase64String(new byte[32]);
        builder.Configuration["Demo:City"] = "false";
        builder.AddPlatformHost();
        builder.Host.UseDefaultServiceProvider(services => (services.ValidateScopes, services.ValidateOnBuild) = (false, false));
        builder.Services.AddSingleton<IAttachmentAccess>(new AnOpenDoor());
        builder.Services.AddScoped<Visitor>();
        builder.Services.AddScoped<IActor>(provider => provider.GetRequiredService<Visitor>().Actor);
        builder.Services.AddScoped<IScopeSource>(provider => provider.GetRequiredService<Visitor>());
        builder.Services.ConfigureDbContext<SqlServerDbContext>(options => options.AddInterceptors(_server).EnableSensitiveDataLogging());
        _host = builder.Build();
    }

    /// <summary>Finds the address, which nobody will open.</summary>
    public async ValueTask InitializeAsync() => await _host.Services.GetRequiredService<DatabaseAddress>().ResolveAsync(null, CancellationToken.None);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Calls a method with samples in every turn, and hands back the SQL that came of it.</summary>
    /// <param name="find">The object to call, made within the scope of the one who asks.</param>
    /// <param name="method">What to call.</param>
    /// <param name="sorts">Columns by which the answer can be sorted.</param>
    internal async Task<IReadOnlyList<string>> VisitAsync(Func<IServiceProvider, object> find, MethodInfo method, IReadOnlyList<string> sorts)
    {
        var asked = new List<string>();
        foreach (var samples in Turns(method, sorts)) asked.AddRange(await AskAsync(find, method, samples, generous: false));
        asked.AddRange(await AskAsync(find, method, new Samples(0), generous: true));
        return asked;
    }

    private async Task<IReadOnlyList<string>> AskAsync(Func<IServiceProvider, object> find, MethodInfo method, Samples samples, bool generous)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visitor>().Actor = samples.Actor;
        _server.Forget(generous);
        try
        {
            await Task.Run(() => CallAsync(find(scope.ServiceProvider), method, samples.For(method))).WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (Exception made) when (generous && !made.Message.Contains("could not be translated", StringComparison.Ordinal))
        {
            // Made-up rows need not make sense; what was asked on the way was translated.
        }
        catch (ArgumentException) when (samples.IsSparse)
        {
            // So little is refused by the validator, which is not asked here.
        }
        catch (InvalidOperationException empty) when (empty.Message.StartsWith("Sequence contains no elements", StringComparison.Ordinal))
        {
            // It rightly counts on a row that every real database has.
        }
        catch (OperationCanceledException)
        {
            // It asks for ever.
        }

        return [.. _server.Asked];
    }

    private static IEnumerable<Samples> Turns(MethodInfo method, IReadOnlyList<string> sorts)
    {
        var turns = method.GetParameters().Select(parameter => Samples.TurnsOf(parameter.ParameterType)).DefaultIfEmpty(1).Max();
        return Enumerable.Range(0, Math.Max(3, turns)).Select(turn => new Samples(turn))
            .Concat(sorts.Select((sort, turn) => new Samples(turn, sort)))
            .Append(new Samples(-1));
    }

    private static async Task CallAsync(object target, MethodInfo method, object?[] arguments)
    {
        try
        {
            switch (method.Invoke(target, arguments))
            {
                case Task task:
                    await task;
                    break;
                case ValueTask task:
                    await task;
                    break;
                case IAsyncEnumerable<object> rows:
                    await foreach (var _ in rows) break;
                    break;
                case IQueryable query:
                    query.ToQueryString();
                    break;
            }
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    /// <summary>Files of the kind that <see cref="Samples"/> ask for.</summary>
    private sealed class AnOpenDoor : IAttachmentAccess
    {
        public string Kind => Samples.Kind;

        public AttachmentLimits Limits => AttachmentLimits.Documents;

        public Task<Result> MayAddAsync(Guid ownerId, CancellationToken ct) => Task.FromResult(Result.Done);

        public Task<Result> MayReadAsync(Guid ownerId, CancellationToken ct) => Task.FromResult(Result.Done);

        public Task<Result> MayRemoveAsync(Guid ownerId, CancellationToken ct) => Task.FromResult(Result.Done);
    }

    private sealed class Visitor : IScopeSource
    {
        public IActor Actor { get; set; } = TestActor.Almighty;

        public DataScope Scope => Actor.Scope;
    }
}
