using Checkout.Data.Ledger;

namespace Checkout.Web.Features.Applications;

/// <summary>An open invoice on the page that splits a credit.</summary>
public sealed record ApplicationRow : SplitRow
{
    public required SettleableInvoice Invoice { get; init; }

    public required string? ContractNumber { get; init; }

    public required bool IsOfAnotherContract { get; init; }

    public override bool IsHeld => Invoice.IsReserved;
}

/// <summary>The decision how much of a credit settles which invoices.</summary>
public sealed record ApplicationPage
{
    public required CreditSource Source { get; init; }

    public required OpenCredit Credit { get; init; }

    public required string? ContractNumber { get; init; }

    public required IReadOnlyList<ApplicationRow> Rows { get; init; }

    /// <summary>Open invoices in the credit's currency, shown or not.</summary>
    public required int OpenInvoices { get; init; }

    /// <summary>The vendor's time zone in words: until whose midnight it can be undone.</summary>
    public required string VendorZone { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Says that an invoice that was ticked is no longer open.</summary>
    public Sentence? Gone { get; init; }

    /// <summary>Why the page is shown again, in a sentence.</summary>
    public string? Change { get; init; }

    public Money Rest => Credit.Rest;

    public Money Total => Rest with { Amount = Rows.Sum(row => row.Amount ?? 0m) };

    public Money Left => Rest - Total;

    /// <summary>What stands in the way, in sentences.</summary>
    public IEnumerable<Sentence> Problems => Rows.Where(row => row.Error is not null).Select(row => (Sentence)$"{row.Number}: {row.Error}")
        .Concat(Left.IsNegative ? [TooMuch] : Array.Empty<Sentence>());

    /// <summary>What is wrong with what was posted, each with its field.</summary>
    public IEnumerable<(string Field, Sentence Why)> Errors(ApplicationInput input) => Splits.Errors(Rows, input.Splits)
        .Concat(Total.Amount > Math.Max(Rest.Amount, Splits.Hidden(input.Available)) ? [("", TooMuch)] : Array.Empty<(string, Sentence)>());

    private Sentence TooMuch => $"These amounts come to {Total}, and only {Rest} of {Credit.Number} is left. Lower one of them.";
}

/// <summary>The question before an application is taken back.</summary>
public sealed record UndoPage(CreditSource Source, OpenCredit Credit, RelatedInvoice Invoice, Money Amount, string VendorZone);

/// <summary>The invoice from which it is taken back.</summary>
public sealed record RelatedInvoice(string Number, string Slug, Money Balance);
