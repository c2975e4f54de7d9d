using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>Tells the request who acts. A session that is over leaves the request with nobody signed in.</summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentActor current)
    {
        // Asked for here, so that a request of nobody costs no database context.
        if (context.User.ToSession() is { } session
            && await context.RequestServices.GetRequiredService<ActorResolver>().ResolveAsync(session, context.RequestAborted) is { } actor) current.ActAs(actor);

        await next(context);
    }
}
