using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents.Pdf;

/// <summary>A piece of a line, placed within its cell.</summary>
internal readonly record struct Fragment(TextLine Line, TextStyle Style, double X);

/// <summary>The smallest part of a cell that goes to one page: fragments on one baseline.</summary>
internal readonly record struct Strip(params IReadOnlyList<Fragment> Fragments)
{
    public double Height => Fragments.Max(fragment => fragment.Style.Leading);

    public double Ascent => Fragments.Max(fragment => fragment.Style.Ascent);
}

/// <summary>Strips below each other, from a left edge.</summary>
internal readonly record struct BandCell(double X, IReadOnlyList<Strip> Strips)
{
    public double Height => Strips.Sum(strip => strip.Height);
}

/// <summary>What is laid on pages from top to bottom: a row, a paragraph, a heading. It may be split between strips.</summary>
internal sealed record Band(IReadOnlyList<BandCell> Cells)
{
    public double Above { get; init; }

    public double Below { get; init; }

    /// <summary>True: goes to the next page rather than being split, where it fits there.</summary>
    public bool KeepTogether { get; init; } = true;

    /// <summary>True: shorter cells stand on the lower edge. For bands that are never split.</summary>
    public bool FromBottom { get; init; }

    public Rule? RuleAbove { get; init; }

    public Rule? RuleBelow { get; init; }

    /// <summary>For a table's heading: what is repeated on the pages from here on.</summary>
    public TableFrame? Opens { get; init; }

    /// <summary>See <see cref="PdfRow.Carried"/>.</summary>
    public string? Carried { get; init; }

    public double Height => Above + Cells.Max(cell => cell.Height) + Below;

    /// <summary>The height of the beginning that may stand alone at the foot of a page: two lines.</summary>
    public double LeastHeight => Above + Cells.Max(cell => cell.Strips.Take(2).Sum(strip => strip.Height)) + Below;
}

/// <summary>A line across the page, or from <paramref name="Left"/> on.</summary>
internal sealed record Rule(Ink Ink, double Thickness, double Left = 0)
{
    public static readonly Rule Hair = new(Ink.Hairline, 0.5);
    public static readonly Rule Strong = new(Ink.Rule, 0.75);
}
