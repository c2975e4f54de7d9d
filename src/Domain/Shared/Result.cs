using System.Diagnostics.CodeAnalysis;

namespace PropertyPlatform.Domain.Shared;

/// <summary>An answer that can be a refusal, made without reflection by the pipeline.</summary>
/// <typeparam name="TSelf">The answer's own type.</typeparam>
public interface IRefusable<TSelf>
    where TSelf : IRefusable<TSelf>
{
    /// <summary>Why it was refused; null when it succeeded.</summary>
    Error? Error { get; }

    /// <summary>The answer that refuses with <paramref name="error"/>.</summary>
    static abstract TSelf Refused(Error error);
}

/// <summary>Done, or refused with an <see cref="Shared.Error"/>. What only a programmer can cause is thrown instead.</summary>
public readonly record struct Result : IRefusable<Result>
{
    private Result(Error? error) => Error = error;

    /// <inheritdoc/>
    public Error? Error { get; }

    /// <summary>True when nothing was refused.</summary>
    public bool Succeeded => Error is null;

    /// <summary>It was done.</summary>
    public static Result Done => default;

    /// <inheritdoc/>
    public static Result Refused(Error error) => new(error);

    /// <summary>Lets a method end with <c>return BallotErrors.NotOpen;</c>.</summary>
    public static implicit operator Result(Error error) => new(error);
}

/// <summary>A value, or a refusal.</summary>
/// <typeparam name="T">What is returned on success.</typeparam>
public readonly record struct Result<T> : IRefusable<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <inheritdoc/>
    public Error? Error { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value. Asking a refusal for it is a programming error.</summary>
    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"Refused with {Error.Code}.");

    /// <inheritdoc/>
    public static Result<T> Refused(Error error) => new(default, error);

    /// <summary>A success whose value is an interface, which the conversion cannot take.</summary>
    public static Result<T> Of(T value) => new(value, null);

    /// <summary>Lets a method end with its value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Lets a method end with <c>return BallotErrors.NotOpen;</c>.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}
