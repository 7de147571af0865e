namespace Checkout.Web.Documents.Pdf;

/// <summary>One of the two blocks of facts above the table: the address on the left, dates and numbers on the right.</summary>
public sealed record PdfFacts(string? Heading, IReadOnlyList<PdfFact> Items)
{
    /// <summary>Those that are known.</summary>
    public static PdfFacts Known(string heading, params ReadOnlySpan<(string Label, string? Value)> facts)
    {
        var known = new List<PdfFact>();
        foreach (var (label, value) in facts)
        {
            known.AddRange(value is null ? [] : [new PdfFact(label, value)]);
        }

        return new PdfFacts(heading, known);
    }

    /// <param name="taxId">Null where there is none, or it is not said.</param>
    public static PdfFacts Addressee(string heading, Address address, string? taxId = null) => new(heading,
    [
        .. address.Lines().Append(CountryText.Name(address.Country)).Select(line => (PdfFact)line),
        .. Known(heading, ("Tax ID", taxId)).Items,
    ]);
}

/// <summary>A fact with its label, or a line without one.</summary>
public sealed record PdfFact(string? Label, string Value)
{
    public static implicit operator PdfFact(string line) => new(Label: null, line);
}
