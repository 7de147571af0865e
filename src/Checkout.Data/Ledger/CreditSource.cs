namespace Checkout.Data.Ledger;

/// <summary>Names a credit of the current account.</summary>
/// <param name="Slug">The number as it stands in URLs.</param>
public sealed record CreditSource(DocumentKind Kind, string Slug)
{
    public string Path => DocumentPath.Of(Kind, Slug);

    /// <param name="path">Of its page, or of one below: the tab says what kind of document it is.</param>
    public static CreditSource At(string path, string slug) => new(DocumentPath.KindOf(path.Split('/')[1])!.Value, slug);

    /// <returns>Null where the account has no such document.</returns>
    public async Task<OpenCredit?> FindAsync(CheckoutDbContext db, bool track, CancellationToken cancellation) => Kind switch
    {
        DocumentKind.CreditMemo => await Read(db.CreditMemos, track)
            .SingleOrDefaultAsync(row => row.Slug == Slug, cancellation) is { } memo ? new OpenCredit.OfMemo(memo) : null,
        DocumentKind.Invoice => await Read(db.Invoices, track)
        .SingleOrDefaultAsync(row => row.Slug == Slug && row.DueAmount < 0m, cancellation) is { } invoice
        ? new OpenCredit.OfInvoice(invoice) : null,
        _ => await Read(db.Payments, track)
        .SingleOrDefaultAsync(row => row.Slug == Slug, cancellation) is { } payment ? new OpenCredit.OfPayment(payment) : null,
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
