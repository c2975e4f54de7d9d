using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting;

namespace PropertyPlatform.Web.Screens;

/// <summary>获取验证码 on the pages of the PC.</summary>
internal static class CodeSending
{
    /// <summary>Sends a code to the phone typed and says so on the page that is shown next.</summary>
    /// <returns>Why it was not sent; null when it was.</returns>
    public static async Task<Error?> AskForCodeAsync(this PageModel page, IMediator mediator, string? phone, CodePurpose purpose, CancellationToken ct)
    {
        var answer = await mediator.Send(new RequestCode(phone ?? "", purpose, page.HttpContext.CountedAddress()), ct);
        if (answer.Error is null) page.TempData[Refusals.Toast] = "验证码已发送，5 分钟内有效";
        return answer.Error;
    }
}
