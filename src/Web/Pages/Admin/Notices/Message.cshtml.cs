using MediatR;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>A message at the desk.</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class MessageModel(IMediator mediator) : MessagePage(mediator);
