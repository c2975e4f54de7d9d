using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Owners;

/// <summary>The empty sheet to be filled in: how to do it above, choices below the heads, numbers kept as text (PLT-05).</summary>
[Requires(Permissions.ImportRegister)]
public sealed record GetRegisterTemplate : IQuery<SheetFile>;
