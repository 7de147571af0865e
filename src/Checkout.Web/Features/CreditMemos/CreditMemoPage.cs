using Checkout.Data.EInvoices;
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

    private static readonly CompiledQuery<Func<CheckoutDbContext, string, CancellationToken, Task<Found?>>> BySlug = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, string slug, CancellationToken _) => (
            from memo in db.CreditMemos.Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges)
            where memo.Slug == slug
            join account in db.Accounts on memo.AccountId equals account.Id
            join vendor in db.LegalEntities on memo.LegalEntityId equals vendor.Id
            from invoice in db.Invoices.Where(row => row.Id == memo.InvoiceId).DefaultIfEmpty()
            from contract in db.Contracts.Where(row => row.Id == memo.ContractId).DefaultIfEmpty()
            select new Found(
                memo, account, vendor,
                invoice == null ? null : new AboutDocument(invoice.Number, invoice.Slug),
                contract == null ? null : new AboutDocument(contract.Number, contract.Slug),
                db.Set<CreditMemoFile>().Any(file => file.CreditMemoId == memo.Id))).AsNoTracking().AsSplitQuery().SingleOrDefault()));

    /// <returns>Null where the account has no such credit memo.</returns>
    public static async Task<CreditMemoPage?> ReadAsync(CheckoutDbContext db, string slug, DateOnly today, CancellationToken cancellation)
    {
        if (await BySlug.For(db)(db, slug, cancellation) is not { } found)
        {
            return null;
        }

        var (memo, account, vendor, invoice, contract, hasFiles) = found;
        var applied = await AppliedAmount.ReadAsync(db, memo.Id, memo.Currency, today, cancellation);
        return new CreditMemoPage(memo, vendor, applied, invoice, contract)
        {
            Account = account,
            EInvoiceObstacles = EInvoice.ObstaclesOf(memo, account, vendor),
            Files = memo.EInvoice is null || !hasFiles ? []
                : await FileRow.ReadAsync(db.Set<CreditMemoFile>().Where(file => file.CreditMemoId == memo.Id), cancellation),
        };
    }

    private sealed record Found(CreditMemo Memo, Account Account, LegalEntity Vendor, AboutDocument? Invoice, AboutDocument? Contract,
        bool HasFiles);
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
