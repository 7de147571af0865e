using Checkout.Data.EInvoices;
using Checkout.Web.Features.Shared.Parts;
using Checkout.Web.Branding;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>A document that a credit or an event is about.</summary>
public sealed record AboutDocument(string Number, string Slug)
{
    /// <param name="id">Null: about none.</param>
    public static async Task<AboutDocument?> ReadAsync<T>(IQueryable<T> documents, Guid? id, CancellationToken cancellation)
        where T : IssuedDocument =>
        id is null ? null
            : await documents.Where(document => document.Id == id)
                .Select(document => new AboutDocument(document.Number, document.Slug)).SingleOrDefaultAsync(cancellation);
}

/// <summary>Everything that a credit memo's page and PDF show.</summary>
public sealed record CreditMemoPage(CreditMemo Memo, LegalEntity Vendor, IReadOnlyList<AppliedAmount> Applied, AboutDocument? Invoice,
    AboutDocument? Contract) : IOfCompany
{
    string? IOfCompany.Company => Vendor.ExternalId;

    public required Account Account { get; init; }

    /// <summary>Why it can't be downloaded as an e-invoice; empty where it can.</summary>
    public IReadOnlyList<string> EInvoiceObstacles { get; init; } = [];

    /// <summary>Files that came inside its e-invoice.</summary>
    public IReadOnlyList<FileRow> Files { get; init; } = [];

    /// <returns>Null where the account has no such credit memo.</returns>
    public static async Task<CreditMemoPage?> ReadAsync(CheckoutDbContext db, string slug, DateOnly today, CancellationToken cancellation)
    {
        var found = await db.CreditMemos.AsNoTracking().Include(row => row.Lines).Include(row => row.Taxes)
            .Include(row => row.AllowanceCharges).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
        if (found is not { } memo)
        {
            return null;
        }

        var vendor = await db.LegalEntities.AsNoTracking().SingleAsync(entity => entity.Id == memo.LegalEntityId, cancellation);
        var invoice = await AboutDocument.ReadAsync(db.Invoices, memo.InvoiceId, cancellation);
        var contract = await AboutDocument.ReadAsync(db.Contracts, memo.ContractId, cancellation);
        var applied = await AppliedAmount.ReadAsync(db, allocation => allocation.CreditMemoId == memo.Id, memo.Currency, today,
            cancellation);
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        return new CreditMemoPage(memo, vendor, applied, invoice, contract)
        {
            Account = account,
            EInvoiceObstacles = EInvoice.ObstaclesOf(memo, account, vendor),
            Files = memo.EInvoice is null ? []
                : await FileRow.ReadAsync(db.Set<CreditMemoFile>().Where(file => file.CreditMemoId == memo.Id), cancellation),
        };
    }
}

/// <summary>Everything that a collections event's page shows.</summary>
public sealed record ActivityPage(CollectionsActivity Activity, AboutDocument? Invoice, AboutDocument? Contract)
{
    /// <returns>Null where the account has no such event.</returns>
    public static async Task<ActivityPage?> ReadAsync(CheckoutDbContext db, string slug, CancellationToken cancellation) =>
        await db.CollectionsActivities.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation) is { } activity
            ? new ActivityPage(activity, await AboutDocument.ReadAsync(db.Invoices, activity.InvoiceId, cancellation),
                await AboutDocument.ReadAsync(db.Contracts, activity.ContractId, cancellation))
            : null;
}
