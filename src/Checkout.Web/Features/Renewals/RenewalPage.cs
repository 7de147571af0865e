using Checkout.Web.Features.AddProducts.Selecting;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Renewals;

/// <summary>A contract's next term: what to keep, raise or lower, and what that costs.</summary>
public sealed record RenewalPage
{
    public required BuyingContext Context { get; init; }

    public required IReadOnlyList<RenewalRow> Rows { get; init; }

    /// <summary>The quantities as they are saved; what could not be read is left out, and the page says so.</summary>
    public required Selection Selection { get; init; }

    /// <summary>Every figure of the renewal, if it can be saved so; of the products that have a price otherwise; null where none
    /// has.</summary>
    public required QuoteDocument? Document { get; init; }

    /// <summary>What is wrong with the whole.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The renewal that the account has made already; saving makes its next version.</summary>
    public Quote? Own { get; init; }

    /// <summary>A renewal that the account executive published and that can be accepted instead.</summary>
    public Quote? Published { get; init; }

    /// <summary>Why the page is shown again although nothing was wrong with what was typed.</summary>
    public Sentence? Change { get; init; }

    public Contract Contract => Context.Contract!;

    public DateRange Term => new(Contract.EndsOn.AddDays(1), Contract.Grid.TermEnd(Contract.EndsOn.AddDays(1), Months));

    public int Months => RenewalRules.TermMonths(Contract, Context.Policy);

    public bool IsLate => Context.Today > Contract.EndsOn;

    /// <summary>True where the form was sent: only then what is wrong is listed above it.</summary>
    public bool WasSent { get; init; }

    public bool HasProblems => Problems.Count > 0 || Rows.Any(row => row.Problem is not null);
}

/// <summary>A product of the contract with its quantity for the next term.</summary>
/// <param name="Sku">As the catalogue has it.</param>
/// <param name="Typed">As it stands in the field.</param>
/// <param name="Problem">What is wrong with it, in a sentence.</param>
/// <param name="Choice">Its price; null where it is left out, or has none.</param>
/// <param name="Amount">What the line comes to over the term.</param>
/// <param name="Use">How much of it was used over time; null where nothing was reported.</param>
public sealed record RenewalRow(RenewedProduct Product, string Sku, string Typed, string? Problem, PricedChoice? Choice, Money? Amount,
    UsageSummary? Use)
{
    public string FieldName => SelectionInput.UnitsPrefix + Sku;

    public string FieldId => SelectionInput.FieldId(Sku);
}
