namespace Checkout.Web.Charts;

/// <summary>How a chart draws its points.</summary>
public enum ChartShape
{
    /// <summary>Each amount holds until the next: a balance.</summary>
    Steps,

    /// <summary>Each amount stands for its own month.</summary>
    Months,

    /// <summary>The same, joined by a line below a limit; a month without an amount is a gap.</summary>
    Line,
}

/// <summary>An amount on a day; except for <see cref="ChartShape.Steps"/> the first of the month.</summary>
/// <param name="Amount">Null where none is known; of lines only.</param>
/// <param name="Limit">What the amount stays below; of lines only.</param>
public readonly record struct ChartPoint(DateOnly On, decimal? Amount, decimal Limit = 0m);

/// <summary>Amounts over time. Drawn on the server, with its figures in a table behind it.</summary>
/// <param name="Id">Unique on the page; the ids of its parts begin with it.</param>
/// <param name="Title">The heading.</param>
/// <param name="Note">A sentence under the heading.</param>
/// <param name="Description">What the drawing shows, for those who can't see it.</param>
/// <param name="Heading">What the amounts are, over their column in the table.</param>
/// <param name="Written">An amount as the table has it.</param>
public sealed record Chart(string Id, string Title, string Note, string Description, string Heading, Func<decimal, string> Written,
    ChartShape Shape, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>The last day drawn; of steps only.</summary>
    public DateOnly Until { get; init; }

    /// <summary>What the limits are, over their column in the table; of lines only.</summary>
    public string LimitHeading { get; init; } = "";
}
