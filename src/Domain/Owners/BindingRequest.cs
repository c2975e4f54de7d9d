using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Identity of a request to be bound.</summary>
/// <param name="Value">The bare value.</param>
public readonly record struct BindingRequestId(Guid Value) : IEntityId<BindingRequestId>
{
    /// <inheritdoc/>
    public static BindingRequestId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static BindingRequestId New() => new(Guid.CreateVersion7());
}

/// <summary>States of a request (catalogue, OWN state machine).</summary>
public enum BindingRequestState
{
    /// <summary>人脸认证中</summary>
    FaceChecking = 1,

    /// <summary>人脸认证失败, or offline certification was chosen.</summary>
    FaceFailed = 2,

    /// <summary>待复核: one officer recorded, another has to confirm.</summary>
    Recorded = 3,

    /// <summary>已绑定</summary>
    Bound = 4,

    /// <summary>已失效: replaced by a later request.</summary>
    GivenUp = 5,
}

/// <summary>What a face check said.</summary>
public enum FaceVerdict
{
    /// <summary>Name, number and face are one person.</summary>
    Verified = 1,

    /// <summary>不匹配</summary>
    Mismatch = 2,

    /// <summary>库中无照片: there is nothing to compare with.</summary>
    NoReference = 3,

    /// <summary>疑似攻击</summary>
    Suspicious = 4,

    /// <summary>Aborted or unusable; not counted.</summary>
    Unusable = 5,
}

/// <summary>Why a request goes on offline.</summary>
public enum OfflineReason
{
    /// <summary>The person chose it.</summary>
    Chosen = 1,

    /// <summary>The document cannot be checked by face, or there is no photo of it.</summary>
    NoReference = 2,

    /// <summary>Three mismatches within a day.</summary>
    Mismatches = 3,

    /// <summary>The check suspects that nobody alive sat before it.</summary>
    Suspicious = 4,

    /// <summary>The proved phone is not the one in the register.</summary>
    PhoneDiffers = 5,
}

/// <summary>One ended face check, as the record keeps it (OWN-02): verdict and time, never a picture.</summary>
/// <param name="Verdict">What it said.</param>
/// <param name="At">When.</param>
public sealed record FaceAttempt(FaceVerdict Verdict, DateTimeOffset At);

/// <summary>An officer who certifies.</summary>
/// <param name="Account">The account in use.</param>
/// <param name="Person">The person behind it.</param>
/// <param name="Name">The person's name.</param>
public sealed record CertifyingOfficer(Guid Account, Guid Person, string Name);

/// <summary>A step of an offline certification.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Note">What was noted.</param>
public sealed record CertificationStep(CertifyingOfficer By, DateTimeOffset At, string Note);

/// <summary>
/// A person asks to be bound as an owner whom name, document and phone have found in the register. A face check proves it; where that
/// fails, cannot help or is not wanted, one officer records the documents seen and another confirms (decision 12). What is proved binds
/// every home of the owner (OWN-07).
/// </summary>
public sealed class BindingRequest : AggregateRoot<BindingRequestId>
{
    /// <summary>Mismatches within a day after which only offline certification helps.</summary>
    public const int MaxMismatches = 3;

