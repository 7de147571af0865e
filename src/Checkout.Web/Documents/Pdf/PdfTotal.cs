namespace Checkout.Web.Documents.Pdf;

/// <summary>A line of the totals below a table.</summary>
/// <param name="Label">What the amount is.</param>
/// <param name="Value">The formatted amount.</param>
/// <param name="Emphasised">The figure that the reader looks for: larger, under a rule.</param>
public sealed record PdfTotal(string Label, string Value, bool Emphasised = false);
