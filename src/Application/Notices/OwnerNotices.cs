using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;

namespace PropertyPlatform.Application.Notices;

/// <summary>Tells the owner that the identity is proved and the homes are bound, by face or offline (OWN-04).</summary>
internal sealed class TellOwnerWhenIdentityProved(IOwnerContacts contacts, IChannelOutbox outbox) : IReactTo<IdentityProved>
{
    public async Task ReactAsync(IdentityProved happened, CancellationToken ct)
    {
        if (await contacts.OfPersonAsync(happened.Person, ct) is not { } owner) return;

        outbox.WeChat(owner, "binding.bound", "业主身份绑定成功", [new("绑定时间", Moments.Text(happened.At)), new("提示", "如非本人操作请联系业委会")], "/my/homes");
    }
}

/// <summary>Advises offline certification when no further face check can help (OWN-02).</summary>
internal sealed class AdviseOfflineWhenFaceCheckFailed(IOwnerContacts contacts, IChannelOutbox outbox) : IReactTo<FaceCheckFailed>
{
    public async Task ReactAsync(FaceCheckFailed happened, CancellationToken ct)
    {
        if (!happened.OfflineNeeded || await contacts.OfRequestAsync(happened.Request, ct) is not { } owner) return;

        outbox.WeChat(owner, "binding.offline_advice", "人脸识别未通过", [new("提示", "请持证件到业委会办理线下认证")], $"/my/binding/{happened.Request.Value}");
    }
}

/// <summary>Tells the owner that an offline certification was not confirmed.</summary>
internal sealed class TellOwnerWhenCertificationRefused(IOwnerContacts contacts, IChannelOutbox outbox) : IReactTo<CertificationRefused>
{
    public async Task ReactAsync(CertificationRefused happened, CancellationToken ct)
    {
        if (await contacts.OfRequestAsync(happened.Request, ct) is not { } owner) return;

        outbox.WeChat(owner, "binding.certification_refused", "线下认证未通过复核", [new("提示", "请联系业委会补充材料")], $"/my/binding/{happened.Request.Value}");
    }
}

/// <summary>Tells the owner that the proxy is in force (OWN-05).</summary>
internal sealed class TellOwnerWhenProxyAccepted(IOwnerContacts contacts, IChannelOutbox outbox) : IReactTo<ProxyAccepted>
{
    public async Task ReactAsync(ProxyAccepted happened, CancellationToken ct)
    {
        if (await contacts.OfPrincipalAsync(happened.Proxy, ct) is not { } owner) return;

        outbox.WeChat(owner, "proxy.accepted", "被委托人已完成认证", [new("房屋", await contacts.AddressAsync(happened.House, ct)), new("生效时间", Moments.Text(happened.At))], "/my/proxies");
    }
}
