namespace Checkout.Benchmarks.Driving;

/// <summary>A page that is driven.</summary>
/// <param name="Paths">Asked for one after the other.</param>
/// <param name="Marker">Stands in every right answer, as often as <paramref name="Times"/> says.</param>
internal sealed record Target(string Name, Uri Address, IReadOnlyList<string> Paths, string Marker, int Times, bool IsFloor = false);
