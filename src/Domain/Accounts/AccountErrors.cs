using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Refusals of the context Accounts.</summary>
public static class AccountErrors
{
    /// <summary>No such account within the caller's reach.</summary>
    public static readonly Error NotFound = Error.NotFound("account.not_found", "No such account.");

    /// <summary>The matrix or the caller's reach does not allow to preset this account.</summary>
    public static readonly Error NotYourPreset = Error.Forbidden("account.not_your_preset", "You may not open an account of this role in this unit.");

    /// <summary>The account is not governed by the caller.</summary>
    public static readonly Error NotYourAccount = Error.Forbidden("account.not_your_account", "You do not govern this account.");

    /// <summary>People of that role do not sit in such a unit.</summary>
    public static readonly Error WrongSeat = Error.Rule("account.wrong_seat", "This role does not exist in that unit.");

    /// <summary>The phone has a living account in the same audience.</summary>
    public static readonly Error PhoneTaken = Error.Conflict("account.phone_taken", "This phone has an account already.");

    /// <summary>The account has ended.</summary>
    public static readonly Error Cancelled = Error.Rule("account.cancelled", "The account was cancelled.");

    /// <summary>Nobody is bound to the account.</summary>
    public static readonly Error NotBound = Error.Rule("account.not_bound", "The account is not bound.");

    /// <summary>The account is not waiting to be bound.</summary>
    public static readonly Error NotPreset = Error.Rule("account.not_preset", "The account is bound already or was cancelled.");

    /// <summary>The person was reminded often enough today.</summary>
    public static readonly Error NudgedToday = new("account.nudged_today", "The person was reminded today already.", ErrorKind.Throttled);

    /// <summary>The name given is not the one preset.</summary>
    public static readonly Error NameDiffers = Error.Rule("account.name_differs", "Name and phone do not match a preset account.");

    /// <summary>Somebody else holds the account.</summary>
    public static readonly Error BoundToAnother = Error.Conflict("account.bound_to_another", "The account is bound to somebody else.");

    /// <summary>A unit keeps at least one lead.</summary>
    public static readonly Error LastLead = Error.Rule("account.last_lead", "The last lead of a unit cannot be cancelled; preset the next one first.");

    /// <summary>The permission cannot be granted to that role, or the superior does not hold it.</summary>
    public static readonly Error NotGrantable = Error.Rule("account.not_grantable", "The permission {0} cannot be granted to this account.");

    /// <summary>Government account unknown; a superior has to preset it (ACC-03).</summary>
    public static readonly Error NoGovernmentAccount = Error.Rule(
        "account.no_government_account", "No preset account for this name and phone. City presets districts, district presets street leads, street lead presets community leads, community lead presets officers.");

    /// <summary>Property or committee account unknown; a superior has to preset it (ACC-04).</summary>
    public static readonly Error NoPropertyAccount = Error.Rule(
        "account.no_property_account", "No preset account for this name and phone. The enterprise adds project managers, the committee's director authorises its officers.");

    /// <summary>The government's sign-in named somebody who has no account here.</summary>
    public static readonly Error NoAccount = Error.Rule("account.no_account", "There is no account for this person on the platform.");

    /// <summary>The person is known under another identity number.</summary>
    public static readonly Error DifferentDocument = Error.Conflict("account.different_document", "This person is known under another identity document.");

    /// <summary>The code is wrong, used, too old or was tried too often; which of these is not said.</summary>
    public static readonly Error CodeWrong = Error.Rule("account.code_wrong", "The code is wrong or no longer valid.");

    /// <summary>The code was tried five times.</summary>
    public static readonly Error CodeExhausted = new("account.code_exhausted", "Too many wrong codes; ask for a new one.", ErrorKind.Throttled);

    /// <summary>Codes are asked for too often.</summary>
    public static readonly Error CodesTooOften = new("account.codes_too_often", "Too many codes; try again later.", ErrorKind.Throttled);

    /// <summary>The phone is no mobile number.</summary>
    public static readonly Error BadPhone = Error.Invalid("account.bad_phone", "This is no mobile number.");

    /// <summary>The WeChat ticket is unknown or too old.</summary>
    public static readonly Error WeChatUnknown = Error.Rule("account.wechat_unknown", "The WeChat session is unknown or over; open the page again.");

    /// <summary>The government's sign-in answered something that makes nobody known.</summary>
    public static readonly Error SsoFailed = Error.Rule("account.sso_failed", "The sign-in was not completed: the answer is incomplete or could not be verified.");

    /// <summary>The person said no at the government's sign-in.</summary>
    public static readonly Error SsoDeclined = Error.Rule("account.sso_declined", "The sign-in was cancelled.");

    /// <summary>The answer of the government's sign-in was used before, is too old, or belongs to no question of this browser.</summary>
    public static readonly Error SsoForged = Error.Rule("account.sso_forged", "The sign-in is over or was not begun in this browser; sign in again.");

    /// <summary>The government is not sure enough who it is.</summary>
    public static readonly Error SsoAssurance = Error.Rule("account.sso_assurance", "Your account has the assurance level {0}; {1} is needed.");

    /// <summary>The government's sign-in does not answer.</summary>
    public static readonly Error SsoUnavailable = new("account.sso_unavailable", "The government's sign-in does not answer; try again later.", ErrorKind.Unavailable);

