namespace Checkout.Benchmarks.Reporting;

/// <summary>One of the numbers that a run ends with: smaller is better.</summary>
/// <param name="Value">A ratio to something of the same run, or a count.</param>
/// <param name="Most">What the project has set itself; null where it is only watched.</param>
internal sealed record Figure(string Database, string Name, double Value, double? Most = null);
