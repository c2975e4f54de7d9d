using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Adds rows to the command's transaction; <see cref="ChannelQueue"/> sends them after it.</summary>
internal sealed class ChannelOutbox(AppDbContext db, PersonalDataCipher cipher, TimeProvider clock) : IChannelOutbox
{
    private const string Use = "channel-recipient";
    private static readonly TimeSpan LifeOfACode = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LifeOfANotice = TimeSpan.FromDays(3);

    public Guid Sms(MobileNumber to, SmsKind kind, params string[] parameters) => Sms(to, kind, parameters, null);

    public Guid Sms(MobileNumber to, SmsKind kind, IReadOnlyList<string> parameters, Guid? about) =>
        Queue(Channel.Sms, kind.ToString(), to.Digits, new ChannelContent(null, parameters, [], null), HoldsACode(kind) ? LifeOfACode : LifeOfANotice, about);

    public Guid WeChat(string openId, string kind, string title, IReadOnlyList<NoticeField> fields, string? linkPath, Guid? about = null) =>
        Queue(Channel.WeChat, kind, openId, new ChannelContent(title, [], fields, linkPath), LifeOfANotice, about);

    public void Forget(string recipient) =>
        db.Add(new ForgottenRecipient { Id = Guid.CreateVersion7(), RecipientIndex = IndexOf(cipher, recipient), AskedAt = clock.GetUtcNow(), NextAttemptAt = clock.GetUtcNow() });

    /// <summary>By which a recipient's messages are found.</summary>
    internal static string IndexOf(PersonalDataCipher cipher, string recipient) => cipher.Fingerprint(Use, recipient);

    /// <summary>The kinds whose text is a code.</summary>
    internal static IReadOnlyList<string> KindsOfCodes { get; } = [.. Enum.GetValues<SmsKind>().Where(HoldsACode).Select(kind => kind.ToString())];

    /// <summary>Whether a message of this kind is worth nothing after minutes, and must not be repeated after days.</summary>
    internal static bool HoldsACode(SmsKind kind) => kind is SmsKind.BindingCode or SmsKind.PhoneChangeCode or SmsKind.OwnerCode;

    private Guid Queue(Channel channel, string kind, string recipient, ChannelContent content, TimeSpan life, Guid? about)
    {
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        db.Add(new ChannelMessage
        {
            Id = id,
            Channel = channel,
            Kind = kind,
            Recipient = cipher.Seal(recipient),
            RecipientIndex = IndexOf(cipher, recipient),
            Content = cipher.Seal(JsonSerializer.Serialize(content, JsonColumns.Options)),
            QueuedAt = now,
            ExpiresAt = now + life,
            State = DeliveryState.Queued,
            NextAttemptAt = now,
            About = about,
        });
        return id;
    }
}

