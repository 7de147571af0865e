namespace Checkout.Domain.Orders;

/// <summary>Who took an order back in the portal, when and why; and what was credited for it.</summary>
public sealed class OrderCancellation : AccountEntity
{
    public const int MaxReason = 1000;

    private OrderCancellation() { }

    internal OrderCancellation(Order order, string? reason, decimal credited, Guid userId, string by, DateTimeOffset now)
        : base(order.AccountId)
    {
        OrderId = order.Id;
        Reason = reason;
        Currency = order.Currency;
        CreditedAmount = credited;
        CanceledById = userId;
        CanceledBy = by;
        CanceledAt = now;
    }

    public Guid OrderId { get; private set; }

    public string? Reason { get; private set; }

    public Currency Currency { get; private set; } = null!;

    /// <summary>With tax, over all credit memos.</summary>
    public decimal CreditedAmount { get; private set; }

    public Guid CanceledById { get; private set; }

    public string CanceledBy { get; private set; } = null!;

    public DateTimeOffset CanceledAt { get; private set; }

    public Money Credited => new(CreditedAmount, Currency);
}

/// <summary>What taking an order back looks at, all read after the lock.</summary>
/// <param name="Quote">The quote that the order came of; null for imported orders.</param>
/// <param name="OtherOrders">Numbers of the active orders under the contract beside it.</param>
/// <param name="Invoices">Those that hold anything of the order, with their lines.</param>
/// <param name="Window">How long an order can be taken back; zero for never.</param>
public sealed record CancellationContext(
    Order Order, Quote? Quote, Contract Contract, IReadOnlyCollection<string> OtherOrders, IReadOnlyCollection<InstalledProduct> Installed,
    IReadOnlyCollection<Invoice> Invoices, TimeSpan Window);

/// <summary>The cooling-off: an account takes back what it ordered by itself, within hours, as if it had not been ordered.</summary>
public static class CoolingOff
{
    /// <returns>Why the order can't be taken back in the portal, in a sentence; null where it can.</returns>
    public static Sentence? Refusal(CancellationContext context, DateTimeOffset now)
    {
        var order = context.Order;
        return order.Status is OrderStatus.Canceled ? $"{order.Number} is canceled already."
            : context.Window <= TimeSpan.Zero || context.Quote is not { Origin: QuoteOrigin.Customer }
                ? $"{order.Number} is not an order that can be canceled here."
            : context.Quote.Type is QuoteType.Renewal
                ? $"{order.Number} renewed contract {context.Contract.Number}. A renewal can’t be canceled here."
            : now >= order.PlacedAt + context.Window
                ? $"{order.Number} could be canceled here for {Hours(context.Window)} after it was placed."
            : IsNewContract(context) && context.OtherOrders.Count > 0
                ? $"{order.Number} began contract {context.Contract.Number}, and {string.Join(", ", context.OtherOrders)} was ordered "
                + $"under it since. Cancel that first."
            : context.Invoices.FirstOrDefault(invoice => invoice.ReservedById is not null) is { } paying
                ? $"{paying.Number} is being paid at this moment. Try again when the payment has ended."
            : context.Invoices.FirstOrDefault(invoice => invoice.DisputedAt is not null) is { } disputed
                ? $"{disputed.Number} is disputed. Withdraw the dispute first, or wait for the answer to it."
            : (Sentence?)null;
    }

    /// <summary>Ends the order, its units, and the contract where the order began it. The invoices are credited by the caller.</summary>
    /// <param name="credited">With tax.</param>
    /// <exception cref="RuleViolation">It can't be taken back.</exception>
    public static OrderCancellation Cancel(CancellationContext context, string? reason, decimal credited, Guid userId, string by,
        DateTimeOffset now, DateOnly today)
    {
        RuleViolation.ThrowIf(Refusal(context, now));

        context.Order.Cancel();
        foreach (var product in context.Installed)
        {
            product.Cancel();
        }

        if (IsNewContract(context))
        {
            context.Contract.Cancel(today);
        }
        else
        {
            context.Contract.Amend();
        }

        return new OrderCancellation(context.Order, reason, credited, userId, by, now);
    }

    public static bool IsNewContract(CancellationContext context) => context.Quote is { Type: QuoteType.New };

    private static string Hours(TimeSpan window) =>
        window.TotalHours == 1d ? "an hour" : FormattableString.Invariant($"{window.TotalHours:0.##} hours");
}
