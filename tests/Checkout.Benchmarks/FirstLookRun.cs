using System.Diagnostics;
using System.Globalization;
using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Filling;
using Checkout.Benchmarks.Looks;
using Checkout.Data;

namespace Checkout.Benchmarks;

/// <summary>What first looks cost, on one database or on both: <c>./build bench first [sqlite|postgresql] [part of a page's name]</c>.
/// </summary>
internal static class FirstLookRun
{
    private static readonly DatabaseProvider[] All = [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    public static async Task<int> ExecuteAsync(string portal, string[] asked)
    {
        var numbers = asked.Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var words = asked.Where(word => !word.Contains('=', StringComparison.Ordinal)).ToList();
        var providers = All.Where(provider => words.Contains(provider.ToString(), StringComparer.OrdinalIgnoreCase)).ToList();
        var part = words.Find(word => !Enum.TryParse<DatabaseProvider>(word, ignoreCase: true, out _)) ?? "";
        foreach (var provider in providers.Count == 0 ? [.. All] : providers)
        {
            await OnAsync(provider, portal, part, numbers.GetValueOrDefault("warm", 60), numbers.GetValueOrDefault("rounds", 20),
                numbers.GetValueOrDefault("documents", 20_000));
        }

        return 0;
    }

    private static async Task OnAsync(DatabaseProvider provider, string portal, string part, int warm, int rounds, int documents)
    {
        var (watch, load) = (Stopwatch.StartNew(), CpuClock.Load());
        var folder = Directory.CreateTempSubdirectory("checkout-bench-").FullName;
        try
        {
            await using var stand = await Stand.SetUpAsync(provider, portal, folder, documents);
            var customers = documents > Population.Large ? stand.Customers : [stand.Customer];
            var found = await new FirstLooks(stand).MeasureAsync(customers, part, warm, rounds);
            Console.WriteLine(Table(found, rounds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{provider}, {rounds} looks at each page after {warm} to run warm; load average {load:0.0}, at the end {CpuClock.Load():0.0}; {watch.Elapsed.TotalMinutes:0.0} minutes."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Table(IReadOnlyList<PageLooks> found, int rounds)
    {
        var floor = Spread.Of(found.Single(item => item.Page == FirstLooks.Floor).First);
        var lines = new List<string>
        {
            "| page | first look, ms | middle half | × floor | again, ms | × floor |", "|---|--:|--:|--:|--:|--:|",
            Text($"| {FirstLooks.Floor} | {floor.Median:0.00} | {floor.Low:0.00}–{floor.High:0.00} | 1 | | |"),
        };
        foreach (var item in found.Where(item => item.Page != FirstLooks.Floor))
        {
            var (first, second) = (Spread.Of(item.First), Spread.Of(item.Second));
            lines.Add(Text($"| {item.Page} | {first.Median:0.00} | {first.Low:0.00}–{first.High:0.00} | {first.Median / floor.Median:0.0} | {second.Median:0.00} | {second.Median / floor.Median:0.0} |"));
        }

        return string.Join('\n', lines);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
