using System.Globalization;
using System.Text;
using System.Text.Json;
using Checkout.Benchmarks.Driving;

namespace Checkout.Benchmarks.Reporting;

/// <summary>Everything measured, against the limits that the project has set itself.</summary>
internal sealed class Report(IReadOnlyList<Measurement> found, IReadOnlyList<LargeFile> files, RunOptions options,
    IReadOnlyList<double> loads, TimeSpan took)
{
    private const double MostOverFloor = 2.5;
    private const double MostOverFirstPage = 1.15;
    private const double MostOverBareSelection = 2.0;
    private const double MostOverList = 4;
    private const double MostSeconds = 3;
    private const double MostMegabytes = 150;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly (string Deep, string First)[] Pages = [(Targets.InvoicesLast, Targets.Invoices),
        (Targets.InvoicesByTotalLast, Targets.InvoicesByTotal)];

    /// <summary>In sentences; none where all limits are kept.</summary>
    public IReadOnlyList<string> Missed =>
    [
        .. found.Where(item => item.Ratio > MostOverFloor && item.Target is not (Targets.Selection or Targets.Preview or Targets.Statement))
        .Select(item =>
            string.Create(CultureInfo.InvariantCulture,
                $"{item.Target} on {item.Database} with {item.Connections} connection(s) costs {item.Ratio:0.00} times the floor; at "
                + $"most {MostOverFloor:0.0} is allowed.")),
        .. Against([(Targets.Statement, Targets.Invoices)]).Where(statement => statement.Ratio > MostOverList).Select(statement =>
            string.Create(CultureInfo.InvariantCulture,
                $"{statement.Name} on {statement.Database} with {statement.Connections} connection(s) costs {statement.Ratio:0.00} "
                + $"times a list page; at most {MostOverList:0} is allowed.")),
        // Its own processor time: the time of day counts whatever else the machine does.
        .. files.Where(file => file.Cpu > MostSeconds || file.Grown > MostMegabytes).Select(file =>
            string.Create(CultureInfo.InvariantCulture,
                $"{file.Name} on {file.Database} took {file.Cpu:0.0} s of CPU and {file.Grown:0} MB; at most {MostSeconds:0} s and "
                + $"{MostMegabytes:0} MB are allowed.")),
        .. Depths().Where(depth => depth.Ratio > MostOverFirstPage).Select(depth =>
            string.Create(CultureInfo.InvariantCulture,
                $"{depth.Name} on {depth.Database} with {depth.Connections} connection(s) costs {depth.Ratio:0.00} times the first "
                + $"page; at most {MostOverFirstPage:0.00} is allowed.")),
        .. Previews().Where(preview => preview.Ratio > MostOverBareSelection).Select(preview =>
            string.Create(CultureInfo.InvariantCulture,
                $"A priced selection on {preview.Database} with {preview.Connections} connection(s) costs {preview.Ratio:0.00} times "
                + $"the page without a quantity; at most {MostOverBareSelection:0.00} is allowed.")),
    ];

    public async Task WriteAsync(string artifacts)
    {
        Directory.CreateDirectory(artifacts);
        await File.WriteAllTextAsync(Path.Combine(artifacts, "bench.md"), Table());
        await File.WriteAllTextAsync(Path.Combine(artifacts, "bench.json"), JsonSerializer.Serialize(
            new
            {
                Machine = Machine(),
                LoadAverages = loads,
                options.Turns,
                options.Seconds,
                Took = took.TotalSeconds,
                Measurements = found,
                Files = files,
                Depths = Depths(),
                Previews = Previews().Select(preview => new { preview.Database, preview.Connections, preview.Ratio }),
                Missed
            }, Indented));
    }

    public string Text() => $"""

        {Table()}
        {(Missed.Count == 0 ? "Every limit is kept." : string.Join('\n', Missed))}
        Also in bench.json and bench.md under artifacts/bench. It took {took.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)} minutes.
        """;

    private string Table()
    {
        var table = new StringBuilder();
        table.AppendLine(
            string.Create(CultureInfo.InvariantCulture,
                $"{Machine()}; load average "
            + $"{string.Join(", ", loads.Select(load => load.ToString("0.0", CultureInfo.InvariantCulture)))}; median of {options.Turns} "
            + $"turn(s) of {options.Seconds} s each."));
        table.AppendLine();
        table.AppendLine(
            "| database | page | connections | pages/s | p50, ms | p99, ms | CPU per page, ms | of it database | × floor | × page 1 |");
        table.AppendLine("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        var depths = Depths().ToDictionary(depth => (depth.Database, depth.Name, depth.Connections), depth => depth.Ratio);
        foreach (var item in found)
        {
            var depth = depths.TryGetValue((item.Database, item.Target, item.Connections), out var ratio)
                ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "";
            table.AppendLine(
                string.Create(CultureInfo.InvariantCulture,
                $"| {item.Database} | {item.Target} | {item.Connections} | {item.PagesPerSecond:0} | {item.P50:0.0} | "
                + $"{item.P99:0.0} | {item.Cpu:0.000} | {item.DatabaseCpu:0.000} | {item.Ratio:0.00} | {depth} |"));
        }

        if (files.Count > 0)
        {
            table.AppendLine();
            table.AppendLine("| database | file | first, s | median, s | CPU, s | memory grown by, MB | size, MB |");
            table.AppendLine("|---|---|--:|--:|--:|--:|--:|");
            foreach (var file in files)
            {
                table.AppendLine(
                    string.Create(CultureInfo.InvariantCulture,
                $"| {file.Database} | {file.Name} | {file.First:0.0} | {file.Median:0.0} | {file.Cpu:0.0} | {file.Grown:0} | "
                    + $"{file.Size / 1e6:0.0} |"));
            }
        }

        return table.ToString();
    }

    private List<(string Database, string Name, int Connections, double Ratio)> Depths() => Against(Pages);

    private List<(string Database, string Name, int Connections, double Ratio)> Against(IReadOnlyList<(string Page, string Other)> pairs) =>
    [
        .. from deep in found
           join pair in pairs on deep.Target equals pair.Page
           from first in found.Where(item => item.Target == pair.Other && item.Database == deep.Database
               && item.Connections == deep.Connections)
           select (deep.Database, deep.Target, deep.Connections, deep.Cpu / first.Cpu),
    ];

    // The same page of the same run, with one quantity and without any.
    private List<(string Database, string Name, int Connections, double Ratio)> Previews() =>
        Against([(Targets.Preview, Targets.Selection)]);

    private static string Machine() => string.Create(CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
}
