using System.Diagnostics;
using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Looks;
using Checkout.Data;
using Checkout.Data.Seeding.Demo;
using Checkout.Testing;

namespace Checkout.Benchmarks.Starts;

/// <summary>A process until it has answered its first page.</summary>
/// <param name="Cpu">Seconds of the processor.</param>
/// <param name="Seconds">Of the clock.</param>
/// <param name="Memory">Megabytes that it has then.</param>
internal sealed record Begun(double Cpu, double Seconds, double Memory)
{
    public static Begun MedianOf(IReadOnlyList<Begun> all) => new(Spread.Of(all.Select(one => one.Cpu)).Median,
        Spread.Of(all.Select(one => one.Seconds)).Median, Spread.Of(all.Select(one => one.Memory)).Median);
}

/// <summary>
/// What starts cost the published portal and its command on SQLite, in turns with a bare MVC application that is published the same way;
/// then what both have of the machine's memory while they are driven.
/// </summary>
/// <param name="First">With demo data into no database.</param>
/// <param name="Current">On that database again, with nothing to do.</param>
/// <param name="Migrate">Seconds of the clock that <c>checkout migrate</c> takes on it.</param>
internal sealed record StartCosts(Begun First, Begun Current, Begun Bare, double Migrate, double LoadedMemory, double BareLoadedMemory)
{
    private const int Turns = 5;
    private const int Readers = 16;

    private static readonly string[] Pages = ["/", "/Invoices", "/Payments", "/Quotes", "/Orders", "/Contracts"];

    /// <param name="portal">The published Checkout.Web.dll.</param>
    /// <param name="artifacts">Where the command and the bare application are published.</param>
    /// <param name="load">How long they are driven.</param>
    public static async Task<StartCosts> MeasureAsync(string portal, string artifacts, TimeSpan load)
    {
        var (command, bare) = (Path.Combine(artifacts, "command", "checkout.dll"), Path.Combine(artifacts, "bare", "Checkout.Bare.dll"));
        var folder = Directory.CreateTempSubdirectory("checkout-start-").FullName;
        try
        {
            var database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "start.db")}" };
            Task<Server> Portal(params IEnumerable<string> more) => Stand.StartPortalAsync(portal, database, folder, more);
            Task<Server> Bare() => Server.StartAsync(bare, ["--urls=http://127.0.0.1:0"]);
            var first = await BeginAsync(() => Portal("--Start:Migrate=true", "--Start:DemoData=true", "--Start:Demonstration=true"),
                "/SignIn");
            var (currents, bares, migrates) = (new List<Begun>(), new List<Begun>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                bares.Add(await BeginAsync(Bare, "/"));
                currents.Add(await BeginAsync(() => Portal(), "/SignIn"));
                var watch = Stopwatch.StartNew();
                await ExternalProgram.RunAsync("dotnet", [command, "migrate", "--connection", database.ConnectionString]);
                migrates.Add(watch.Elapsed.TotalSeconds);
            }

            return new StartCosts(first, Begun.MedianOf(currents), Begun.MedianOf(bares), Spread.Of(migrates).Median,
                await LoadAsync(() => Portal(), Pages, load, isPortal: true), await LoadAsync(Bare, ["/"], load, isPortal: false));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Begun> BeginAsync(Func<Task<Server>> start, string path)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await start();
        using var http = new HttpClient { BaseAddress = server.Address };
        await http.GetStringAsync(new Uri(path, UriKind.Relative));
        return new Begun(CpuClock.Of(server.ProcessId), watch.Elapsed.TotalSeconds, server.Memory);
    }

    private static async Task<double> LoadAsync(Func<Task<Server>> start, string[] paths, TimeSpan load, bool isPortal)
    {
        await using var server = await start();
        var cookie = isPortal ? await Session.SignInAsync(server.Address, DemoData.SignIns[0].Email, DemoData.Password) : null;
        using var http = Visitor.Browser(server.Address, cookie);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            for (var page = reader; watch.Elapsed < load; page++)
            {
                await http.GetStringAsync(new Uri(paths[page % paths.Length], UriKind.Relative));
            }
        }));
        return server.Memory;
    }
}
