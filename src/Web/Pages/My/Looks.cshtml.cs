using MediatR;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>谁查看了我的信息 on the phone.</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class LooksModel(IMediator mediator) : LooksPage(mediator);
