using Checkout.Web.Features.Shared.Parts;
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
        var applied = await AppliedAmount.ReadAsync(db, allocation => allocation.PaymentId == payment.Id, payment.Currency, today,
            cancellation);
        var issuers = db.Allocations.Where(allocation => allocation.PaymentId == payment.Id)
            .Join(db.Invoices, allocation => allocation.InvoiceId, invoice => invoice.Id, (allocation, invoice) => invoice.LegalEntityId);
        var vendor = await db.LegalEntities.AsNoTracking().OrderBy(entity => issuers.Contains(entity.Id) ? 0 : entity.IsDefault ? 1 : 2)
            .ThenBy(entity => entity.Ordinal).FirstAsync(cancellation);
        return new PaymentPage(payment, applied, vendor);
    }

    /// <summary>Who asked for money of it back, the newest first; only for the page.</summary>
    public IReadOnlyList<RefundRequest> Requests { get; init; } = [];

    /// <summary>What a payment that failed was for; only for the page.</summary>
    public IReadOnlyList<SettledInvoice> Meant { get; init; } = [];

    public bool CanAskBack => Payment.CanRefund && !Requests.Any(request => request.CanAnswer);

    public Money Allocated => new(Payment.AllocatedAmount, Payment.Currency);

    public Money Refunded => new(Payment.RefundedAmount, Payment.Currency);
}
