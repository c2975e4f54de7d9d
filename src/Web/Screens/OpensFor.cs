using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>
/// Who may open a page whose form ends in a request that asks for one of these permissions. The request decides; the page says so before anything is typed,
/// and whatever else the page would do on the way is not done for the others.
/// </summary>
/// <param name="permissions">Any of them is enough.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensForAttribute(params string[] permissions) : Attribute, IPageFilter
{
    /// <inheritdoc/>
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    /// <inheritdoc/>
    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var actor = context.HttpContext.RequestServices.GetRequiredService<IActor>();
        if (Array.Exists(permissions, actor.May)) return;

        if (!actor.IsSignedIn) context.Result = new ChallengeResult();
        else context.Result = context.HttpContext.Instead(SharedErrors.NotPermitted);
    }

    /// <inheritdoc/>
    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}

/// <summary>Pages that belong to somebody: whoever is not signed in goes to the entrance first, with nothing done on the way.</summary>
/// <param name="entrance">Where the page's people sign in; null for the platform's sign-in.</param>
internal sealed class SignedInOnly(string? entrance) : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any()) return;
        if (context.HttpContext.RequestServices.GetRequiredService<IActor>().IsSignedIn) return;

        context.Result = entrance is null ? new ChallengeResult() : new LocalRedirectResult($"{entrance}?back={Uri.EscapeDataString(context.HttpContext.Request.Path)}");
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
