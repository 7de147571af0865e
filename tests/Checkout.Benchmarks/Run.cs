using System.Diagnostics;
using System.Globalization;
using Checkout.Benchmarks.Deeds;
using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Filling;
using Checkout.Benchmarks.Load;
using Checkout.Benchmarks.Looks;
using Checkout.Benchmarks.Reporting;
using Checkout.Benchmarks.Starts;
using Checkout.Data;
using Checkout.Testing;
using Checkout.Testing.Databases;

namespace Checkout.Benchmarks;

/// <summary>
/// Everything, or first looks, deeds or starts alone, on each database: <c>./build bench [quick] [first|deeds|start] [sqlite|postgresql]
/// [part of a page's name] [keep] [warm=…] [rounds=…] [documents=…] [seconds=…]</c>.
/// </summary>
internal sealed class Run(string portal, string artifacts, IReadOnlyList<string> asked)
{
    private const int Documents = 1_000_000;
    private const int QuickDocuments = 120_000;
    private const int FirstDocuments = 20_000;

    private static readonly string[] Words = ["quick", "first", "deeds", "start", "keep"];
    private static readonly DatabaseProvider[] Providers = [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
    private static readonly (string Name, string MediaType)[] Formats =
        [("Csv", "text/csv"), ("Xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")];

    private static readonly int[] Connections = [1, 16, 64];

    private bool IsQuick => asked.Contains("quick");

    private bool IsDeeds => asked.Contains("deeds");

    private bool IsFirst => asked.Contains("first");

    private bool IsStart => asked.Contains("start");

    private string Part => asked.FirstOrDefault(word => !word.Contains('=', StringComparison.Ordinal) && !Words.Contains(word)
        && !Providers.Any(provider => IsNamed(provider, word))) ?? "";

    /// <returns>The exit code: 1 where an answer was wrong, 3 where a limit was missed or a figure has become worse.</returns>
    public async Task<int> ExecuteAsync()
    {
        var (watch, load) = (Stopwatch.StartNew(), CpuClock.Load());
        var findings = new List<Findings>();
        var named = Providers.Where(provider => asked.Any(word => IsNamed(provider, word))).ToList();
        try
        {
            if (!IsFirst && !IsDeeds)
            {
                Console.WriteLine("Starts");
                var starts = new Findings(nameof(DatabaseProvider.Sqlite));
                starts.Add(await StartCosts.MeasureAsync(portal, artifacts, TimeSpan.FromSeconds(Number("seconds", 10))));
                findings.Add(starts);
            }

            foreach (var provider in IsStart ? [] : named.Count == 0 ? [.. Providers] : named)
            {
                findings.Add(await OnAsync(provider));
            }
        }
        catch (InvalidOperationException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }

        var figures = findings.SelectMany(found => found.Figures).ToList();
        var ratios = new Ratios(RepositoryRoot.Combine("tests", "Checkout.Benchmarks", "ratios.tsv"));
        List<string> missed =
        [
            .. figures.Where(figure => figure.Value > figure.Most).Select(figure => string.Create(CultureInfo.InvariantCulture,
                $"{figure.Name} on {figure.Database} is {figure.Value:0.00}; at most {figure.Most:0.00} is allowed.")),
            .. ratios.Regressions(figures),
        ];
        if (asked.Contains("keep"))
        {
            ratios.Keep(figures);
        }

        var problems = findings.SelectMany(found => found.Problems).ToList();
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {string.Join('\n', findings.Select(found => found.Text))}
            {Environment.ProcessorCount} cores, .NET {Environment.Version}; load average {load:0.0} before, {CpuClock.Load():0.0} after; {watch.Elapsed.TotalMinutes:0.0} minutes.

            {string.Join('\n', problems.Concat(missed).DefaultIfEmpty("Every limit is kept, and nothing has become worse."))}
            """);
        Directory.CreateDirectory(artifacts);
        await File.WriteAllTextAsync(Path.Combine(artifacts, "bench.md"), text);
        Console.WriteLine(text);
        return problems.Count > 0 ? 1 : missed.Count > 0 ? 3 : 0;
    }

    private async Task<Findings> OnAsync(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("checkout-bench-").FullName;
        var found = new Findings(provider.ToString());
        try
        {
            if (!IsFirst)
            {
                Say(provider, "acceptances, payments, bills");
                found.Add(await DeedCosts.MeasureAsync(provider is DatabaseProvider.Sqlite ? Engine.Sqlite : Engine.PostgreSql));
            }

            if (IsDeeds)
            {
                return found;
            }

            var documents = Number("documents", IsQuick ? QuickDocuments : IsFirst ? FirstDocuments : Documents);
            await using var stand = await Stand.SetUpAsync(provider, portal, folder, documents);
            Say(provider, "first looks");
            found.Add(
                await new FirstLooks(stand).MeasureAsync(
                    stand.Customers, Part, Number("warm", IsQuick ? 25 : 60), Number("rounds", IsQuick ? 7 : 20)),
                await PageCost.CountAsync(stand, stand.Customer, Part));
            if (!IsFirst)
            {
                await DriveAsync(stand, found);
                await DownloadAsync(stand, found);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return found;
    }

    private async Task DriveAsync(Stand stand, Findings found)
    {
        var turns = new List<CrowdTurn>();
        var time = TimeSpan.FromSeconds(Number("seconds", IsQuick ? 8 : 30));
        foreach (var connections in Connections)
        {
            Say(stand.Database.Options.Provider, string.Create(CultureInfo.InvariantCulture, $"{connections} connection(s)"));
            turns.Add(await new Crowd(stand, stand.Customer).DriveAsync(connections, time));
        }

        found.Add(turns);
        found.Say("| what | CPU | | size | memory | |");
        found.Say("|---|--:|--:|--:|--:|--:|");
        found.Say(string.Create(CultureInfo.InvariantCulture, $"| Memory after the load | {stand.Portal.Memory:0} MB | | | | |"));
    }

    private async Task DownloadAsync(Stand stand, Findings found)
    {
        Say(stand.Database.Options.Provider, "files");
        var large = stand.Customers[^1];
        var invoices = (await Pages.OfAsync(stand.Database, stand.Customer.Id, "Invoice")).Single(page => page.Name == "Invoice").Paths;
        Task<LargeFile> Of(Customer customer, string name, string path, string type, int times) =>
            LargeFile.MeasureAsync(stand, customer, name, path, type, times);
        found.Add(await Of(stand.Customer, "Invoice as PDF", invoices[0] + "/Pdf", "application/pdf", 200), Findings.MostOfPdf);
        found.Add(await Of(stand.Customer, "Statement as PDF", "/Statements/Pdf?" + Pages.LongPeriod, "application/pdf", 3));
        found.Add(await Of(stand.Customer, "Archive of 25 invoices",
            "/Invoices?files=chosen" + string.Concat(invoices.Take(25).Select(path => "&pick=" + path.Split('/')[^1])),
            "application/zip", 3));
        foreach (var (format, type) in Formats)
        {
            var rows = large.Documents / 2;
            found.Add(await Of(large, $"{rows} invoices as {format}", "/Invoices?format=" + format, type, 1), rows: rows);
            if (stand.Exporter is { Documents: var all } exporter)
            {
                found.Add(await Of(exporter, $"{all} payments as {format}", "/Payments?format=" + format, type, 1), rows: all);
            }
        }

        found.Say("");
    }

    private int Number(string name, int otherwise) =>
        asked.FirstOrDefault(word => word.StartsWith(name + '=', StringComparison.Ordinal)) is { } word
        ? int.Parse(word[(name.Length + 1)..], CultureInfo.InvariantCulture) : otherwise;

    private static bool IsNamed(DatabaseProvider provider, string word) =>
        string.Equals(provider.ToString(), word, StringComparison.OrdinalIgnoreCase);

    private static void Say(DatabaseProvider provider, string what) => Console.WriteLine($"{provider}: {what}");
}
