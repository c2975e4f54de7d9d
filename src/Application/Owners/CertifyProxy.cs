using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>被委托人认证: whoever an owner has named proves the own identity by phone and face (OWN-05).</summary>
/// <param name="Name">姓名</param>
/// <param name="DocumentType">证件类型</param>
/// <param name="DocumentNumber">证件号码</param>
/// <param name="Phone">手机号码, as the owner gave it.</param>
/// <param name="Code">The code sent to it for <see cref="CodePurpose.ProxyCertification"/>.</param>
/// <param name="BindingConsent">Version of 身份绑定告知书 that was agreed to.</param>
/// <param name="FaceConsent">Version of 人脸识别告知书 that was agreed to; null asks the committee to review the letter instead.</param>
[SignedIn("everybody may prove to be the one whom an owner named; phone and face decide")]
public sealed record CertifyProxy(string Name, DocumentType DocumentType, string DocumentNumber, string Phone, string Code, string? BindingConsent, string? FaceConsent) : ICommand<ProxyProgress>, IProvedIdentity
{
    /// <summary>Shows nothing personal: requests may be logged.</summary>
    public override string ToString() => nameof(CertifyProxy);
}

/// <summary>How far an authorisation has come.</summary>
/// <param name="Proxy">The authorisation.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CheckAddress">Where the browser goes on for the face check; null when none was begun.</param>
public sealed record ProxyProgress(ProxyId Proxy, ProxyState State, string? CheckAddress);

internal sealed class CertifyProxyValidator : AbstractValidator<CertifyProxy>
{
    public CertifyProxyValidator() => Include(new ProvedIdentityValidator());
}

internal sealed class CertifyProxyHandler(IRepository<Proxy> proxies, FaceChecks faces, IPhoneProof phones, IPersonalDataIndex index, ConsentTaking consents, IActor actor, TimeProvider clock)
    : ICommandHandler<CertifyProxy, ProxyProgress>
{
    public async Task<Result<ProxyProgress>> Handle(CertifyProxy command, CancellationToken cancellationToken)
    {
        if (IdDocument.TryParse(command.DocumentType, command.DocumentNumber) is not { } document) return BindingErrors.BadDocument;
        if (MobileNumber.TryParse(command.Phone) is not { } phone) return BindingErrors.BadPhone;

        var now = clock.GetUtcNow();
        var agreed = consents.Take(command.BindingConsent, command.FaceConsent, now);
        if (agreed.Error is { } notAgreed) return notAgreed;
        if ((await phones.RedeemAsync(phone, CodePurpose.ProxyCertification, command.Code, cancellationToken)).Error is { } unproved) return unproved;

        var named = await proxies.ListAsync(BindingSpecs.NamedFor(index.Of(document), index.Of(phone)), cancellationToken);
        if (named.FirstOrDefault(proxy => proxy.Name == Normalised.Name(command.Name) && now < proxy.To) is not { } given) return ProxyErrors.NotTheProxy;

        return agreed.Value.Face is null ? ToReview(given, agreed.Value, now) : await CheckAsync(given, agreed.Value, now, cancellationToken);
    }

    private async Task<Result<ProxyProgress>> CheckAsync(Proxy given, GivenConsents agreed, DateTimeOffset now, CancellationToken ct)
    {
        var begun = await faces.BeginAsync(actor.PersonId, new FaceSubject(given.Name, given.Document), $"/my/proxies/{given.Id.Value}", ct);
        if (begun.Error is { } notBegun) return notBegun;
        if (begun.Value.Reference is not { } reference) return ToReview(given, agreed, now);

        return given.StartCheck(actor.PersonId, reference, agreed, now).Error is { } refused ? refused : new ProxyProgress(given.Id, given.State, begun.Value.Address);
    }

    private Result<ProxyProgress> ToReview(Proxy given, GivenConsents agreed, DateTimeOffset now) =>
        given.SendToReview(actor.PersonId, agreed, now).Error is { } refused ? refused : new ProxyProgress(given.Id, given.State, null);
}

/// <summary>Reads what the face check of the caller as a proxy said.</summary>
/// <param name="Proxy">The authorisation.</param>
[SignedIn("only for the proxy who began the check")]
public sealed record CompleteProxyCheck(ProxyId Proxy) : ICommand<ProxyProgress>;

internal sealed class CompleteProxyCheckHandler(IRepository<Proxy> proxies, FaceChecks faces, IRootLock locks, IActor actor, TimeProvider clock) : ICommandHandler<CompleteProxyCheck, ProxyProgress>
{
    public async Task<Result<ProxyProgress>> Handle(CompleteProxyCheck command, CancellationToken cancellationToken)
    {
        if (await proxies.FirstOrDefaultAsync(BindingSpecs.ProxyById(command.Proxy), cancellationToken) is not { } given || given.PersonId != actor.PersonId) return ProxyErrors.NotFound;

        await locks.HoldAsync(given, cancellationToken);
        if (given.CheckReference is not { } reference) return BindingErrors.NoCheckRunning;

        var verdict = await faces.ReadAsync(reference, cancellationToken);
        if (verdict.Error is { } silent) return silent;

        return given.TakeVerdict(verdict.Value, clock.GetUtcNow()).Error is { } refused ? refused : new ProxyProgress(given.Id, given.State, null);
    }
}
