namespace Checkout.Domain.Tax;

/// <summary>Two figures that should be equal and aren't.</summary>
/// <param name="Rule">The rule of EN 16931, for instance BR-CO-10.</param>
/// <param name="Sentence">What doesn't add up, with both figures.</param>
/// <param name="Stated">The issuer's figure.</param>
/// <param name="Computed">What the document's other figures make of it.</param>
/// <param name="Field">Where the issuer's figure stands, as the feed names its fields.</param>
public sealed record FigureProblem(string Rule, string Sentence, decimal Stated, decimal Computed, string Field);

/// <summary>What was found in a document's figures. With problems it is refused; warnings are only told.</summary>
public sealed record FiguresReport(IReadOnlyList<FigureProblem> Problems, IReadOnlyList<FigureProblem> Warnings)
{
    public bool AddsUp => Problems.Count == 0;
}