/// <inheritdoc/>
internal sealed class ChannelLog(AppDbContext db, PersonalDataCipher cipher, ChannelStandIns standIns) : IChannelLog
{
    public async Task<IReadOnlyList<ChannelLine>> ReadClearAsync(string? recipient, int limit, CancellationToken ct)
    {
        var (sms, weChat) = (standIns.Sms, standIns.WeChat);
        var rows = db.Set<ChannelMessage>().AsNoTracking().Where(m => (m.Channel == Channel.Sms && sms) || (m.Channel == Channel.WeChat && weChat));
        if (!string.IsNullOrWhiteSpace(recipient))
        {
            var index = ChannelOutbox.IndexOf(cipher, MobileNumber.TryParse(recipient)?.Digits ?? recipient.Trim());
            rows = rows.Where(m => m.RecipientIndex == index);
        }

        var newest = await rows.OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).Take(limit).ToListAsync(ct);
        return [.. newest.Select(Clear)];
    }

    public async Task<ChannelProgress> ProgressAsync(Guid about, CancellationToken ct)
    {
        var (stranger, noSuch, refused) = (nameof(NotReachableReason.NotFollower), nameof(NotReachableReason.BadOpenId), nameof(NotReachableReason.Refused));
        var groups = await db.Set<ChannelMessage>().AsNoTracking().Where(m => m.About == about)
            .GroupBy(m => new
            {
                m.Channel,
                m.State,
                Why = m.State != DeliveryState.NotReachable ? 0 : m.Reason == stranger || m.Reason == noSuch ? 1 : m.Reason == refused ? 2 : 3,
            })
            .Select(g => new { g.Key.Channel, g.Key.State, g.Key.Why, Count = g.Count() }).ToListAsync(ct);
        return new ChannelProgress(CountsOf(Channel.WeChat), CountsOf(Channel.Sms));

        ChannelCounts CountsOf(Channel channel)
        {
            var counted = groups.Where(g => g.Channel == channel).ToList();
            var (sent, waiting) = (counted.Where(g => g.State is DeliveryState.Sent or DeliveryState.Delivered).Sum(g => g.Count), counted.Where(g => g.State == DeliveryState.Queued).Sum(g => g.Count));
            var (strangers, refusing) = (counted.Where(g => g.Why == 1).Sum(g => g.Count), counted.Where(g => g.Why == 2).Sum(g => g.Count));
            return new ChannelCounts(sent, strangers, refusing, waiting, counted.Sum(g => g.Count) - sent - waiting - strangers - refusing);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, ChannelDelivery>> DeliveriesAsync(IReadOnlyCollection<Guid> messages, CancellationToken ct) =>
        await db.Set<ChannelMessage>().AsNoTracking().Where(m => messages.Contains(m.Id)).Select(m => new { m.Id, m.State, m.Reason, m.SettledAt })
            .ToDictionaryAsync(m => m.Id, m => new ChannelDelivery(m.State, m.Reason, m.SettledAt), ct);

    private ChannelLine Clear(ChannelMessage message)
    {
        if (message.Content.Length == 0) return LineOf(message, "（内容已清除）", [], null);

        var content = ChannelQueue.Open(message, cipher);
        var text = message.Channel == Channel.Sms
            ? SmsTexts.Of(Enum.Parse<SmsKind>(message.Kind), content.Parameters)
            : string.Join('\n', content.Fields.Select(field => $"{field.Name}：{field.Value}").Prepend(content.Title ?? ""));
        return LineOf(message, text, content.Parameters, content.LinkPath);
    }

    private ChannelLine LineOf(ChannelMessage message, string text, IReadOnlyList<string> parameters, string? link) => new(
        message.Id, message.Channel.ToString(), message.Kind, message.Recipient.Length == 0 ? "" : cipher.Open(message.Recipient), text, parameters, link, message.QueuedAt, message.State, message.Reason);
}

/// <summary>The texts of the templates as they are registered with the providers; shown where a stand-in sends.</summary>
internal static class SmsTexts
{
    public static string Of(SmsKind kind, IReadOnlyList<string> parameters) => kind switch
    {
        SmsKind.BindingCode => $"【物业监管】您正在绑定账号，验证码为{At(parameters, 0)}，5分钟内有效，请勿告知他人。",
        SmsKind.PhoneChangeCode => $"【物业监管】您正在更换手机号码，验证码为{At(parameters, 0)}，5分钟内有效，请勿告知他人。",
        SmsKind.OwnerCode => $"【物业监管】您的验证码为{At(parameters, 0)}，5分钟内有效，请勿告知他人。",
        SmsKind.BindReminder => $"【物业监管】请尽快绑定预置账号：{string.Join('，', parameters)}。",
        SmsKind.SupplementRequired => $"【物业监管】您的申请需要补充资料：{string.Join('，', parameters)}。",
        _ => $"【物业监管】{string.Join('，', parameters)}",
    };

    private static string At(IReadOnlyList<string> parameters, int place) => place < parameters.Count ? parameters[place] : "";
}
