using Checkout.Data.Ledger;
using Checkout.Domain;
using Checkout.Domain.Ledger;
using Checkout.Web.Features.Shared;

namespace Checkout.Web.Features.Applications;

/// <summary>An open invoice on the page that splits a credit.</summary>
public sealed record ApplicationRow
{
    public required SettleableInvoice Invoice { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required Money Balance { get; init; }

    public required string? ContractNumber { get; init; }

    public required bool IsOfAnotherContract { get; init; }

    public bool Ticked { get; init; }

    /// <summary>What the field holds.</summary>
    public string Typed { get; init; } = "";

    /// <summary>What is to be applied; null where nothing is, or what was typed can't be.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What is wrong with it.</summary>
    public string? Error { get; init; }
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

    /// <summary>Why the page is shown again, in a sentence.</summary>
    public string? Change { get; init; }

    public Money Rest => Credit.Rest;

    public Money Total => new(Rows.Sum(row => row.Amount ?? 0m), Rest.Currency);

    public Money Left => Rest - Total;

    public int Chosen => Rows.Count(row => row.Amount is > 0m);

    /// <summary>What stands in the way, in sentences.</summary>
    public IEnumerable<Sentence> Problems =>
        [.. Rows.Where(row => row.Error is not null).Select(row => (Sentence)$"{row.Number}: {row.Error}"), .. Left.IsNegative ? [TooMuch] : Array.Empty<Sentence>()];

    /// <summary>What is to be applied, with what was open when the form was opened.</summary>
    public IReadOnlyList<CreditSplit> SplitsOf(ApplicationInput input) =>
    [
        .. Rows.Where(row => row.Amount is > 0m).Select(row =>
            new CreditSplit(row.Slug, row.Amount!.Value, ApplicationPages.Hidden(input.Splits.First(split => split.Invoice == row.Slug).Open))),
    ];

    public Sentence TooMuch => $"These amounts come to {Total}, and only {Rest} of {Credit.Number} is left. Lower one of them.";
}

/// <summary>The question before an application is taken back.</summary>
public sealed record UndoPage(CreditSource Source, OpenCredit Credit, RelatedInvoice Invoice, Money Amount, string VendorZone);

/// <summary>The invoice from which it is taken back.</summary>
public sealed record RelatedInvoice(string Number, string Slug, Money Balance);
