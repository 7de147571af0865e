namespace Checkout.Data.Ledger;

/// <summary>How much of an invoice is to be settled.</summary>
/// <param name="Invoice">The invoice’s slug.</param>
/// <param name="Shown">What was open on it when the form was opened: what fitted then and no longer does was taken by somebody
/// else.</param>
public sealed record InvoiceSplit(string Invoice, decimal Amount, decimal Shown)
{
    internal static Task<Dictionary<string, Invoice>> ReadAsync(
        CheckoutDbContext db, IReadOnlyList<InvoiceSplit> splits, CancellationToken cancellation)
    {
        var slugs = splits.Select(split => split.Invoice).ToList();
        return db.Invoices.Where(invoice => slugs.Contains(invoice.Slug))
            .ToDictionaryAsync(invoice => invoice.Slug, StringComparer.Ordinal, cancellation);
    }

    /// <summary>Why the invoices can’t be settled so; null where they can.</summary>
    internal static Outcome? Refusal(IReadOnlyList<InvoiceSplit> splits, Dictionary<string, Invoice> invoices, Currency currency) =>
        splits.Count == 0 ? new Outcome.Refused($"Select an invoice and enter an amount.")
        : splits.DistinctBy(split => split.Invoice, StringComparer.Ordinal).Count() < splits.Count
            ? new Outcome.Refused($"An invoice is named twice. Open the page again.")
        : splits.Select(split => split.Refusal(invoices.GetValueOrDefault(split.Invoice), currency))
            .FirstOrDefault(found => found is not null);

    private Outcome? Refusal(Invoice? invoice, Currency currency) => invoice switch
    {
        null => new Outcome.Refused($"A selected invoice can’t be settled here. Open the page again."),
        { VoidedOn: not null } or { IsCredit: true } => new Outcome.Refused($"{invoice.Number} can’t be settled here."),
        _ when invoice.Currency != currency => new Outcome.Refused($"{invoice.Number} can’t be settled here: it is in another currency."),
        _ when Amount <= 0m || !currency.Fits(Amount) =>
            new Outcome.Refused($"Enter an amount of at least {new Money(currency.Smallest, currency)} for {invoice.Number}."),
        { ReservedById: not null } => new Outcome.Changed($"This has just changed. {invoice.Number} is being paid at this moment."),
        _ when Amount <= invoice.Balance.Amount => null,
        _ when Amount > Shown => new Outcome.Refused($"Only {invoice.Balance} of {invoice.Number} is open."),
        { Balance.IsZero: true } => new Outcome.Changed($"This has just changed. {invoice.Number} has been settled in the meantime."),
        _ => new Outcome.Changed($"This has just changed. Only {invoice.Balance} of {invoice.Number} is still open."),
    };
}
