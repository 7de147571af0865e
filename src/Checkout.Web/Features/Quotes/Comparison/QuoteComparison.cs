using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes.Comparison;

/// <summary>A figure of two quotes side by side.</summary>
/// <param name="Left">As words; null where that side has none.</param>
/// <param name="Difference">“5 more”; null where it can't be said as a number.</param>
public sealed record ComparedFigure(string Name, string? Left, string? Right, string? Difference)
{
    public bool Differs => !string.Equals(Left, Right, StringComparison.Ordinal);
}

/// <summary>A product of one or both quotes, figure by figure.</summary>
public sealed record ComparedLine(string Name, string Sku, bool InLeft, bool InRight, IReadOnlyList<ComparedFigure> Figures)
{
    public bool Differs => Figures.Any(figure => figure.Differs);
}

/// <summary>Two quotes, or two versions of one, line by line. Amounts of different currencies stand beside each other without a
/// difference.</summary>
public sealed record QuoteComparison(QuoteDocument Left, QuoteDocument Right, IReadOnlyList<ComparedLine> Lines,
    IReadOnlyList<ComparedFigure> Totals)
{
    public bool Differs => Lines.Any(line => line.Differs) || Totals.Any(figure => figure.Differs);

    public static QuoteComparison Of(QuoteDocument left, QuoteDocument right, CultureInfo culture)
    {
        var (ours, theirs) = (Numbered(left), Numbered(right));
        return new QuoteComparison(
            left,
            right,
            [.. ours.Keys.Concat(theirs.Keys.Where(key => !ours.ContainsKey(key)))
            .Select(key => LineOf(ours.GetValueOrDefault(key), theirs.GetValueOrDefault(key), left.Currency, right.Currency, culture))],
            [
                Amount("Net", left.Sums.Net, right.Sums.Net, culture),
                Amount("Tax", left.Sums.Tax, right.Sums.Tax, culture),
                Amount("Total", left.Sums.Total, right.Sums.Total, culture),
                Amount("Invoiced at acceptance", left.Invoices.Count == 0 ? null : left.DueNow,
                right.Invoices.Count == 0 ? null : right.DueNow, culture),
            ]);
    }

    // Where a product stands in a quote twice, its lines are compared in their order.
    private static Dictionary<(string Sku, int Nth), QuotedLine> Numbered(QuoteDocument document) => document.Lines
        .GroupBy(line => line.Line.Sku, StringComparer.OrdinalIgnoreCase)
        .SelectMany(group => group.Select((line, nth) => (Key: (group.Key, nth), Line: line)))
        .ToDictionary(pair => pair.Key, pair => pair.Line);

    private static ComparedLine LineOf(QuotedLine? left, QuotedLine? right, Currency ours, Currency theirs, CultureInfo culture)
    {
        var named = (right ?? left)!.Line;
        return new ComparedLine(named.Name, named.Sku, left is not null, right is not null,
        [
            new ComparedFigure(
                "Quantity",
                left is null ? null : QuantityText.Of(left.Line.Quantity, left.Line.Unit, culture),
                right is null ? null : QuantityText.Of(right.Line.Quantity, right.Line.Unit, culture),
                left is null || right is null ? null
                : Difference(right.Line.Quantity - left.Line.Quantity, amount => QuantityText.Of(amount, culture))),
            new ComparedFigure("Your price", Price(left, ours, culture), Price(right, theirs, culture),
            left is null || right is null || left.Line.BaseQuantity != right.Line.BaseQuantity || ours != theirs
                ? null
                : Difference(right.Line.NetPrice - left.Line.NetPrice, amount => MoneyText.Price(new Money(amount, theirs), culture))),
            new ComparedFigure("Term", Term(left, culture), Term(right, culture),
            left?.Months is { } before && right?.Months is { } after && left.Line.IsRecurring && right.Line.IsRecurring
                ? Difference((after - before).Round(4), months => QuantityText.Of(months, "month", culture))
                : null),
            Amount("Total", left?.Amount, right?.Amount, culture),
        ]);
    }

    private static string? Price(QuotedLine? line, Currency currency, CultureInfo culture) => line is null ? null
        : MoneyText.Price(new Money(line.Line.NetPrice, currency), culture)
            + (line.Line.BaseQuantity == 1m ? "" : $" per {QuantityText.Of(line.Line.BaseQuantity, line.Line.Unit, culture)}")
            + (line.Line.IsRecurring ? " a month" : "");

    private static string? Term(QuotedLine? line, CultureInfo culture) => line is null ? null
        : !line.Line.IsRecurring ? "once"
        : line.Term is { } days ? $"{DateText.Brief(days.From, culture)} – {DateText.Brief(days.To, culture)}"
        : "not known";

    private static ComparedFigure Amount(string name, Money? left, Money? right, CultureInfo culture) => new(
        name,
        left is { } ours ? MoneyText.Of(ours, culture) : null,
        right is { } theirs ? MoneyText.Of(theirs, culture) : null,
        left is { } before && right is { } after && before.Currency == after.Currency
        ? Difference(after.Amount - before.Amount, amount => MoneyText.Of(new Money(amount, after.Currency), culture)) : null);

    private static string? Difference(decimal by, Func<decimal, string> say) =>
        by == 0m ? null : $"{say(Math.Abs(by))} {(by > 0m ? "more" : "less")}";
}

/// <summary>A version of a quote, as the form names it.</summary>
public sealed record ComparedVersion(string Slug, int Revision)
{
    /// <summary>Between slug and version; no slug has it.</summary>
    public const char Separator = ':';

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Slug}{Separator}{Revision}");
}

/// <summary>The comparison as a page, with what it can be made with.</summary>
/// <param name="Comparison">Null until something is chosen to compare with.</param>
/// <param name="Versions">Of the quote itself, newest first.</param>
/// <param name="Others">Versions of other quotes with their words, newest first.</param>
public sealed record QuoteComparisonPage(string Number, string Slug, QuoteComparison? Comparison, IReadOnlyList<int> Versions,
    IReadOnlyList<(ComparedVersion Version, string Words)> Others)
{
    public required int LeftVersion { get; init; }

    /// <summary>The other quote; null where two versions of one are compared.</summary>
    public string? With { get; init; }

    public required ComparedVersion Right { get; init; }
}