    /// <summary>The government's sign-in is not connected, or not as it has to be; an operator has to act.</summary>
    public static readonly Error SsoOff = new("account.sso_off", "The government's sign-in is not connected; tell the operator.", ErrorKind.Unavailable);

    /// <summary>A personal account is needed at 个人登录.</summary>
    public static readonly Error NaturalPersonNeeded = Error.Rule("account.natural_person_needed", "Sign in with a personal account.");

    /// <summary>An account is opened for somebody with a phone only, of an agent as of an applicant (ENT-01, ACC-05).</summary>
    public static readonly Error SsoPhoneNeeded = Error.Rule("account.sso_phone_needed", "The sign-in named no phone; add it there first.");

    /// <summary>The enterprise has accounts, but none for the agent who came; or it acts no more.</summary>
    public static readonly Error NoEnterpriseAccount = Error.Rule("account.no_enterprise_account", "The enterprise has no account for this agent; its responsible person adds one.");

    /// <summary>A legal-person account is needed (ACC-12).</summary>
    public static readonly Error LegalPersonNeeded = Error.Rule("account.legal_person_needed", "Sign in with a legal-person account.");

    /// <summary>A project named does not lie within the superior's reach.</summary>
    public static readonly Error ProjectOutOfReach = Error.Rule("account.project_out_of_reach", "A project does not lie within your reach.");

    /// <summary>The phone of a bound account is changed with a code only, which went to the new one (ACC-30).</summary>
    public static readonly Error PhoneIsProved = Error.Rule("account.phone_is_proved", "The account is bound; its new phone is proved by a code.");

    /// <summary>The person acts elsewhere too, where the superior governs nothing: who got the phone would get in there as well.</summary>
    public static readonly Error PersonElsewhere = Error.Rule("account.person_elsewhere", "The person has other identities and changes the phone by themself.");

    /// <summary>The name came with an identity document that was proved.</summary>
    public static readonly Error NameIsCertified = Error.Rule("account.name_is_certified", "The name was certified by an identity document and stays.");

    /// <summary>Somebody must stay able to change roles.</summary>
    public static readonly Error LastEditor = Error.Rule("account.last_editor", "The city's administrator keeps the permission to change roles.");

    /// <summary>WeChat does not answer.</summary>
    public static readonly Error WeChatUnavailable = new("account.wechat_unavailable", "WeChat does not answer; try again shortly.", ErrorKind.Unavailable);

    /// <summary>No such unit.</summary>
    public static readonly Error UnitUnknown = Error.NotFound("account.unit_unknown", "No such unit.");

    /// <summary>The unit was closed; nobody gets an account there.</summary>
    public static readonly Error UnitClosed = Error.Rule("account.unit_closed", "The unit is closed.");

    /// <summary>A project has one manager; the old one is cancelled first (ACC-31).</summary>
    public static readonly Error ProjectHasManager = Error.Conflict("account.project_has_manager", "The project has a manager; cancel that account first.");

    /// <summary>《机构注册协议》 was not ticked (ACC-18).</summary>
    public static readonly Error NoConsent = Error.Rule("account.no_consent", "Consent to the agreement is needed.");

    /// <summary>A registration needs 要件 (ACC-18).</summary>
    public static readonly Error DocumentsMissing = Error.Rule("account.documents_missing", "Documents are missing.");

    /// <summary>A registration keeps one document at least (ORG-07).</summary>
    public static readonly Error LastDocument = Error.Rule("account.last_document", "One document stays; upload the new one first.");

    /// <summary>The city does not use the government's sign-in (ORG-06).</summary>
    public static readonly Error SsoNotHere = Error.Forbidden("account.sso_not_here", "This city does not use the government's sign-in.");

    /// <summary>The city lets nobody register or sign in by password (ORG-06).</summary>
    public static readonly Error PasswordNotHere = Error.Forbidden("account.password_not_here", "This city does not let institutions register or sign in by password.");

    /// <summary>User name or password is wrong; which of them is not said.</summary>
    public static readonly Error PasswordWrong = Error.Rule("account.password_wrong", "User name or password is wrong.");

    /// <summary>Too many passwords were tried.</summary>
    public static readonly Error PasswordLocked = new("account.password_locked", "Too many tries; wait, or reset the password.", ErrorKind.Throttled);

    /// <summary>The caller's account does not come from a registration of its own (ORG-07).</summary>
    public static readonly Error NotRegistered = Error.Rule("account.not_registered", "Your unit did not register itself with this account.");

    /// <summary>An enterprise and a committee sign in with their code (AMB-15).</summary>
    public static readonly Error UserNameFixed = Error.Rule("account.user_name_fixed", "The user name is the code and stays.");

    /// <summary>Somebody signs in by that name, or it is the code of another unit.</summary>
    public static readonly Error UserNameTaken = Error.Conflict("account.user_name_taken", "This user name is taken.");

    /// <summary>The account has no user name yet.</summary>
    public static readonly Error UserNameMissing = Error.Invalid("account.user_name_missing", "Choose a user name for the account.");

    /// <summary>The password was chosen too long ago; its holder chooses another one by a code.</summary>
    public static readonly Error PasswordAged = Error.Rule("account.password_aged", "The password has expired; reset it by a code.");

    /// <summary>A first password opens nothing but the page where an own one is chosen.</summary>
    public static readonly Error PasswordIsFirst = Error.Rule("account.password_is_first", "Choose an own password first.");
}
