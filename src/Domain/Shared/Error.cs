namespace PropertyPlatform.Domain.Shared;

/// <summary>How a refusal reads to the caller; the edge maps it once to a status code.</summary>
public enum ErrorKind
{
    /// <summary>The request itself is malformed or incomplete.</summary>
    Invalid,

    /// <summary>The caller is not known, or the session ended.</summary>
    Unauthenticated,

    /// <summary>Nothing of that id exists within the caller's scope.</summary>
    NotFound,

    /// <summary>The caller is known but may not do this at all.</summary>
    Forbidden,

    /// <summary>Somebody was faster, or the same thing exists already.</summary>
    Conflict,

    /// <summary>A rule of the field forbids it.</summary>
    RuleBroken,

    /// <summary>Too many tries; later it may be allowed again.</summary>
    Throttled,

    /// <summary>Something outside the platform does not answer; nothing was changed, and later it may work.</summary>
    Unavailable,
}

/// <summary>
/// A refusal that a user or another system can cause. <paramref name="Code"/> is public API and the key of its
/// translation; <paramref name="Message"/> is the English text for logs and developers.
/// </summary>
/// <param name="Code">Stable code of the form <c>context.reason</c>.</param>
/// <param name="Message">English text; <c>{0}</c> stands for the arguments.</param>
/// <param name="Kind">How the refusal reads to the caller.</param>
public sealed record Error(string Code, string Message, ErrorKind Kind)
{
    private static readonly string[] None = [];

    /// <summary>Values for the placeholders of the message and of its translations.</summary>
    public IReadOnlyList<string> Arguments { get; private init; } = None;

    /// <summary>Fields the refusal speaks of: name of the field → what is wrong with it.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; private init; }

    /// <summary>The same refusal with values filled in.</summary>
    public Error With(params string[] arguments) => this with { Arguments = arguments };

    /// <summary>The same refusal naming the fields concerned.</summary>
    public Error At(IReadOnlyDictionary<string, string> fields) => this with { Fields = fields };

    /// <summary>Two refusals are the same when their code and arguments are.</summary>
    public bool Equals(Error? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>A rule of the field forbids it (422).</summary>
    public static Error Rule(string code, string message) => new(code, message, ErrorKind.RuleBroken);

    /// <summary>The request is malformed or incomplete (400).</summary>
    public static Error Invalid(string code, string message) => new(code, message, ErrorKind.Invalid);

    /// <summary>Nothing of that id exists for the caller (404).</summary>
    public static Error NotFound(string code, string message) => new(code, message, ErrorKind.NotFound);

    /// <summary>Somebody was faster, or the thing exists already (409).</summary>
    public static Error Conflict(string code, string message) => new(code, message, ErrorKind.Conflict);

    /// <summary>The caller may not do this at all (403).</summary>
    public static Error Forbidden(string code, string message) => new(code, message, ErrorKind.Forbidden);
}

/// <summary>Refusals that belong to no context.</summary>
public static class SharedErrors
{
    /// <summary>The shape of the request is wrong; the fields say where.</summary>
    public static readonly Error Invalid = Error.Invalid("request.invalid", "The request has invalid fields.");

    /// <summary>Nobody is signed in.</summary>
    public static readonly Error NotSignedIn = new("request.not_signed_in", "Sign in first.", ErrorKind.Unauthenticated);

    /// <summary>The account does not hold the permission.</summary>
    public static readonly Error NotPermitted = Error.Forbidden("request.not_permitted", "This account may not do that.");

    /// <summary>The row was changed since the caller read it (PLT-10).</summary>
    public static readonly Error Stale = Error.Conflict("request.stale", "Somebody changed this meanwhile; reload and try again.");

    /// <summary>The same idempotency key came with another request.</summary>
    public static readonly Error KeyReused = Error.Rule("request.key_reused", "This idempotency key was used for another request.");

    /// <summary>The same idempotency key is being worked on.</summary>
    public static readonly Error InProgress = Error.Conflict("request.in_progress", "The same request is in progress; retry shortly.");

    /// <summary>The database refused a duplicate that no rule names.</summary>
    public static readonly Error Duplicate = Error.Conflict("request.duplicate", "The same thing exists already.");
}
