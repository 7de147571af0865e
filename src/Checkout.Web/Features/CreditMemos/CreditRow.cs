using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>A credit memo or a collections event in the list and in its exports.</summary>
public sealed record CreditRow : IListRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required DateOnly On { get; init; }

    public required int KindNumber { get; init; }

    public required decimal? AmountOnly { get; init; }

    public required decimal? Used { get; init; }

    public required Currency? Currency { get; init; }

    public required string? InvoiceNumber { get; init; }

    public required string? InvoiceSlug { get; init; }

    public required string? ContractNumber { get; init; }

    public CreditEntryKind EntryKind => (CreditEntryKind)KindNumber;

    public string Kind => CreditWords.Of(EntryKind);

    /// <summary>False for a collections event, which moves no money.</summary>
    public bool IsCredit => EntryKind < CreditEntryKind.Reminder;

    public DocumentKind DocumentKind => IsCredit ? DocumentKind.CreditMemo : DocumentKind.CollectionsActivity;

    public Money? Amount => this is { AmountOnly: { } amount, Currency: { } currency } ? new Money(amount, currency) : null;

    /// <summary>What is left to apply; null for an event.</summary>
    public Money? Remaining => IsCredit && Amount is { } amount ? amount with { Amount = amount.Amount - (Used ?? 0m) } : null;

    public StatusWord StatusWord => CreditWords.Status(EntryKind, Remaining);

    public static Sorts<CreditEntry> Sorts { get; } = new Sorts<CreditEntry>(entry => entry.Ordinal, "-date")
        .ByNumber(entry => entry.Number)
        .By("date", entry => entry.On)
        .By("kind", entry => entry.Kind)
        // Databases differ in where they put what is about no amount.
        .By("amount", entry => entry.Amount ?? 0m)
        .By("remaining", entry => entry.Amount == null ? 0m : entry.Amount - entry.Used);

    public static ExportColumns<CreditRow> Columns { get; } = new ExportColumns<CreditRow>()
        .Text("Number", row => row.Number)
        .Date("Date", row => row.On)
        .Text("Kind", row => row.Kind)
        .Text("Status", row => row.StatusWord.Word)
        .Text("Contract", row => row.ContractNumber)
        .Text("Invoice", row => row.InvoiceNumber)
        .Amount("Amount", row => row.Amount)
        .Amount("Remaining", row => row.Remaining)
        .Text("Currency", row => row.Currency?.Code);

    public static JoinedRowQuery<CreditEntry, CreditRow.Sorted, CreditRow> Query { get; } = new(CreditEntry.All, entry => entry.Id,
        entry => new Sorted(entry.Id, entry.Number, entry.On, entry.Kind, entry.Amount, entry.Used, entry.Ordinal),
        (db, entry, _) => new CreditRow
        {
            Id = entry.Id,
            Number = entry.Number,
            Slug = entry.Slug,
            On = entry.On,
            KindNumber = entry.Kind,
            AmountOnly = entry.Amount,
            Used = entry.Used,
            Currency = entry.Currency,
            InvoiceNumber = db.Invoices.Where(invoice => invoice.Id == entry.InvoiceId).Select(invoice => invoice.Number).FirstOrDefault(),
            InvoiceSlug = db.Invoices.Where(invoice => invoice.Id == entry.InvoiceId).Select(invoice => invoice.Slug).FirstOrDefault(),
            ContractNumber = db.Contracts.Where(contract => contract.Id == entry.ContractId).Select(contract => contract.Number)
        .FirstOrDefault(),
        });

    /// <summary>What the list is sorted by.</summary>
    public sealed record Sorted(Guid Id, string Number, DateOnly On, int Kind, decimal? Amount, decimal? Used, long Ordinal) : IListRow;
}
