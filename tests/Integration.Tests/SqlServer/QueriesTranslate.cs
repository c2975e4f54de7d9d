using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.SqlServer;

/// <summary>
/// Every question that the platform asks its database has an answer in SQL Server's words: each query handler, each
/// specification, each adapter that reads tables. All are found by reflection; what was not visited fails.
/// </summary>
public sealed class QueriesTranslate(ASecondProvider provider) : IClassFixture<ASecondProvider>
{
    private static readonly Assembly Infrastructure = typeof(AppDbContext).Assembly;
    private static readonly Assembly Model = typeof(IAggregateRoot).Assembly;

    /// <summary>Who reads tables by other means than a translated query, with the reason.</summary>
    private static readonly Dictionary<string, string> NotAsked = new()
    {
        ["Repository`1"] = "visited with every specification",
        ["UnitOfWork"] = "saves; the model's tests look at what it writes",
        ["RootLock"] = "has one statement for each provider",
        ["PostgreSqlBulkWriter"] = "the other provider's",
        ["PostgreSqlRowAppender"] = "the other provider's",
        ["TrackedRowAppender"] = "adds rows, asks nothing",
        ["SqlServerBulkWriter"] = "copies, asks nothing",
        ["DatabaseProbe"] = "asks whether the server answers",
        ["ChannelOutbox"] = "adds rows, asks nothing",
        ["RememberedAnswers"] = "needs a transaction that a server holds",
        ["ReminderLog"] = "writes by bulk copy in a transaction that a server holds; its list is a query of its own",
        ["NoticeMail"] = "writes by bulk copy in a transaction that a server holds",
        ["RegisterBook"] = "writes by bulk copy in a transaction that a server holds",
    };

    public static TheoryData<string> Handlers => [.. HandlerTypes.Select(type => type.Name)];

    public static TheoryData<string> Specifications => [.. SpecificationMethods.Select(NameOf)];

    public static TheoryData<string> Readers => [.. ReaderTypes.Select(type => type.Name)];

    private static IEnumerable<Type> HandlerTypes => Infrastructure.GetTypes().Where(type => Handled(type).Any());

    private static IEnumerable<MethodInfo> SpecificationMethods => Model.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Specification<>) && !method.ContainsGenericParameters);

    private static IEnumerable<Type> ReaderTypes => Infrastructure.GetTypes().Where(type => ReadsTables(type) && !NotAsked.ContainsKey(type.Name) && !Handled(type).Any());

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task of_each_handler(string name)
    {
        var handler = HandlerTypes.Single(type => type.Name == name);
        foreach (var contract in Handled(handler))
        {
            var asked = await VisitAsync(handler, contract);

            if (ReadsTables(handler)) asked.ShouldNotBeEmpty($"{name} asked nothing");
        }
    }

    [Theory]
    [MemberData(nameof(Specifications))]
    public async Task of_each_specification(string name)
    {
        var method = SpecificationMethods.Single(one => NameOf(one) == name);
        var visit = typeof(QueriesTranslate).GetMethod(nameof(AskedBy), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]);

        var asked = await provider.VisitAsync(services => new Asking(services, method, visit), typeof(Asking).GetMethod(nameof(Asking.AllAsync))!, []);

        asked.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task of_each_adapter_that_reads_tables(string name)
    {
        var reader = ReaderTypes.Single(type => type.Name == name);
        var asked = new List<string>();
        foreach (var method in reader.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName))
        {
            asked.AddRange(await provider.VisitAsync(services => ActivatorUtilities.CreateInstance(services, reader), method, []));
        }

        asked.ShouldNotBeEmpty($"{name} asked nothing");
    }

    [Fact]
    public async Task unless_they_speak_the_words_of_another_database()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => VisitAsync(typeof(AsksInPostgresWords), typeof(IRequestHandler<AskInPostgresWords, Result<int>>)));

        (await VisitAsync(typeof(AsksNothing), typeof(IRequestHandler<AskInPostgresWords, Result<int>>))).ShouldBeEmpty();
    }

    [Fact]
    public void nobody_is_excused_without_need() =>
        NotAsked.Keys.Where(name => !Infrastructure.GetTypes().Any(type => type.Name == name && (ReadsTables(type) || type.IsGenericType))).ShouldBeEmpty();

    private Task<IReadOnlyList<string>> VisitAsync(Type handler, Type contract) =>
        provider.VisitAsync(services => ActivatorUtilities.CreateInstance(services, handler), handler.GetInterfaceMap(contract).TargetMethods.Single(), ColumnsOf(contract.GetGenericArguments()[1]));

    private static IEnumerable<Type> Handled(Type type) => type is { IsClass: true, IsAbstract: false }
        ? type.GetInterfaces().Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
        : [];

    private static bool ReadsTables(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericType: false }
        && !typeof(DbContext).IsAssignableFrom(type)
        && type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(made => made.GetParameters()).Any(parameter => parameter.ParameterType == typeof(AppDbContext))
        && !type.Name.Contains('<', StringComparison.Ordinal);

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType?.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    // A list is sorted by the names of its columns.
    private static IReadOnlyList<string> ColumnsOf(Type answer) =>
        answer.IsGenericType && answer.GetGenericArguments() is [{ IsGenericType: true } paged] && paged.GetGenericTypeDefinition() == typeof(Paged<>)
            ? [.. paged.GetGenericArguments()[0].GetProperties().Select(column => char.ToLowerInvariant(column.Name[0]) + column.Name[1..])]
            : [];

    private static async Task AskedBy<T>(IServiceProvider services, Specification<T> specification)
        where T : class, IAggregateRoot
    {
        var rows = services.GetRequiredService<IRepository<T>>();
        await rows.FirstOrDefaultAsync(specification, CancellationToken.None);
        await rows.ListAsync(specification, CancellationToken.None);
        await rows.AnyAsync(specification, CancellationToken.None);
    }

    /// <summary>Makes a specification and asks it in each way.</summary>
    private sealed class Asking(IServiceProvider services, MethodInfo specification, MethodInfo visit)
    {
        public async Task AllAsync()
        {
            foreach (var turn in Enumerable.Range(-1, 4)) await (Task)visit.Invoke(null, [services, specification.Invoke(null, new Samples(turn).For(specification))])!;
        }
    }

    private sealed record AskInPostgresWords : IQuery<int>;

    private sealed class AsksInPostgresWords(AppDbContext db) : IQueryHandler<AskInPostgresWords, int>
    {
        public async Task<Result<int>> Handle(AskInPostgresWords request, CancellationToken cancellationToken) =>
            await db.Set<Domain.ToDos.ToDo>().CountAsync(todo => EF.Functions.ILike(todo.Title, "%x%"), cancellationToken);
    }

    private sealed class AsksNothing : IQueryHandler<AskInPostgresWords, int>
    {
        public Task<Result<int>> Handle(AskInPostgresWords request, CancellationToken cancellationToken) => Task.FromResult<Result<int>>(0);
    }
}
