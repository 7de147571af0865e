using System.Globalization;
using System.Text;
using Checkout.Benchmarks.Deeds;
using Checkout.Benchmarks.Filling;
using Checkout.Benchmarks.Load;
using Checkout.Benchmarks.Looks;
using Checkout.Benchmarks.Starts;

namespace Checkout.Benchmarks.Reporting;

/// <summary>Everything that was found on one database.</summary>
internal sealed class Findings(string database)
{
    // The limits of docs/acceptance.md, “As fast on the first look”.
    private const double MostAtFirst = 5;
    private const double MostAgain = 3;
    private const double MostOfLarge = 1.3;
    private const double MostOfTail = 4;
    private const double MostOfThroughput = 1 / 0.9;
    /// <summary>Of the PDF of an invoice.</summary>
    public const double MostOfPdf = 8;

    private const double MostOfDeed = 10;
    private const double MostMegabytes = 64;
    private const double MostOfStart = 3;
    private const double MostOfFirstStart = 5;
    private const double MostOfMigrate = 2;
    private const double MostOfStartMemory = 1.7;
    private const double MostOfMemory = 2.5;

    private readonly List<Figure> _figures = [];
    private readonly List<string> _problems = [];
    private readonly StringBuilder _text = new();

    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>What was wrong, not only slow.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Milliseconds of the floor.</summary>
    public double Floor { get; private set; }

    /// <summary>The tables, in Markdown.</summary>
    public string Text => _text.ToString();

    public void Add(IReadOnlyList<PageLooks> looks, IReadOnlyList<PageCost> costs)
    {
        var floor = Spread.Of(looks.Single(item => item.Page == FirstLooks.Floor).First);
        Floor = floor.Median;
        var sizes = looks.Where(item => item.Page != FirstLooks.Floor).Select(item => item.Documents).Distinct().Order().ToList();
        var shown = sizes.Contains(Population.Middle) ? Population.Middle : sizes[0];
        Line($"The floor takes {floor.Median:0.00} ms ({floor.Low:0.00} to {floor.High:0.00}); pages are in multiples of it.");
        Line($"First looks are by the documents that an account has; what follows them is that of {shown:N0} documents.");
        Line($"");
        Line($"| {database} | {Cells(sizes, size => Invariant($"{size:N0}"))} | middle half, ms | again | queries | kB | kB allocated |");
        Line($"|---|{string.Concat(sizes.Select(_ => "--:|"))}--:|--:|--:|--:|--:|");
        foreach (var page in looks.Where(item => item.Page != FirstLooks.Floor && item.Documents == shown))
        {
            var bySize = looks.Where(item => item.Page == page.Page)
                .ToDictionary(item => item.Documents, item => Spread.Of(item.First).Median);
            var (first, again) = (Spread.Of(page.First), Spread.Of(page.Second).Median / Floor);
            var cost = costs.SingleOrDefault(item => item.Page == page.Page);
            var all = Cells(sizes, size => bySize.TryGetValue(size, out var ms) ? Invariant($"{ms / Floor:0.0}") : "");
            Line($"| {page.Page} | {all} | {first.Low:0.0}–{first.High:0.0} | {again:0.0} | {CellsOf(cost)} |");
            Find($"{page.Page}, first look", first.Median / Floor, MostAtFirst);
            Find($"{page.Page}, again", again, MostAgain);
            if (bySize.TryGetValue(Population.Small, out var small) && bySize.TryGetValue(Population.Large, out var large))
            {
                Find($"{page.Page}, {Population.Large} to {Population.Small}", large / small, MostOfLarge);
            }

            if (cost is not null)
            {
                Find($"{page.Page}, queries", cost.Queries);
            }
        }

        Line($"");
    }

