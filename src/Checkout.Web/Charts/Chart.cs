namespace Checkout.Web.Charts;

/// <summary>How a chart draws its points.</summary>
public enum ChartShape
{
    /// <summary>Each amount holds until the next: a balance.</summary>
    Steps,

    /// <summary>Each amount stands for its own month.</summary>
    Months,
}

/// <summary>An amount on a day; for <see cref="ChartShape.Months"/> the first of the month.</summary>
public readonly record struct ChartPoint(DateOnly On, decimal Amount);

/// <summary>Amounts of one currency over time. Drawn on the server, with its figures in a table behind it.</summary>
/// <param name="Id">Unique on the page; the ids of its parts begin with it.</param>
/// <param name="Title">The heading.</param>
/// <param name="Note">A sentence under the heading.</param>
/// <param name="Description">What the drawing shows, for those who can't see it.</param>
/// <param name="Heading">What the amounts are, over their column in the table.</param>
public sealed record Chart(string Id, string Title, string Note, string Description, string Heading, Currency Currency, ChartShape Shape,
    IReadOnlyList<ChartPoint> Points)
{
    /// <summary>The last day drawn; of steps only.</summary>
    public DateOnly Until { get; init; }
}
