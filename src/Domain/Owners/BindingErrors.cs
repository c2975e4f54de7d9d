using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>Everything that binding, certification and authorisation can refuse.</summary>
public static class BindingErrors
{
    /// <summary>No such request or binding for the caller.</summary>
    public static readonly Error NotFound = Error.NotFound("binding.not_found", "There is no such binding.");

    /// <summary>Name and document name no owner of the register; which of them is wrong is not said.</summary>
    public static readonly Error NotInRegister = Error.Rule("binding.not_in_register", "Name and document match no owner in the register.");

    /// <summary>The document number cannot be one of that type.</summary>
    public static readonly Error BadDocument = Error.Invalid("binding.bad_document", "This is no document of that type.");

    /// <summary>The phone is no mobile number.</summary>
    public static readonly Error BadPhone = Error.Invalid("binding.bad_phone", "This is no mobile number.");

    /// <summary>The face check needs a consent of its own, to the text in force.</summary>
    public static readonly Error ConsentMissing = Error.Invalid("binding.consent_missing", "Agree to the use of the face check, or choose offline certification.");

    /// <summary>The caller has bound every home of this owner.</summary>
    public static readonly Error AlreadyBound = Error.Conflict("binding.already_bound", "All homes of this owner are bound already.");

    /// <summary>Somebody else is bound as this owner.</summary>
    public static readonly Error BoundToAnother = Error.Conflict("binding.bound_to_another", "Somebody else is bound as this owner.");

    /// <summary>Too many tries within a day.</summary>
    public static readonly Error TooOften = new("binding.too_often", "Too many tries today; use offline certification or try again tomorrow.", ErrorKind.Throttled);

    /// <summary>No face check is running.</summary>
    public static readonly Error NoCheckRunning = Error.Rule("binding.no_check_running", "No face check is running for this request.");

    /// <summary>The face check is not finished yet.</summary>
    public static readonly Error CheckPending = Error.Rule("binding.check_pending", "The face check is not finished yet.");

    /// <summary>The face check does not answer.</summary>
    public static readonly Error CheckUnavailable = new("binding.check_unavailable", "The face check does not answer; try again later or use offline certification.", ErrorKind.Unavailable);

    /// <summary>A further face check is of no use: offline certification is needed.</summary>
    public static readonly Error OfflineNeeded = Error.Rule("binding.offline_needed", "The identity has to be certified offline.");

    /// <summary>Only a request whose face check failed, or that chose it, is certified offline.</summary>
    public static readonly Error NotCertifiable = Error.Rule("binding.not_certifiable", "This request does not wait for offline certification.");

    /// <summary>The signed form is missing.</summary>
    public static readonly Error EvidenceMissing = Error.Rule("binding.evidence_missing", "Add a photo of the signed form first.");

    /// <summary>Nothing was recorded that could be confirmed.</summary>
    public static readonly Error NotRecorded = Error.Rule("binding.not_recorded", "There is no recorded certification to decide on.");

    /// <summary>Who recorded does not confirm, and nobody certifies himself (decision 12).</summary>
    public static readonly Error SecondOfficerNeeded = Error.Rule("binding.second_officer_needed", "Another officer has to confirm.");

    /// <summary>A refusal needs an opinion.</summary>
    public static readonly Error OpinionMissing = Error.Invalid("binding.opinion_missing", "Say why it is refused.");

    /// <summary>The binding is over already.</summary>
    public static readonly Error Ended = Error.Conflict("binding.ended", "This binding is over already.");
}

/// <summary>Everything that an authorisation can refuse.</summary>
public static class ProxyErrors
{
    /// <summary>No such authorisation for the caller.</summary>
    public static readonly Error NotFound = Error.NotFound("proxy.not_found", "There is no such authorisation.");

    /// <summary>Only a bound owner authorises for the own home.</summary>
    public static readonly Error NotBound = Error.Rule("proxy.not_bound", "Bind this home first.");

    /// <summary>The period is empty, over, or longer than a year.</summary>
    public static readonly Error BadPeriod = Error.Invalid("proxy.bad_period", "An authorisation runs for at most 366 days and ends in the future.");

    /// <summary>An owner is not the own proxy.</summary>
    public static readonly Error OwnProxy = Error.Rule("proxy.own_proxy", "An owner does not need an authorisation for the own home.");

    /// <summary>The home has a proxy of this owner already.</summary>
    public static readonly Error AnotherLiving = Error.Conflict("proxy.another_living", "Revoke the present authorisation for this home first.");

    /// <summary>Name, document or phone are not those of the authorisation; which of them is not said.</summary>
    public static readonly Error NotTheProxy = Error.Rule("proxy.not_the_proxy", "Name, document and phone match no authorisation.");

    /// <summary>The authorisation does not wait for this step.</summary>
    public static readonly Error NotWaiting = Error.Rule("proxy.not_waiting", "This authorisation does not wait for that.");

    /// <summary>The authorisation is over already.</summary>
    public static readonly Error Ended = Error.Conflict("proxy.ended", "This authorisation is over already.");

    /// <summary>授权委托书 is missing.</summary>
    public static readonly Error LetterMissing = Error.Rule("proxy.letter_missing", "Add the signed authorisation letter first.");
}
