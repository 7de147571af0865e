namespace Checkout.Data.Numbering;

/// <summary>
/// Allots document numbers inside the caller's transaction: the counter's row stays locked until it ends, and a rollback takes
/// the number back, so a series has no gap (R21). Allot last, in the order contract, order, invoice, credit memo.
/// </summary>
public static class Numbers
{
    private const string Collections = "COL";
    private const string Contact = "REQ";
    private const string Contract = "C";
    private const string Order = "O";
    private const string Payment = "PAY";
    private const string Quote = "Q";
    private const string Remittance = "REM";

    /// <summary>The vendor-wide series. Invoices and credit memos have one per legal entity.</summary>
    public static IReadOnlyList<string> CommonKeys { get; } = [Quote, Contract, Order, Payment, Collections, Contact, Remittance];

    public static string InvoiceKey(Guid legalEntityId) => $"INV:{legalEntityId:N}";

    public static string CreditMemoKey(Guid legalEntityId) => $"CM:{legalEntityId:N}";

    public static Task<string> QuoteAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        NextAsync(db, Quote, DocumentNumber.Quote, cancellation);

    public static Task<string> ContractAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        NextAsync(db, Contract, DocumentNumber.Contract, cancellation);

    public static Task<string> OrderAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        NextAsync(db, Order, DocumentNumber.Order, cancellation);

    public static Task<string> PaymentAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        NextAsync(db, Payment, DocumentNumber.Payment, cancellation);

    public static Task<string> ContactAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        NextAsync(db, Contact, DocumentNumber.Contact, cancellation);

    public static Task<string> CollectionsAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        NextAsync(db, Collections, DocumentNumber.Collections, cancellation);

    /// <summary>So many, in their order.</summary>
    public static Task<IReadOnlyList<string>> CollectionsAsync(CheckoutDbContext db, int count, CancellationToken cancellation) =>
        NextAsync(db, Collections, DocumentNumber.Collections, count, cancellation);

    public static Task<string> RemittanceAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        NextAsync(db, Remittance, DocumentNumber.Remittance, cancellation);

    public static async Task<string> InvoiceAsync(CheckoutDbContext db, Guid legalEntityId, CancellationToken cancellation)
    {
        var prefix = await db.LegalEntities.Where(entity => entity.Id == legalEntityId).Select(entity => entity.InvoicePrefix)
            .SingleAsync(cancellation);
        return await NextAsync(db, InvoiceKey(legalEntityId), prefix, cancellation);
    }

    public static async Task<string> CreditMemoAsync(CheckoutDbContext db, Guid legalEntityId, CancellationToken cancellation)
    {
        var prefix = await db.LegalEntities.Where(entity => entity.Id == legalEntityId).Select(entity => entity.CreditMemoPrefix)
            .SingleAsync(cancellation);
        return await NextAsync(db, CreditMemoKey(legalEntityId), prefix, cancellation);
    }

    /// <summary>Lets a vendor-wide series go on after an imported number of its form, so that the two never meet. A series never goes
    /// back.</summary>
    /// <param name="prefix">For instance C-.</param>
    public static Task GoOnAfterAsync(CheckoutDbContext db, string prefix, long number, CancellationToken cancellation)
    {
        var key = prefix.TrimEnd('-');
        return db.NumberSeries.Where(series => series.Key == key && series.Last < number)
            .ExecuteUpdateAsync(update => update.SetProperty(series => series.Last, number), cancellation);
    }

    private static async Task<string> NextAsync(CheckoutDbContext db, string key, string prefix, CancellationToken cancellation) =>
        (await NextAsync(db, key, prefix, 1, cancellation))[0];

    private static async Task<IReadOnlyList<string>> NextAsync(CheckoutDbContext db, string key, string prefix, int count,
        CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A number is allotted inside the transaction that uses it.");
        }

        var moved = await db.NumberSeries.Where(series => series.Key == key)
            .ExecuteUpdateAsync(update => update.SetProperty(series => series.Last, series => series.Last + count), cancellation);
        if (moved != 1)
        {
            throw new InvalidOperationException($"There is no number series {key}.");
        }

        var last = await db.NumberSeries.Where(series => series.Key == key).Select(series => series.Last).SingleAsync(cancellation);
        return [.. Enumerable.Range(1, count).Select(place => DocumentNumber.Format(prefix, last - count + place))];
    }
}
