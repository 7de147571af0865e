namespace Checkout.Web.Documents.Pdf;

/// <summary>What a table repeats on every page that it runs over: its heading, and the sum that is carried on.</summary>
/// <param name="heading">The row of column headings.</param>
/// <param name="carry">Builds the band of the carried sum from its label and value; null where nothing is carried.</param>
/// <param name="labels">What is carried.</param>
internal sealed class TableFrame(Band heading, Func<string, string, Band>? carry, PdfCarry? labels)
{
    // Measured with a placeholder: label and sum are one line.
    private readonly double _carryHeight = carry is null ? 0 : carry("", "").Height;

    /// <summary>The sum after the last row drawn; null before the first.</summary>
    public string? Carried { get; set; }

    public double HeadHeight => heading.Height + _carryHeight;

    public double FootHeight => _carryHeight;

    public void DrawHead(PageFlow flow, bool withSum)
    {
        flow.DrawWhole(heading);
        if (withSum && carry is not null && Carried is not null) flow.DrawWhole(carry(labels!.Brought, Carried));
    }

    public void DrawFoot(PageFlow flow)
    {
        if (carry is not null && Carried is not null) flow.DrawWhole(carry(labels!.Forward, Carried));
    }
}