    public void Add(IReadOnlyList<CrowdTurn> turns)
    {
        Line($"| {database}, connections | pages/s | p50, ms | p99, ms | pages | writes | errors |");
        Line($"|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var turn in turns)
        {
            var counts = Invariant($"{turn.Pages} | {turn.Writes} | {turn.Errors}");
            Line($"| {turn.Connections} | {turn.PerSecond:0} | {turn.P50:0.0} | {turn.P99:0.0} | {counts} |");
            if (turn.Errors > 0)
            {
                _problems.Add($"{database}, {turn.Connections} connections: {turn.Errors} errors, the first: {turn.FirstError}");
            }
        }

        Line($"");
        var (some, many) = (turns.Single(turn => turn.Connections == 16), turns.Single(turn => turn.Connections == 64));
        Find("p99 to p50 at 16 connections", some.P99 / some.P50, MostOfTail);
        Find("pages/s at 16 connections to those at 64", some.PerSecond / many.PerSecond, MostOfThroughput);
    }

    public void Add(LargeFile file, double? most = null, int? rows = null)
    {
        var (ms, rate) = (file.Cpu * 1000, rows is { } count ? Invariant($"{count / file.Cpu / 1000:0} thousand rows per second") : "");
        Line($"| {file.Name} | {ms:0} ms | {ms / Floor:0.0} × floor | {file.Size / 1e6:0.0} MB | grown by {file.Grown:0} MB | {rate} |");
        if (rows is null)
        {
            Find($"{file.Name}, CPU", ms / Floor, most);
        }
        else
        {
            Find($"{file.Name}, MB grown", Math.Max(0, file.Grown), MostMegabytes);
        }
    }

    public void Add(IReadOnlyList<DeedCost> deeds)
    {
        Line($"| {database} | CPU, ms | rows | the same rows by prepared statements, ms | × |");
        Line($"|---|--:|--:|--:|--:|");
        foreach (var deed in deeds)
        {
            Line($"| {deed.Name} | {deed.Cpu:0.00} | {deed.Rows:0} | {deed.Raw:0.00} | {deed.Cpu / deed.Raw:0.0} |");
            Find($"{deed.Name} to its rows", deed.Cpu / deed.Raw, MostOfDeed);
        }

        Line($"");
    }

    public void Add(StartCosts starts)
    {
        var (bare, current, first) = (starts.Bare, starts.Current, starts.First);
        Line($"| {database}, start to the first page | portal | bare application | × |");
        Line($"|---|--:|--:|--:|");
        Line($"| Current database, CPU | {current.Cpu:0.00} s | {bare.Cpu:0.00} s | {current.Cpu / bare.Cpu:0.0} |");
        Line($"| the same, time | {current.Seconds:0.00} s | {bare.Seconds:0.00} s | {current.Seconds / bare.Seconds:0.0} |");
        Line($"| the same, memory | {current.Memory:0} MB | {bare.Memory:0} MB | {current.Memory / bare.Memory:0.00} |");
        var (loaded, bareLoaded) = (starts.LoadedMemory, starts.BareLoadedMemory);
        Line($"| Memory under load | {loaded:0} MB | {bareLoaded:0} MB | {loaded / bareLoaded:0.0} |");
        Line($"| First start with demo data, CPU | {first.Cpu:0.0} s | | |");
        Line($"| checkout migrate on a current database | {starts.Migrate:0.0} s | | |");
        Line($"");
        Find("Start, CPU", current.Cpu / bare.Cpu, MostOfStart);
        Find("Start, time", current.Seconds / bare.Seconds, MostOfStart);
        Find("Start, memory", current.Memory / bare.Memory, MostOfStartMemory);
        Find("Memory under load", loaded / bareLoaded, MostOfMemory);
        Find("First start with demo data, seconds of CPU", first.Cpu, MostOfFirstStart);
        Find("checkout migrate, seconds", starts.Migrate, MostOfMigrate);
    }

    public void Say(string line) => Line($"{line}");

    public void Find(string name, double value, double? most = null) => _figures.Add(new Figure(database, name, value, most));

    private void Line(FormattableString line) => _text.AppendLine(Invariant(line));

    private static string Cells(IEnumerable<int> sizes, Func<int, string> of) => string.Join(" | ", sizes.Select(of));

    private static string CellsOf(PageCost? cost) =>
        cost is null ? " | | " : Invariant($"{cost.Queries} | {cost.Bytes / 1000.0:0} | {cost.Allocated / 1000.0:0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
