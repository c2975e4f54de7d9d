namespace PropertyPlatform.Application.Shared;

/// <summary>Gives out the numbers under which people speak of an order (业务编号): kind prefix, Chinese date, five digits (PLT-08, decision 19).</summary>
public interface IBusinessNumbers
{
    /// <summary>
    /// The next number of a kind on the present Chinese day, as in <c>YZTP2026112000001</c>. Never given twice, by whatever node;
    /// a number whose order was refused afterwards stays unused, because it is taken outside the order's transaction.
    /// </summary>
    /// <param name="kindPrefix">One to six capital letters that name the kind.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="ArgumentException">The prefix is anything else.</exception>
    Task<string> NextAsync(string kindPrefix, CancellationToken ct);
}
