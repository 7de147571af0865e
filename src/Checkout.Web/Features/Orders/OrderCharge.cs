namespace Checkout.Web.Features.Orders;

/// <summary>What became of charging an order’s first invoice.</summary>
/// <param name="Attempt">The last attempt; null where none was made.</param>
/// <param name="Open">What is open on the invoice.</param>
public sealed record OrderCharge(PaymentAttempt? Attempt, Money Open)
{
    public static async Task<OrderCharge> ReadAsync(CheckoutDbContext db, Guid invoiceId, CancellationToken cancellation)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == invoiceId, cancellation);
        var attempt = await db.PaymentAttempts.AsNoTracking().Where(row => row.Parts.Any(part => part.InvoiceId == invoiceId))
            .OrderByDescending(row => row.StartedAt).FirstOrDefaultAsync(cancellation);
        return new OrderCharge(attempt, invoice.Balance);
    }
}
