using Checkout.Data.Statements;
using Checkout.Web.Charts;
using Checkout.Web.Documents.Pdf;
using Checkout.Web.Branding;

namespace Checkout.Web.Features.Statements;

/// <summary>The form that asks for a statement, with what was typed.</summary>
public sealed record StatementForm(StatementPeriod Asked, string From, string Until, StatedAccount Account, string? Currency);

/// <summary>Everything of a statement but its movements: what does not depend on the page that is looked at.</summary>
public sealed record StatementFigures(StatementSums Sums, Aging Aging, OpenItems Open, Chart? Balance)
{
    public const int PageSize = 50;

    /// <summary>Of movements.</summary>
    public int Pages => Math.Max(1, (Sums.Count + PageSize - 1) / PageSize);
}

/// <summary>A statement as it is shown: sums, aging, a page of the movements, the first open items.</summary>
/// <param name="Number">The page of the movements, from 1.</param>
public sealed record StatementPage(StatementPeriod Asked, StatementScope Scope, StatementFigures Figures, int Number,
    IReadOnlyList<StatementLine> Lines) : IOfCompany
{
    string? IOfCompany.Company => Issuer.Company;

    /// <summary>Who heads it in print.</summary>
    public required PdfLetterhead Issuer { get; init; }

    public StatementSums Sums => Figures.Sums;

    public int Pages => Figures.Pages;

    public int FirstRow => Sums.Count == 0 ? 0 : ((Number - 1) * StatementFigures.PageSize) + 1;

    public int LastRow => Math.Min(Number * StatementFigures.PageSize, Sums.Count);

    public decimal PageOpening => Lines.Count == 0 ? Sums.Opening : Lines[0].Balance.Amount - Lines[0].Amount!.Value.Amount;
}

/// <summary>A page of what was open at the closing date.</summary>
public sealed record OpenItemsPage(StatementPeriod Asked, StatementScope Scope, Aging Aging, OpenItems Open, int Number)
{
    public const int Size = 50;
}
