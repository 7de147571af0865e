namespace Checkout.Web.Features.Cancellations;

/// <summary>The decision to take an order back: everything that it writes.</summary>
/// <param name="Until">The last moment for it.</param>
/// <param name="HasChanged">True where it is shown again because another amount is credited by now.</param>
public sealed record CancellationPage(
    CancellationContext Context, IReadOnlyList<OrderCredit> Credits, DateTimeOffset Until, CancellationInput Input, bool HasChanged = false)
{
    public Order Order => Context.Order;

    /// <summary>With tax.</summary>
    public Money Credited => new(Credits.Sum(credit => credit.Total), Order.Currency);

    public bool EndsContract => CoolingOff.IsNewContract(Context);
}
