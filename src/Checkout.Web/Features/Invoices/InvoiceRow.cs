using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Invoices;

/// <summary>An invoice in the list and in its exports.</summary>
public sealed record InvoiceRow : IListRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    /// <summary>The name of its first line.</summary>
    public required string? FirstLine { get; init; }

    public required int Lines { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required string? ContractNumber { get; init; }

    public required string? ContractSlug { get; init; }

    public required string? PoNumber { get; init; }

    public required decimal TaxAmount { get; init; }

    public required decimal TotalAmount { get; init; }

    public required decimal DueAmount { get; init; }

    public required decimal AllocatedAmount { get; init; }

    public required Currency Currency { get; init; }

    public required DateOnly? VoidedOn { get; init; }

    public required DateTimeOffset? DisputedAt { get; init; }

    public required DateOnly Today { get; init; }

    public InvoiceStatus Status => InvoiceStatuses.Of(VoidedOn, DisputedAt, DueAmount, AllocatedAmount, DueOn, Today);

    public StatusWord StatusWord => InvoiceWords.Of(Status);

    /// <summary>What it is for, in a few words.</summary>
    public string For => Lines > 1 ? $"{FirstLine} and {Lines - 1} more" : FirstLine ?? "";

    public bool IsLate => DueOn < Today && !Balance.IsZero;

    public Money Tax => new(TaxAmount, Currency);

    public Money Total => new(TotalAmount, Currency);

    public Money Balance => new(VoidedOn is not null || DueAmount < 0m ? 0m : DueAmount - AllocatedAmount, Currency);

    // A field, and so part of the query and not of its parameters: an index has the same expression.
    private static readonly DateOnly Undated = BusinessDay.Latest;

    public static Sorts<Invoice> Sorts { get; } = new Sorts<Invoice>(invoice => invoice.Ordinal, "-issued")
        .ByNumber(invoice => invoice.Number)
        .By("issued", invoice => invoice.IssuedOn)
        // Databases differ in where they put what has no date.
        .By("due", invoice => invoice.DueOn ?? Undated)
        .By("total", invoice => invoice.TotalAmount)
        .By("balance", invoice => invoice.VoidedOn != null || invoice.DueAmount < 0m ? 0m : invoice.DueAmount - invoice.AllocatedAmount);

    public static ExportColumns<InvoiceRow> Columns { get; } = new ExportColumns<InvoiceRow>()
        .Text("Number", row => row.Number)
        .Date("Issued", row => row.IssuedOn)
        .Date("Due", row => row.DueOn)
        .Text("Contract", row => row.ContractNumber)
        .Text("For", row => row.For)
        .Text("Status", row => row.StatusWord.Word)
        .Text("Purchase order", row => row.PoNumber)
        .Amount("Net", row => row.Total - row.Tax)
        .Amount("Tax", row => row.Tax)
        .Amount("Total", row => row.Total)
        .Amount("Balance", row => row.Balance)
        .Text("Currency", row => row.Currency.Code);

    public static DocumentRowQuery<Invoice, InvoiceRow> Query { get; } = new((db, invoice, today) => new InvoiceRow
    {
        Id = invoice.Id,
        Number = invoice.Number,
        Slug = invoice.Slug,
        FirstLine = invoice.Lines.OrderBy(line => line.Position).Select(line => line.Name).FirstOrDefault(),
        Lines = invoice.Lines.Count,
        IssuedOn = invoice.IssuedOn,
        DueOn = invoice.DueOn,
        ContractNumber = db.Contracts.Where(contract => contract.Id == invoice.ContractId).Select(contract => contract.Number)
        .FirstOrDefault(),
        ContractSlug = db.Contracts.Where(contract => contract.Id == invoice.ContractId).Select(contract => contract.Slug).FirstOrDefault(),
        PoNumber = invoice.PoNumber,
        TaxAmount = invoice.TaxAmount,
        TotalAmount = invoice.TotalAmount,
        DueAmount = invoice.DueAmount,
        AllocatedAmount = invoice.AllocatedAmount,
        Currency = invoice.Currency,
        VoidedOn = invoice.VoidedOn,
        DisputedAt = invoice.DisputedAt,
        Today = today,
    });
}
