using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Tells the accounts whom WeChat knows, as it turns out on the way of a notice. A refusal is made up for by the next notice.</summary>
internal sealed class WeChatNames(IServiceScopeFactory scopes, ILogger<WeChatNames> log)
{
    public async Task NoteAsync(string openId, bool known, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        if ((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new NoteWeChat(openId, known), ct)).Error is { } refused) log.LogWarning("Whom WeChat knows was not noted: {Code}", refused.Code);
    }
}
