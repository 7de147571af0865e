using System.Globalization;

namespace Checkout.Benchmarks.Reporting;

/// <summary>
/// The checked-in table of figures (tests/Checkout.Benchmarks/ratios.tsv): what a run found before. A later run may be worse by
/// as much as a busy machine makes of nothing.
/// </summary>
internal sealed class Ratios(string file)
{
    // Processor time itself differs by a fifth between two runs on a shared machine; small ratios differ by more.
    private const double Tolerance = 1.35;
    private const double Slack = 0.3;

    private readonly Dictionary<(string Database, string Name), double> _known = !File.Exists(file) ? [] : File.ReadLines(file).Skip(1)
        .Select(line => line.Split('\t')).ToDictionary(cells => (cells[0], cells[1]),
            cells => double.Parse(cells[2], CultureInfo.InvariantCulture));

    /// <summary>What has become worse, in sentences.</summary>
    public IEnumerable<string> Regressions(IEnumerable<Figure> figures) => figures
        .Where(figure => _known.TryGetValue((figure.Database, figure.Name), out var known) && figure.Value > (known * Tolerance) + Slack)
        .Select(figure => string.Create(CultureInfo.InvariantCulture,
            $"{figure.Name} on {figure.Database} is {figure.Value:0.00}; it was {_known[(figure.Database, figure.Name)]:0.00}."));

    /// <summary>Puts what was found now in place of what is there, and leaves the rest.</summary>
    public void Keep(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            _known[(figure.Database, figure.Name)] = figure.Value;
        }

        File.WriteAllLines(file, _known.OrderBy(pair => pair.Key.Database, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Database}\t{pair.Key.Name}\t{pair.Value:0.00}"))
            .Prepend("database\tfigure\tvalue"));
    }
}
