using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>
/// A text message in place of a notice to somebody who no longer follows or is no longer known, for the kinds of <c>Ports:WeChat:SmsInstead</c> (as
/// <c>ballot.invitation</c>, or <c>ballot.*</c>). It says the notice's title; what the notice is about stands in the inbox.
/// </summary>
internal sealed class ChannelFallback(PortChoice weChat)
{
    private readonly string[] _kinds = [.. weChat.Settings.GetSection("SmsInstead").GetChildren().Select(kind => kind.Value).OfType<string>()];

    /// <summary>Adds the text message to the transaction that settles the notice, so that there is one.</summary>
    public async Task QueueAsync(IServiceProvider services, ChannelMessage notice, string openId, ChannelContent content, CancellationToken ct)
    {
        if (!Array.Exists(_kinds, kind => kind == notice.Kind || (kind.EndsWith(".*", StringComparison.Ordinal) && notice.Kind.StartsWith(kind[..^1], StringComparison.Ordinal)))) return;

        var person = await services.GetRequiredService<AppDbContext>().Set<Person>().AsNoTracking().Where(p => p.OpenId == openId).FirstOrDefaultAsync(ct);
        if (person?.Phone is { } phone) services.GetRequiredService<IChannelOutbox>().Sms(phone, SmsKind.Notice, [content.Title ?? ""], notice.About);
    }
}
