using Checkout.Domain;
using Checkout.Domain.Orders;

namespace Checkout.Web.Features.Cancellations;

/// <summary>The decision to take an order back: everything that it writes.</summary>
/// <param name="Until">The last moment for it.</param>
/// <param name="Change">Why the page is shown again with another amount; null on the first look.</param>
public sealed record CancellationPage(CancellationContext Context, IReadOnlyList<OrderCredit> Credits, DateTimeOffset Until, CancellationInput Input, string? Change)
{
    public Order Order => Context.Order;

    /// <summary>With tax.</summary>
    public Money Credited => new(Credits.Sum(credit => credit.Total), Order.Currency);

    public bool EndsContract => CoolingOff.IsNewContract(Context);
}

/// <summary>Says why an order can't be taken back. Nothing was written.</summary>
public sealed record CancellationRefusedPage(string Title, string Sentence, string Number, string Slug);
