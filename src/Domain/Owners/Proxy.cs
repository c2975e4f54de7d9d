using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Identity of an authorisation.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct ProxyId(Guid Value) : IEntityId<ProxyId>
{
    /// <inheritdoc/>
    public static ProxyId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static ProxyId New() => new(Guid.CreateVersion7());
}

/// <summary>Where an authorisation stands.</summary>
public enum ProxyState
{
    /// <summary>待被委托人认证</summary>
    Authorised = 1,

    /// <summary>人脸认证中</summary>
    FaceChecking = 2,

    /// <summary>人脸认证失败: the committee may review the letter instead.</summary>
    FaceFailed = 3,

    /// <summary>有效</summary>
    Accepted = 4,

    /// <summary>审核不通过</summary>
    Refused = 5,

    /// <summary>已终止: revoked, given back, or ended with the ownership.</summary>
    Ended = 6,
}

/// <summary>Who is authorised, as the owner names the proxy.</summary>
/// <param name="Name">姓名</param>
/// <param name="Document">证件</param>
/// <param name="DocumentIndex">Index of the document.</param>
/// <param name="Phone">手机号码</param>
/// <param name="PhoneIndex">Index of the phone.</param>
public sealed record NamedProxy(string Name, IdDocument Document, BlindIndex DocumentIndex, MobileNumber Phone, BlindIndex PhoneIndex);

/// <summary>
/// 授权委托: a bound owner names somebody who may vote for a home in the owner's place during a period (OWN-05). The proxy proves
/// the own identity by phone and face; where the face check fails, the committee reviews the letter. Since it was accepted the proxy
/// counts as bound in the owner's place (decision 3). It ends by time, by revocation, or with the ownership.
/// </summary>
public sealed class Proxy : AggregateRoot<ProxyId>
{
    /// <summary>Longest period.</summary>
    public static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(366);

    private readonly List<Consent> _consents = [];

    private Proxy()
    {
    }

    /// <summary>The owner whose vote it is.</summary>
    public OwnerId OwnerId { get; private set; }

    /// <summary>The person who authorised.</summary>
    public Guid PrincipalId { get; private set; }

    /// <summary>The ownership it speaks of.</summary>
    public OwnershipId OwnershipId { get; private set; }

    /// <summary>The home.</summary>
    public HouseId HouseId { get; private set; }

    /// <summary>The project of the home.</summary>
    public ProjectId ProjectId { get; private set; }

    /// <summary>Name of the proxy.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Document of the proxy.</summary>
    public IdDocument Document { get; private set; } = null!;

    /// <summary>Index of the document.</summary>
    public BlindIndex DocumentIndex { get; private set; }

    /// <summary>Phone of the proxy.</summary>
    public MobileNumber Phone { get; private set; } = null!;

    /// <summary>Index of the phone.</summary>
    public BlindIndex PhoneIndex { get; private set; }

    /// <summary>First moment of the period.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>First moment after the period.</summary>
    public DateTimeOffset To { get; private set; }

