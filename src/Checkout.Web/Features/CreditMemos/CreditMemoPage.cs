using Checkout.Data;
using Checkout.Domain.CreditMemos;
using Checkout.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>A document that a credit or an event is about.</summary>
public sealed record AboutDocument(string Number, string Slug);

/// <summary>Everything that a credit memo's page shows.</summary>
public sealed record CreditMemoPage(CreditMemo Memo, IReadOnlyList<AppliedAmount> Applied, AboutDocument? Invoice, AboutDocument? Contract)
{
    /// <returns>Null where the account has no such credit memo.</returns>
    public static async Task<CreditMemoPage?> ReadAsync(CheckoutDbContext db, string slug, CancellationToken cancellation)
    {
        var memo = await db.CreditMemos.AsNoTracking().Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
        return memo is null
            ? null
            : new CreditMemoPage(
                memo,
                await AppliedAmount.ReadAsync(db, allocation => allocation.CreditMemoId == memo.Id, memo.Currency, cancellation),
                await About.InvoiceAsync(db, memo.InvoiceId, cancellation),
                await About.ContractAsync(db, memo.ContractId, cancellation));
    }
}

/// <summary>Everything that a collections event's page shows.</summary>
public sealed record ActivityPage(CollectionsActivity Activity, AboutDocument? Invoice, AboutDocument? Contract)
{
    /// <returns>Null where the account has no such event.</returns>
    public static async Task<ActivityPage?> ReadAsync(CheckoutDbContext db, string slug, CancellationToken cancellation)
    {
        var activity = await db.CollectionsActivities.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
        return activity is null
            ? null
            : new ActivityPage(activity, await About.InvoiceAsync(db, activity.InvoiceId, cancellation), await About.ContractAsync(db, activity.ContractId, cancellation));
    }
}

file static class About
{
    public static async Task<AboutDocument?> InvoiceAsync(CheckoutDbContext db, Guid? id, CancellationToken cancellation) => id is null
        ? null
        : await db.Invoices.Where(invoice => invoice.Id == id).Select(invoice => new AboutDocument(invoice.Number, invoice.Slug)).SingleOrDefaultAsync(cancellation);

    public static async Task<AboutDocument?> ContractAsync(CheckoutDbContext db, Guid? id, CancellationToken cancellation) => id is null
        ? null
        : await db.Contracts.Where(contract => contract.Id == id).Select(contract => new AboutDocument(contract.Number, contract.Slug)).SingleOrDefaultAsync(cancellation);
}