    /// <summary>Longest note of an officer.</summary>
    public const int NoteLength = 500;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);
    private readonly List<FaceAttempt> _attempts = [];
    private readonly List<Consent> _consents = [];

    private BindingRequest()
    {
    }

    /// <summary>Who asks.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>As which owner.</summary>
    public OwnerId OwnerId { get; private set; }

    /// <summary>Where it stands.</summary>
    public BindingRequestState State { get; private set; }

    /// <summary>What the person agreed to.</summary>
    public IReadOnlyList<Consent> Consents => _consents;

    /// <summary>When it was made.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>The running face check as its provider calls it; null when none runs.</summary>
    public string? CheckReference { get; private set; }

    /// <summary>Why it goes on offline; null while a face check may help.</summary>
    public OfflineReason? Offline { get; private set; }

    /// <summary>Ended face checks.</summary>
    public IReadOnlyList<FaceAttempt> Attempts => _attempts;

    /// <summary>When the last face check failed; null when none did.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Who recorded the offline certification; null until somebody did.</summary>
    public CertificationStep? Recorded { get; private set; }

    /// <summary>Who confirmed or refused it; null until somebody did.</summary>
    public CertificationStep? Decided { get; private set; }

    /// <summary>When it was proved; null until then.</summary>
    public DateTimeOffset? ProvedAt { get; private set; }

    /// <summary>Consent to the face check; null when offline certification was chosen.</summary>
    public Consent? FaceConsent => _consents.Find(consent => consent.Purpose == ConsentPurpose.FaceCheck);

    /// <summary>Whether another face check may be started.</summary>
    public bool MayCheckFace => Offline is null && State is BindingRequestState.FaceChecking or BindingRequestState.FaceFailed;

    /// <summary>Asks to be bound. Without a consent to the face check it goes on offline at once.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="owner">The owner whom name and document have found.</param>
    /// <param name="consents">What the person agreed to; without a face check when offline certification is chosen.</param>
    /// <param name="now">When.</param>
    public static BindingRequest Open(Guid person, OwnerId owner, GivenConsents consents, DateTimeOffset now)
    {
        var request = new BindingRequest
        {
            Id = BindingRequestId.New(),
            PersonId = person,
            OwnerId = owner,
            State = BindingRequestState.FaceChecking,
            RequestedAt = now,
        };
        request._consents.AddRange(consents.All);
        request.Raise(new BindingRequested(request.Id, owner, person, consents.All, now));
        if (consents.Face is null) request.SendOffline(OfflineReason.Chosen, now);
        return request;
    }

    /// <summary>No face check can help, or none is wanted: officers have to certify.</summary>
    public void SendOffline(OfflineReason why, DateTimeOffset now)
    {
        (State, Offline, CheckReference) = (BindingRequestState.FaceFailed, why, null);
        Raise(new SentOffline(Id, OwnerId, why, now));
    }

    /// <summary>A face check was started.</summary>
    public Result StartCheck(string reference, DateTimeOffset now)
    {
        if (!MayCheckFace) return Offline is null ? BindingErrors.NoCheckRunning : BindingErrors.OfflineNeeded;

        (State, CheckReference) = (BindingRequestState.FaceChecking, reference);
        Raise(new FaceCheckStarted(Id, OwnerId, now));
        return Result.Done;
    }

    /// <summary>The face check has spoken: it proves, or it is recorded as failed with its reason (OWN-02).</summary>
    public Result TakeVerdict(FaceVerdict verdict, DateTimeOffset now)
    {
        if (State != BindingRequestState.FaceChecking || CheckReference is null) return BindingErrors.NoCheckRunning;

        CheckReference = null;
        _attempts.Add(new FaceAttempt(verdict, now));
        if (verdict == FaceVerdict.Verified)
        {
            Prove(BindingMethod.Face, now);
            return Result.Done;
        }

        (State, FailedAt, Offline) = (BindingRequestState.FaceFailed, now, OfflineAfter(verdict, now));
        Raise(new FaceCheckFailed(Id, OwnerId, verdict, Offline is not null, now));
        return Result.Done;
    }

    /// <summary>线下认证: an officer has seen the documents and records it, with the signed form attached (OWN-04).</summary>
    public Result Record(CertifyingOfficer officer, string note, int files, DateTimeOffset now)
    {
        if (State != BindingRequestState.FaceFailed) return BindingErrors.NotCertifiable;
        if (officer.Person == PersonId) return BindingErrors.SecondOfficerNeeded;
        if (files < 1) return BindingErrors.EvidenceMissing;

        (State, Recorded, Decided) = (BindingRequestState.Recorded, new CertificationStep(officer, now, note), null);
        Raise(new CertificationRecorded(Id, OwnerId, officer.Account, now));
        return Result.Done;
    }

    /// <summary>Another officer confirms what was recorded; the binding becomes valid as if the face check had passed.</summary>
    public Result Confirm(CertifyingOfficer officer, DateTimeOffset now)
    {
        if (MayDecide(officer) is { Error: { } refused }) return refused;

        Decided = new CertificationStep(officer, now, "");
        Prove(BindingMethod.Offline, now);
        return Result.Done;
    }

    /// <summary>Another officer does not confirm; it can be recorded anew.</summary>
    public Result Refuse(CertifyingOfficer officer, string opinion, DateTimeOffset now)
    {
        if (MayDecide(officer) is { Error: { } refused }) return refused;
        if (opinion.Length == 0) return BindingErrors.OpinionMissing;

        (State, Decided) = (BindingRequestState.FaceFailed, new CertificationStep(officer, now, opinion));
        Raise(new CertificationRefused(Id, OwnerId, officer.Account, opinion, now));
        return Result.Done;
    }

    /// <summary>A later request takes its place; one that is proved stays.</summary>
    public void GiveUp(DateTimeOffset now)
    {
        if (State is BindingRequestState.Bound or BindingRequestState.GivenUp) return;

        (State, CheckReference) = (BindingRequestState.GivenUp, null);
        Raise(new BindingRequestGivenUp(Id, now));
    }

    private Result MayDecide(CertifyingOfficer officer)
    {
        if (State != BindingRequestState.Recorded || Recorded is not { } recorded) return BindingErrors.NotRecorded;
        if (officer.Person == recorded.By.Person || officer.Account == recorded.By.Account || officer.Person == PersonId) return BindingErrors.SecondOfficerNeeded;
        return Result.Done;
    }

    private OfflineReason? OfflineAfter(FaceVerdict verdict, DateTimeOffset now) => verdict switch
    {
        FaceVerdict.NoReference => OfflineReason.NoReference,
        FaceVerdict.Suspicious => OfflineReason.Suspicious,
        FaceVerdict.Mismatch when _attempts.Count(attempt => attempt.Verdict == FaceVerdict.Mismatch && attempt.At > now - Memory) >= MaxMismatches => OfflineReason.Mismatches,
        _ => null,
    };

    private void Prove(BindingMethod method, DateTimeOffset now)
    {
        (State, ProvedAt) = (BindingRequestState.Bound, now);
        Raise(new IdentityProved(Id, OwnerId, PersonId, method, now));
    }
}