    /// <summary>Where it stands.</summary>
    public ProxyState State { get; private set; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset AuthorisedAt { get; private set; }

    /// <summary>The person who proved to be the proxy; null until somebody did.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The running face check as its provider calls it; null when none runs.</summary>
    public string? CheckReference { get; private set; }

    /// <summary>Since when the proxy stands in the owner's place; null until accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When it was refused or ended; null otherwise. One whose period is over need not be ended to be without effect.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the proxy agreed to, at every attempt to certify.</summary>
    public IReadOnlyList<Consent> Consents => _consents;

    /// <summary>Who reviewed the letter; null when nobody had to.</summary>
    public CertificationStep? Reviewed { get; private set; }

    /// <summary>An owner authorises for a home that the owner has bound.</summary>
    /// <param name="binding">The owner's living binding of the home.</param>
    /// <param name="owner">Index of the owner's own document.</param>
    /// <param name="proxy">Who is authorised.</param>
    /// <param name="from">First moment of the period.</param>
    /// <param name="to">First moment after it.</param>
    /// <param name="now">When.</param>
    public static Result<Proxy> Authorise(Binding binding, BlindIndex owner, NamedProxy proxy, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        if (binding.EndedAt is not null) return ProxyErrors.NotBound;
        if (from >= to || to <= now || to - from > LongestPeriod) return ProxyErrors.BadPeriod;
        if (proxy.DocumentIndex == owner) return ProxyErrors.OwnProxy;

        var given = new Proxy
        {
            Id = ProxyId.New(),
            OwnerId = binding.OwnerId,
            PrincipalId = binding.PersonId,
            OwnershipId = binding.OwnershipId,
            HouseId = binding.HouseId,
            ProjectId = binding.ProjectId,
            Name = proxy.Name,
            Document = proxy.Document,
            DocumentIndex = proxy.DocumentIndex,
            Phone = proxy.Phone,
            PhoneIndex = proxy.PhoneIndex,
            From = from,
            To = to,
            State = ProxyState.Authorised,
            AuthorisedAt = now,
        };
        given.Raise(new ProxyAuthorised(given.Id, given.OwnerId, given.HouseId, given.ProjectId, from, to));
        return given;
    }

    /// <summary>被委托人认证: somebody whose phone and document are those named starts the face check.</summary>
    public Result StartCheck(Guid person, string reference, GivenConsents consents, DateTimeOffset now)
    {
        if (MayCertify(now) is { Error: { } refused }) return refused;
        if (person == PrincipalId) return ProxyErrors.OwnProxy;

        (State, PersonId, CheckReference) = (ProxyState.FaceChecking, person, reference);
        _consents.AddRange(consents.All);
        Raise(new ProxyCheckStarted(Id, person, consents.All, now));
        return Result.Done;
    }

    /// <summary>No face check can help; the committee has to review the letter.</summary>
    public Result SendToReview(Guid person, GivenConsents consents, DateTimeOffset now)
    {
        if (MayCertify(now) is { Error: { } refused }) return refused;
        if (person == PrincipalId) return ProxyErrors.OwnProxy;

        (State, PersonId, CheckReference) = (ProxyState.FaceFailed, person, null);
        _consents.AddRange(consents.All);
        Raise(new ProxyCheckFailed(Id, FaceVerdict.NoReference, now));
        return Result.Done;
    }

    /// <summary>The face check has spoken.</summary>
    public Result TakeVerdict(FaceVerdict verdict, DateTimeOffset now)
    {
        if (State != ProxyState.FaceChecking || CheckReference is null) return BindingErrors.NoCheckRunning;

        CheckReference = null;
        if (verdict == FaceVerdict.Verified)
        {
            Accept(now);
            return Result.Done;
        }

        State = ProxyState.FaceFailed;
        Raise(new ProxyCheckFailed(Id, verdict, now));
        return Result.Done;
    }

    /// <summary>The committee reviews the letter of a proxy whose face could not be checked.</summary>
    public Result Review(CertifyingOfficer officer, bool accept, string opinion, int letters, DateTimeOffset now)
    {
        if (State != ProxyState.FaceFailed) return ProxyErrors.NotWaiting;
        if (officer.Person == PersonId || officer.Person == PrincipalId) return BindingErrors.SecondOfficerNeeded;
        if (!accept && opinion.Length == 0) return BindingErrors.OpinionMissing;
        if (accept && letters < 1) return ProxyErrors.LetterMissing;

        Reviewed = new CertificationStep(officer, now, opinion);
        if (accept)
        {
            Accept(now);
            return Result.Done;
        }

        (State, EndedAt) = (ProxyState.Refused, now);
        Raise(new ProxyRefused(Id, officer.Account, opinion, now));
        return Result.Done;
    }

    /// <summary>The owner revokes it, or the proxy gives it back; votes already cast stand.</summary>
    public Result Revoke(Guid person, DateTimeOffset now)
    {
        if (person != PrincipalId && person != PersonId) return ProxyErrors.NotFound;
        if (State is ProxyState.Ended or ProxyState.Refused) return ProxyErrors.Ended;

        Close(person == PrincipalId ? BindingEnd.ByOwner : BindingEnd.ByProxy, now);
        return Result.Done;
    }

    /// <summary>The register names another owner, the owner unbound the home, or the period is over.</summary>
    public void EndWithBinding(BindingEnd why, DateTimeOffset now)
    {
        if (State is not (ProxyState.Ended or ProxyState.Refused)) Close(why, now);
    }

    private Result MayCertify(DateTimeOffset now)
    {
        if (State is not (ProxyState.Authorised or ProxyState.FaceChecking or ProxyState.FaceFailed)) return ProxyErrors.NotWaiting;
        return now < To ? Result.Done : ProxyErrors.Ended;
    }

    private void Accept(DateTimeOffset now)
    {
        if (PersonId is not { } person) throw new InvalidOperationException("Nobody has proved to be the proxy.");

        (State, AcceptedAt) = (ProxyState.Accepted, now);
        Raise(new ProxyAccepted(Id, OwnerId, HouseId, ProjectId, person, now));
    }

    private void Close(BindingEnd why, DateTimeOffset now)
    {
        (State, EndedAt, CheckReference) = (ProxyState.Ended, now, null);
        Raise(new ProxyEnded(Id, OwnerId, HouseId, ProjectId, why, now));
    }
}
