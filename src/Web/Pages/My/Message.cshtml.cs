using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>A message on the phone, as the card in WeChat opens it (NTF-12): as the identity of the person that it went to.</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class MessageModel(IMediator mediator) : MessagePage(mediator)
{
    private readonly IMediator _mediator = mediator;

    /// <inheritdoc/>
    protected override async Task<IActionResult?> ElsewhereAsync(Error refused, CancellationToken ct)
    {
        if (refused != NoticeErrors.NotFound) return null;
        if (await _mediator.Send(new GetIdentityOfMessage(NoticeId.From(Id)), ct) is not { Succeeded: true, Value: var account }) return null;
        if (await _mediator.Send(new SwitchIdentity(account), ct) is not { Succeeded: true, Value: { } session }) return null;

        await HttpContext.SwitchToAsync(session);
        return RedirectToPage(new { id = Id });
    }
}
