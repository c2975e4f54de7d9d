using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Pages;

/// <summary>What a page says instead of itself: not found, not permitted, changed meanwhile, failed.</summary>
/// <param name="texts">Translations of refusals.</param>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class StatusModel(ErrorTexts texts) : PageModel
{
    /// <summary>The status code.</summary>
    public int Code { get; private set; }

    /// <summary>The sentence of the refusal that led here; null when there was none.</summary>
    public string? Reason => HttpContext.Items[typeof(Error)] is Error error ? texts.Of(error) : null;

    /// <summary>What is said about the code.</summary>
    public (string Title, string Advice) Text => Code switch
    {
        StatusCodes.Status400BadRequest => ("请求无效", "页面可能已过期，请返回后重新操作。"),
        StatusCodes.Status401Unauthorized => ("请先登录", "登录后才能查看此页面。"),
        StatusCodes.Status403Forbidden => ("没有权限", "当前身份没有查看或办理此事项的权限。如有多个身份，请切换后重试。"),
        StatusCodes.Status404NotFound => ("页面不存在", "要查看的内容不存在、已被删除，或不在您的管辖范围内。"),
        StatusCodes.Status405MethodNotAllowed => ("请求无效", "此页面不支持该操作。"),
        StatusCodes.Status409Conflict => ("内容已被修改", "在您办理期间，内容已被他人修改。请重新载入后再办理。"),
        StatusCodes.Status413PayloadTooLarge => ("文件过大", "上传的文件超过了允许的大小。"),
        StatusCodes.Status422UnprocessableEntity => ("暂时不能办理", "当前状态不允许此操作。"),
        StatusCodes.Status429TooManyRequests => ("操作过于频繁", "请稍后再试。"),
        StatusCodes.Status503ServiceUnavailable => ("服务暂不可用", "系统正在启动或维护，请稍后再试。"),
        >= 500 => ("系统出错", "系统遇到意外错误，您的操作没有生效。请稍后再试。"),
        _ => ("无法显示页面", "请返回首页后重新操作。"),
    };

    /// <summary>Whether loading the page again may help.</summary>
    public bool CanReload => Reload is not null && Code is 409 or >= 500;

    /// <summary>The page that was asked for.</summary>
    public string? Reload =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } again ? again.OriginalPathBase + again.OriginalPath + again.OriginalQueryString
        : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    /// <summary>By which the log is searched.</summary>
    public string Trace => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    /// <summary>Answers whatever method failed.</summary>
    public void OnGet() => Answer();

    /// <inheritdoc cref="OnGet"/>
    public void OnPost() => Answer();

    /// <summary>Asked for directly, the page has the code it speaks of; nothing else is a status. It is read from the address alone: the form that was refused may be unreadable, or have a field of that name.</summary>
    private void Answer()
    {
        Code = int.TryParse(RouteData.Values["code"]?.ToString(), CultureInfo.InvariantCulture, out var asked) && asked is >= 400 and <= 599 ? asked : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
    }
}
