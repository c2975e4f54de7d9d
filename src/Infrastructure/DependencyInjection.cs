using System.Data.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.Shared.Pipeline;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Bulk;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure;

/// <summary>A context's own registrations, found by scanning so that no context edits another's file.</summary>
public interface IInfrastructureModule
{
    /// <summary>Adds what the context needs beyond handlers, validators and reactions, which are found by their interfaces.</summary>
    void Register(IServiceCollection services, IConfiguration configuration);
}

/// <summary>Puts the platform below Web together.</summary>
public static class DependencyInjection
{
    /// <summary>Adds use cases, pipeline, persistence and adapters.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration"><c>Database:Provider</c> chooses PostgreSql (default) or SqlServer.</param>
    /// <param name="connectionString">Where the database is; asked for when the first context is made, so that an embedded server can start meanwhile.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallingBrowser, NoBrowser>();
        services.AddSingleton(new LogMasks(configuration));
        AddPipeline(services);
        AddPersistence(services, configuration, connectionString);

        foreach (var module in typeof(DependencyInjection).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IInfrastructureModule).IsAssignableFrom(t)))
        {
            ((IInfrastructureModule)Activator.CreateInstance(module, nonPublic: true)!).Register(services, configuration);
        }

        return services;
    }

    private static void AddPipeline(IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));

        services.Scan(scan => scan.FromAssemblies(typeof(IChange).Assembly, typeof(DependencyInjection).Assembly)
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).As(type => type.GetInterfaces().Where(IsRequestHandler)).WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IReactTo<>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime());
    }

    private static void AddPersistence(IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> connectionString)
    {
        services.AddScoped(typeof(IRepository<>), typeof(Repository<>));
        services.AddSingleton<SharedCommit>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>());
        services.AddScoped<IRootLock, RootLock>();
        services.AddScoped<IDatabaseProbe, DatabaseProbe>();
        services.AddScoped<RequestOrigin>();
        services.AddSingleton<EventRegistry>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IPersonalDataIndex>(provider => provider.GetRequiredService<PersonalDataCipher>());

        if (IsSqlServer(configuration))
        {
            AddContext<SqlServerDbContext>(services, (provider, options) => options.UseSqlServer(connectionString(provider)));
            services.AddScoped<IBulkWriter, SqlServerBulkWriter>();
            services.AddScoped<IRowAppender, TrackedRowAppender>();
        }
        else
        {
            AddContext<PostgreSqlDbContext>(services, (provider, options) => options.UseNpgsql(PreparingOnce(connectionString(provider))));
            services.AddScoped<IBulkWriter, PostgreSqlBulkWriter>();
            services.AddScoped<IRowAppender, PostgreSqlRowAppender>();
        }
    }

    // Lent out of a pool: making one for each request costs more than what many a request does with it. Registered once and under one
    // name only: the scope gives back what each registration made, and a context given back twice would be lent to two requests.
    private static void AddContext<TContext>(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> provide)
        where TContext : AppDbContext
    {
        services.AddPooledDbContextFactory<TContext>((provider, options) => provide(provider, Configure(options)));
        services.RemoveAll<TContext>();
        services.AddScoped<AppDbContext>(provider =>
        {
            var context = provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
            context.Scopes = provider.GetRequiredService<IScopeSource>();
            return context;
        });
    }

    /// <summary>Whether SQL Server is the chosen provider.</summary>
    public static bool IsSqlServer(IConfiguration configuration) =>
        string.Equals(configuration["Database:Provider"], "SqlServer", StringComparison.OrdinalIgnoreCase);

    // The same statements come again and again: prepared, they are parsed and planned once a connection. No statement leaves anything
    // behind on a connection, so giving it back needs no reset, which would cost a round of its own. More connections than processors can serve only make
    // the database switch between them. What an operator sets stays.
    private static string PreparingOnce(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ContainsKey("Max Auto Prepare")) address.MaxAutoPrepare = 80;
        if (!given.ContainsKey("Auto Prepare Min Usages")) address.AutoPrepareMinUsages = 3;
        if (!given.ContainsKey("No Reset On Close")) address.NoResetOnClose = true;
        if (!given.ContainsKey("Maximum Pool Size")) address.MaxPoolSize = Math.Max(24, 8 * Environment.ProcessorCount);
        return address.ConnectionString;
    }

    // Aggregates refer to each other by id only, so a filter can never make a required navigation vanish. A refused save is an answer
    // to the caller (already voted, stale); what is no answer is thrown on and logged where it ends. The collections of an aggregate are
    // short: one round trip is worth more than the rows it repeats. A count that stops behind its limit may meet the rows in any order.
    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings
            .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning, RelationalEventId.MultipleCollectionIncludeWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning)
            .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));

    private static bool IsRequestHandler(Type contract) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);
}
