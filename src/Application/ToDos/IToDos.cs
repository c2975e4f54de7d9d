using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;

namespace PropertyPlatform.Application.ToDos;

/// <summary>
/// How every context asks people to act (TDO-04). Called inside a command's handler or a reaction; what it does is saved with that change or not at all.
/// A step is named by its kind and its business, so that opening it twice asks once, and closing it needs no id to be kept.
/// </summary>
public interface IToDos
{
    /// <summary>Asks the roles within the subject's place or project. Does nothing while the same step is open.</summary>
    Task OpenAsync(ToDoSubject subject, IReadOnlyCollection<Role> roles, CancellationToken ct);

    /// <summary>The step was done: it leaves everybody's 待办 and enters the 已办 of the account that did it.</summary>
    /// <param name="kind">Which step.</param>
    /// <param name="businessId">Of which business.</param>
    /// <param name="account">Who did it: <c>actor.AccountId</c>, or the account that the event names.</param>
    /// <param name="outcome">The outcome in the words of the business: 审核通过.</param>
    /// <param name="ct">Stops waiting.</param>
    Task CloseAsync(string kind, Guid businessId, Guid account, string outcome, CancellationToken ct);

    /// <summary>The step is no longer needed: it ends in nobody's 已办.</summary>
    Task WithdrawAsync(string kind, Guid businessId, CancellationToken ct);

    /// <summary>Every open step of the business ends in nobody's 已办.</summary>
    Task WithdrawAllAsync(Guid businessId, CancellationToken ct);
}
