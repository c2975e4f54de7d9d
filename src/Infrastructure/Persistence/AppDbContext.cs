using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>
/// The one context of the platform: a schema per bounded context, one outbox, one audit trail. Rows outside the caller's scope are
/// filtered out of every query. Instances are kept and lent out again, so each is told anew for whom it reads.
/// </summary>
public abstract class AppDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Name of the filter that hides what lies outside the caller's scope.</summary>
    public const string ScopeFilter = "scope";

    private const string MatchesNothing = "\u0001";

    /// <summary>Whose rows are read; nobody's until somebody is named.</summary>
    public IScopeSource Scopes { get; set; } = NothingInScope.Instance;

    /// <summary>Whether the caller sees every row.</summary>
    public bool SeesEverything => Scopes.Scope.Everything;

    /// <summary>Code prefix of a government caller; matches nothing for others, because an empty prefix would match everything.</summary>
    public string ScopePrefix => string.IsNullOrEmpty(Scopes.Scope.Prefix) ? MatchesNothing : Scopes.Scope.Prefix;

    /// <summary>Projects of an enterprise, a committee or an owner.</summary>
    public IReadOnlyList<ProjectId> ScopeProjects => Scopes.Scope.Projects;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => PlatformConventions.Apply(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);

        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(IAggregateRoot).IsAssignableFrom(type.ClrType)) ConfigureRoot(modelBuilder.Entity(type.ClrType), type.ClrType);
        }

        PlatformConventions.Finish(modelBuilder, Cipher(), Database.ProviderName ?? "");
    }

    // Tools that only build the model or the tables have no services behind them.
    private PersonalDataCipher Cipher() =>
        this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is { } services
            ? services.GetRequiredService<PersonalDataCipher>()
            : PersonalDataCipher.Unkeyed;

    private void ConfigureRoot(EntityTypeBuilder root, Type clr)
    {
        root.Property(nameof(IAggregateRoot.Version)).IsConcurrencyToken();
        root.Ignore(nameof(IAggregateRoot.Events));
        if (!typeof(IJurisdictionScoped).IsAssignableFrom(clr)) return;

        root.ComplexProperty(typeof(Jurisdiction), nameof(IJurisdictionScoped.Jurisdiction), place =>
        {
            place.Property(nameof(Jurisdiction.Code)).HasColumnName("jurisdiction_code").HasMaxLength(40);
            place.Ignore(nameof(Jurisdiction.Level));
        });
        root.HasQueryFilter(ScopeFilter, ScopeOf(clr));
    }

    private LambdaExpression ScopeOf(Type clr)
    {
        var row = Expression.Parameter(clr, "row");
        var context = Expression.Constant(this, typeof(AppDbContext));
        var code = Expression.Property(Expression.Property(row, nameof(IJurisdictionScoped.Jurisdiction)), nameof(Jurisdiction.Code));
        var startsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        Expression visible = Expression.OrElse(
            Expression.Property(context, nameof(SeesEverything)),
            Expression.Call(code, startsWith, Expression.Property(context, nameof(ScopePrefix))));

        if (ProjectOf(clr) is { } project)
        {
            var contains = typeof(Enumerable).GetMethods().Single(m => m.Name == nameof(Enumerable.Contains) && m.GetParameters().Length == 2).MakeGenericMethod(typeof(ProjectId));
            visible = Expression.OrElse(visible, Expression.Call(contains, Expression.Property(context, nameof(ScopeProjects)), Expression.Property(row, project)));
        }

        return Expression.Lambda(visible, row);
    }

    /// <summary>The member that names the project of a row; a project is its own.</summary>
    private static string? ProjectOf(Type clr) =>
        typeof(IProjectScoped).IsAssignableFrom(clr) ? nameof(IProjectScoped.ProjectId)
        : clr.GetProperty("Id")?.PropertyType == typeof(ProjectId) ? "Id"
        : null;
}

/// <summary>The model as PostgreSQL keeps it.</summary>
public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : AppDbContext(options);

/// <summary>The model as SQL Server keeps it.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : AppDbContext(options);

/// <summary>Where the context learns which rows exist for the caller.</summary>
public interface IScopeSource
{
    /// <summary>The caller's scope, resolved once a request.</summary>
    DataScope Scope { get; }
}

/// <summary>The scope of a context that nobody was named to.</summary>
internal sealed class NothingInScope : IScopeSource
{
    public static NothingInScope Instance { get; } = new();

    public DataScope Scope => DataScope.Nothing;
}
