namespace Checkout.Benchmarks.Looks;

/// <summary>A page that members look at.</summary>
/// <param name="Paths">Asked for in turn: of a kind of document, one document after the other.</param>
/// <param name="Marker">Stands in every right answer.</param>
internal sealed record Page(string Name, IReadOnlyList<string> Paths, string Marker)
{
    public string PathOf(int look) => Paths[look % Paths.Count];
}
