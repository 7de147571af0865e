using Checkout.Web.Branding;

namespace Checkout.Web.Features.Payments;

/// <summary>Everything that a payment's page shows.</summary>
/// <param name="Vendor">Who received the money: the issuer of the invoices that it settles.</param>
public sealed record PaymentPage(Payment Payment, IReadOnlyList<AppliedAmount> Applied, LegalEntity Vendor) : IOfCompany
{
    string? IOfCompany.Company => Vendor.ExternalId;

    /// <param name="today">The business date of the reading.</param>
    public static async Task<PaymentPage> ReadAsync(CheckoutDbContext db, Payment payment, DateOnly today, CancellationToken cancellation)
    {
        var applied = await AppliedAmount.ReadAsync(db, payment.Id, payment.Currency, today, cancellation);
        var (vendor, hasRequests) = await VendorOf.For(db)(db, payment.Id, cancellation);
        return new PaymentPage(payment, applied, vendor)
        {
            Requests = !hasRequests ? [] : await db.RefundRequests.AsNoTracking().Where(request => request.PaymentId == payment.Id)
                .OrderByDescending(request => request.RequestedAt).ToListAsync(cancellation),
        };
    }

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, CancellationToken, Task<Found>>> VendorOf = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid id, CancellationToken _) => db.LegalEntities.AsNoTracking()
            .OrderBy(entity => db.Allocations.Where(allocation => allocation.PaymentId == id).Join(db.Invoices,
                allocation => allocation.InvoiceId, invoice => invoice.Id, (_, invoice) => invoice.LegalEntityId).Contains(entity.Id) ? 0
                : entity.IsDefault ? 1 : 2)
            .ThenBy(entity => entity.Ordinal)
            .Select(entity => new Found(entity, db.RefundRequests.Any(request => request.PaymentId == id))).First()));

    private sealed record Found(LegalEntity Vendor, bool HasRequests);

    /// <summary>Who asked for money of it back, the newest first.</summary>
    public IReadOnlyList<RefundRequest> Requests { get; init; } = [];

    /// <summary>What a payment that failed was for; only for the page.</summary>
    public IReadOnlyList<SettledInvoice> Meant { get; init; } = [];

    public bool CanAskBack => Payment.CanRefund && !Requests.Any(request => request.CanAnswer);

    public Money Allocated => new(Payment.AllocatedAmount, Payment.Currency);

    public Money Refunded => new(Payment.RefundedAmount, Payment.Currency);
}
