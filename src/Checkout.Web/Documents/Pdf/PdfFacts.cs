namespace Checkout.Web.Documents.Pdf;

/// <summary>One of the two blocks of facts above the table: the address on the left, dates and numbers on the right.</summary>
public sealed record PdfFacts(string? Heading, IReadOnlyList<PdfFact> Items);

/// <summary>A fact with its label, or a line without one.</summary>
public sealed record PdfFact(string? Label, string Value)
{
    public static implicit operator PdfFact(string line) => new(Label: null, line);
}
