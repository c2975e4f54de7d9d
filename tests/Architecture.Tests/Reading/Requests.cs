using MediatR;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Architecture.Tests.Reading;

/// <summary>The use cases and questions of the house, with what they answer and who handles them.</summary>
internal static class Requests
{
    public static IReadOnlyList<Type> OfTheHouse => [.. House.TypesOf("Application").Where(IsRequest)];

    /// <summary>Application types that the answers consist of, however deep.</summary>
    public static IReadOnlyList<Type> AnswersOfTheHouse
    {
        get
        {
            var application = typeof(ICommand).Assembly;
            var found = new HashSet<Type>();
            var waiting = new Queue<Type>(OfTheHouse.Select(AnswerOf).OfType<Type>());
            while (waiting.TryDequeue(out var next))
            {
                foreach (var part in Types.PartsOf(next).Where(part => part.Assembly == application && !part.IsEnum))
                {
                    var type = part.IsGenericType ? part.GetGenericTypeDefinition() : part;
                    if (!found.Add(type)) continue;
                    foreach (var property in part.GetProperties()) waiting.Enqueue(property.PropertyType);
                }
            }

            return [.. found];
        }
    }

    public static IReadOnlyList<Type> HandlersOfTheHouse => [.. House.TypesOf("Application", "Infrastructure", "Web").Where(IsHandler)];

    public static bool IsRequest(Type type) =>
        type is { IsAbstract: false, IsInterface: false } && typeof(IBaseRequest).IsAssignableFrom(type);

    public static bool IsHandler(Type type) => type is { IsAbstract: false, IsClass: true } && HandledBy(type).Any();

    /// <summary>The requests that a type handles.</summary>
    public static IEnumerable<Type> HandledBy(Type handler) =>
        from implemented in handler.GetInterfaces()
        where implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
        select implemented.GetGenericArguments()[0];

    private static Type? AnswerOf(Type request) =>
        (from implemented in request.GetInterfaces()
         where implemented.IsGenericType
               && (implemented.GetGenericTypeDefinition() == typeof(ICommand<>) || implemented.GetGenericTypeDefinition() == typeof(IQuery<>))
         select implemented.GetGenericArguments()[0]).FirstOrDefault();
}
