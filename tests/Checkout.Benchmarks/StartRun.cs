using System.Diagnostics;
using System.Globalization;
using Checkout.Benchmarks.Driving;
using Checkout.Data;
using Checkout.Data.Seeding.Demo;
using Checkout.Testing;

namespace Checkout.Benchmarks;

/// <summary>
/// What a start costs the published portal and its command, in turns with a bare MVC application that is published the same way; then what
/// both hold in memory while they are driven.
/// </summary>
internal static class StartRun
{
    private const int Turns = 5;
    private const int Readers = 8;
    private const double MostOverBareCpu = 3;
    private const double MostOverBareMemory = 1.7;
    private const double MostOverBareMemoryUnderLoad = 2.5;
    private const double MostFirstStart = 5;
    private const double MostMigrate = 2;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(10);

    /// <param name="portal">The published Checkout.Web.dll.</param>
    /// <param name="command">The published checkout.dll.</param>
    /// <param name="bare">The published Checkout.Bare.dll.</param>
    /// <param name="artifacts">Where the report goes.</param>
    /// <returns>The exit code: 3 where a limit was missed.</returns>
    public static async Task<int> ExecuteAsync(string portal, string command, string bare, string artifacts)
    {
        var folder = Directory.CreateTempSubdirectory("checkout-start-").FullName;
        try
        {
            var connection = $"Data Source={Path.Combine(folder, "start.db")}";
            var arguments = Run.PortalArguments(DatabaseProvider.Sqlite, connection, folder);
            var empty = await MigrateAsync(command, $"Data Source={Path.Combine(folder, "empty.db")}");
            var first = await FirstPageAsync(portal,
                [.. arguments, "--Start:Migrate=true", "--Start:DemoData=true", "--Start:Demonstration=true"], "/SignIn");
            var (bares, portals, current) = (new List<Begun>(), new List<Begun>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                bares.Add(await FirstPageAsync(bare, ["--urls=http://127.0.0.1:0"], "/"));
                portals.Add(await FirstPageAsync(portal, arguments, "/SignIn"));
                current.Add(await MigrateAsync(command, connection));
            }

            var bareLoad = await MemoryUnderLoadAsync(bare, ["--urls=http://127.0.0.1:0"], ["/"], signIn: false);
            var portalLoad = await MemoryUnderLoadAsync(portal, arguments, ["/", "/Invoices", "/Payments", "/Quotes"], signIn: true);
            IReadOnlyList<Limit> limits =
            [
                new("Current database to first page, CPU", Median(portals, one => one.Cpu), Median(bares, one => one.Cpu), MostOverBareCpu,
                    "s"),
                new("Current database to first page, time", Median(portals, one => one.Seconds), Median(bares, one => one.Seconds),
                    MostOverBareCpu, "s"),
                new("Memory after the first page", Median(portals, one => one.Memory), Median(bares, one => one.Memory),
                    MostOverBareMemory, "MB"),
                new("Memory under load", portalLoad, bareLoad, MostOverBareMemoryUnderLoad, "MB"),
                new("First start with demo data, CPU", first.Cpu, null, MostFirstStart, "s"),
                new("checkout migrate, current database, CPU", current.Order().ElementAt(Turns / 2), null, MostMigrate, "s"),
                new("checkout migrate, no database, CPU", empty, null, null, "s"),
            ];
            var table = string.Create(CultureInfo.InvariantCulture,
                $"Medians of {Turns}; load average {CpuClock.Load():0.0} on {Environment.ProcessorCount} cores.\n\n")
                + "| what | portal | bare application | ratio | limit |\n|---|--:|--:|--:|--:|\n"
                + string.Concat(limits.Select(limit => limit.Row()));
            await File.WriteAllTextAsync(Path.Combine(artifacts, "start.md"), table);
            Console.WriteLine(table);
            return limits.Any(limit => limit.IsMissed) ? 3 : 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Begun> FirstPageAsync(string assembly, IReadOnlyList<string> arguments, string path)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await Server.StartAsync(assembly, arguments);
        using var http = new HttpClient { BaseAddress = server.Address };
        await http.GetStringAsync(new Uri(path, UriKind.Relative));
        return new Begun(watch.Elapsed.TotalSeconds, CpuClock.Of(server.ProcessId), ProcessMemory.Now(server.ProcessId));
    }

    private static async Task<double> MigrateAsync(string command, string connection)
    {
        var before = CpuClock.OfEndedChildren();
        await ExternalProgram.RunAsync("dotnet", [command, "migrate", "--connection", connection]);
        return CpuClock.OfEndedChildren() - before;
    }

    private static async Task<double> MemoryUnderLoadAsync(string assembly, IReadOnlyList<string> arguments, string[] paths, bool signIn)
    {
        await using var server = await Server.StartAsync(assembly, arguments);
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Address };
        if (signIn)
        {
            http.DefaultRequestHeaders.Add("Cookie",
                await Session.SignInAsync(server.Address, DemoData.SignIns[0].Email, DemoData.Password));
        }

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            for (var page = reader; watch.Elapsed < Load; page++)
            {
                await http.GetStringAsync(new Uri(paths[page % paths.Length], UriKind.Relative));
            }
        }));
        return ProcessMemory.Now(server.ProcessId);
    }

    private static double Median(List<Begun> all, Func<Begun, double> of) => all.Select(of).Order().ElementAt(all.Count / 2);

    private sealed record Begun(double Seconds, double Cpu, double Memory);

    /// <param name="Bare">What the bare application took; null where the limit is no ratio.</param>
    private sealed record Limit(string What, double Taken, double? Bare, double? Most, string Unit)
    {
        public bool IsMissed => Taken / (Bare ?? 1) > Most;

        public string Row() => string.Create(CultureInfo.InvariantCulture,
            $"| {What} | {Taken:0.00} {Unit} | {Bare:0.00} | {Taken / Bare:0.0} | {Most:0.0}{(IsMissed ? " **missed**" : "")} |\n");
    }
}
