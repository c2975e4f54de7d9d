using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using PropertyPlatform.Infrastructure.Adapters;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Lets sends of this node through evenly, so many a second at most.</summary>
/// <param name="perSecond">How many; null for any number.</param>
internal sealed class ChannelPace(int? perSecond)
{
    private readonly Lock _lock = new();
    private long _next;

    /// <summary>Waits for the next turn.</summary>
    public async ValueTask WaitAsync(CancellationToken ct)
    {
        if (perSecond is not { } rate) return;

        var wait = Turn(Stopwatch.Frequency / rate);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, ct);
    }

    private TimeSpan Turn(long distance)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            var turn = Math.Max(now, _next);
            _next = turn + distance;
            return Stopwatch.GetElapsedTime(now, turn);
        }
    }
}

/// <summary>The pace of each channel: <c>Ports:WeChat:PerSecond</c> and <c>Ports:Sms:PerSecond</c>, fifty unless said; a stand-in takes any number.</summary>
internal sealed class ChannelPaces(PortChoice sms, PortChoice weChat)
{
    private const int Usual = 50;
    private readonly ChannelPace _sms = PaceOf(sms);
    private readonly ChannelPace _weChat = PaceOf(weChat);

    /// <summary>The pace of a channel.</summary>
    public ChannelPace Of(Channel channel) => channel == Channel.Sms ? _sms : _weChat;

    private static ChannelPace PaceOf(PortChoice port)
    {
        var said = port.Settings.GetValue<int?>("PerSecond");
        if (said is <= 0) port.Refuse($"Ports:{port.Port}:PerSecond must be above zero.");
        return new ChannelPace(said is > 0 ? said : port.IsLocal || port.IsOff ? null : Usual);
    }
}
