using MediatR;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin;

/// <summary>谁查看了我的信息 at the desk.</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class LooksModel(IMediator mediator) : LooksPage(mediator);
