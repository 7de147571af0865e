using Checkout.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Ledger;

/// <summary>What kind of document a credit is, and under which tab it is found.</summary>
public enum CreditSourceKind
{
    CreditMemo,
    Invoice,
    Payment,
}

/// <summary>Names a credit of the current account.</summary>
/// <param name="Slug">The number as it stands in URLs.</param>
public sealed record CreditSource(CreditSourceKind Kind, string Slug)
{
    public string Path => $"/{Kind}s/{Uri.EscapeDataString(Slug)}";

    /// <returns>Null where the account has no such document.</returns>
    public async Task<OpenCredit?> FindAsync(CheckoutDbContext db, bool track, CancellationToken cancellationToken) => Kind switch
    {
        CreditSourceKind.CreditMemo => await Read(db.CreditMemos, track).SingleOrDefaultAsync(row => row.Slug == Slug, cancellationToken) is { } memo ? new OpenCredit.OfMemo(memo) : null,
        CreditSourceKind.Invoice => await Read(db.Invoices, track).SingleOrDefaultAsync(row => row.Slug == Slug && row.DueAmount < 0m, cancellationToken) is { } invoice ? new OpenCredit.OfInvoice(invoice) : null,
        _ => await Read(db.Payments, track).SingleOrDefaultAsync(row => row.Slug == Slug, cancellationToken) is { } payment ? new OpenCredit.OfPayment(payment) : null,
    };

    /// <summary>What the credit has settled, and what of that was taken back.</summary>
    public static IQueryable<Allocation> Allocations(CheckoutDbContext db, OpenCredit credit) => credit switch
    {
        OpenCredit.OfMemo => db.Allocations.Where(row => row.CreditMemoId == credit.Id),
        OpenCredit.OfInvoice => db.Allocations.Where(row => row.CreditInvoiceId == credit.Id),
        _ => db.Allocations.Where(row => row.PaymentId == credit.Id),
    };

    private static IQueryable<T> Read<T>(IQueryable<T> rows, bool track)
        where T : class => track ? rows : rows.AsNoTracking();
}
