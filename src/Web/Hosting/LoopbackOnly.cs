using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Answers "not found" to everybody but the machine itself. A missing address is the in-process server of a test.</summary>
/// <param name="open">Whether anybody is answered at all.</param>
internal sealed class LoopbackOnly(bool open) : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var from = context.HttpContext.Connection.RemoteIpAddress;
        if (!open || (from is not null && !IPAddress.IsLoopback(from))) context.Result = new NotFoundResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
