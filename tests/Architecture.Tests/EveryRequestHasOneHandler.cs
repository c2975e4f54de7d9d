using MediatR;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Handlers;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 5: every command and query has exactly one handler.</summary>
public sealed class EveryRequestHasOneHandler : Rule<Type>
{
    private static readonly ILookup<Type, Type> Handlers =
        Requests.HandlersOfTheHouse.Concat([typeof(FirstHandler), typeof(SecondHandler)])
            .SelectMany(handler => Requests.HandledBy(handler).Select(request => (request, handler)))
            .ToLookup(pair => pair.request, pair => pair.handler);

    protected override IReadOnlyList<Type> Subject => Requests.OfTheHouse;

    protected override IReadOnlyList<Type> Sinners => [typeof(CommandNobodyHandles), typeof(CommandHandledTwice)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        var count = Handlers[subject].Count();
        if (count != 1) yield return $"{subject} has {count} handlers";
    }
}

/// <summary>Rule 5: a handler is an inner matter of its layer, and calls no other use case.</summary>
public sealed class HandlersStayInside : Rule<Type>
{
    protected override IReadOnlyList<Type> Subject => Requests.HandlersOfTheHouse;

    protected override IReadOnlyList<Type> Sinners => [typeof(PublicHandler), typeof(HandlerOpenForInheritance), typeof(HandlerThatSends)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        if (subject.IsVisible) yield return $"{subject} is public";
        if (!subject.IsSealed) yield return $"{subject} is not sealed";
        if (subject.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => typeof(IMediator).IsAssignableFrom(parameter.ParameterType)))
        {
            yield return $"{subject} takes IMediator";
        }
    }
}

/// <summary>Rule 6, first half: every request says who may send it, in exactly one way.</summary>
public sealed class EveryRequestSaysWhoMaySendIt : Rule<Type>
{
    protected override IReadOnlyList<Type> Subject => Requests.OfTheHouse;

    protected override IReadOnlyList<Type> Sinners => [typeof(RequestForNobodyInParticular), typeof(RequestForTwoCircles), typeof(RequestWithoutAReason), typeof(RequestWithoutAPermission)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        object[] marks =
        [
            .. subject.GetCustomAttributes(typeof(RequiresAttribute), false),
            .. subject.GetCustomAttributes(typeof(AnonymousAttribute), false),
            .. subject.GetCustomAttributes(typeof(SignedInAttribute), false),
        ];
        if (marks.Length != 1) yield return $"{subject} carries {marks.Length} marks of who may send it";
        foreach (var mark in marks)
        {
            var said = mark switch
            {
                RequiresAttribute requires => requires.Permissions.Count > 0 && requires.Permissions.All(permission => permission.Length > 0),
                AnonymousAttribute anonymous => anonymous.Reason.Length > 0,
                SignedInAttribute signedIn => signedIn.Reason.Length > 0,
                _ => false,
            };
            if (!said) yield return $"{subject} leaves {mark.GetType().Name} empty";
        }
    }
}
