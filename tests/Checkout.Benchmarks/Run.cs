using System.Diagnostics;
using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Reporting;
using Checkout.Data;
using Checkout.Data.Audit;

namespace Checkout.Benchmarks;

/// <summary>Floor and portal on each database, driven in turns.</summary>
internal static class Run
{
    /// <param name="portal">The published Checkout.Web.dll.</param>
    /// <param name="artifacts">Where the report goes.</param>
    /// <returns>The exit code: 1 where an answer was wrong, 3 where a limit was missed.</returns>
    public static async Task<int> ExecuteAsync(string portal, string artifacts, RunOptions options)
    {
        if (Wrk.Missing is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 1;
        }

        var watch = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("checkout-bench-").FullName;
        var loads = new List<double> { CpuClock.Load() };
        var (found, files) = (new List<Measurement>(), new List<LargeFile>());
        try
        {
            foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql })
            {
                if (provider.ToString().Contains(options.Engine, StringComparison.OrdinalIgnoreCase))
                {
                    found.AddRange(await OnAsync(provider, portal, folder, options, files));
                    loads.Add(CpuClock.Load());
                }
            }
        }
        catch (InvalidOperationException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
        finally
        {
            if (!options.Keep)
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        var report = new Report(found, files, options, loads, watch.Elapsed);
        await report.WriteAsync(artifacts);
        Console.WriteLine(report.Text());
        return report.Missed.Count == 0 ? 0 : 3;
    }

    private static async Task<IReadOnlyList<Measurement>> OnAsync(DatabaseProvider provider, string portalPath, string folder,
        RunOptions options, List<LargeFile> files)
    {
        Say($"{provider}: writing {BenchmarkData.Rows} invoices and quotes for one account, and as many invoices for others");
        await using var database = await Database.CreateAsync(provider, folder);
        var accountId = await new BenchmarkData(database.Options, new AuditKey(database.Options, BenchmarkData.Key)).WriteAsync();
        await database.SettleAsync();

        await using var portal = await PortalAsync(provider, portalPath, folder, database);
        var cookies = new List<string>();
        for (var user = 0; user < BenchmarkData.Users; user++)
        {
            cookies.Add(await Session.SignInAsync(portal.Address, BenchmarkData.EmailOf(user), BenchmarkData.Password));
        }

        using var http = new HttpClient { BaseAddress = portal.Address };
        http.DefaultRequestHeaders.Add("Cookie", cookies[0]);
        var invoices = await http.GetStringAsync(new Uri("/Invoices", UriKind.Relative));
        await using var floor = await Server.StartAsync(typeof(Run).Assembly.Location,
            ["floor", provider.ToString(), database.Options.ConnectionString, accountId.ToString()], invoices);
        var targets = Targets.On(floor.Address, portal.Address)
            .Where(target => target.IsFloor || options.Only.Length == 0 || options.Only.Split(',').Any(target.Name.Contains)).ToList();
        await Targets.CheckAsync(targets, cookies, invoices);

        var wrk = new Wrk(folder, cookies);
        foreach (var target in targets)
        {
            await Targets.VisitAsync(target, cookies[0]);
        }

        // Twice round: what is compiled for good is decided by how often it ran, and compiling goes on in the background.
        for (var round = 1; round <= 2; round++)
        {
            Say($"{provider}: warming up, round {round} of 2");
            foreach (var target in targets)
            {
                await wrk.DriveAsync(target, 8, options.WarmUpSeconds);
            }
        }

        var turns = new Dictionary<(Target Target, int Connections), List<(Turn, double, double)>>();
        foreach (var connections in options.Connections)
        {
            for (var turn = 1; turn <= options.Turns; turn++)
            {
                Say($"{provider}: {connections} connection(s), turn {turn} of {options.Turns}");
                foreach (var target in targets)
                {
                    var processId = target.IsFloor ? floor.ProcessId : portal.ProcessId;
                    var (server, backend) = (CpuClock.Of(processId), DatabaseCpu(database));
                    var driven = await wrk.DriveAsync(target, connections, options.Seconds);
                    turns.TryAdd((target, connections), []);
                    turns[(target, connections)].Add((driven, CpuClock.Of(processId) - server, DatabaseCpu(database) - backend));
                }
            }
        }

        if (options.Only.Length == 0 || options.Only.Contains(Targets.Statement, StringComparison.Ordinal))
        {
            // In a process of its own: what other pages left there is no part of it.
            Say($"{provider}: the statement as PDF");
            await using var fresh = await PortalAsync(provider, portalPath, folder, database);
            var cookie = await Session.SignInAsync(fresh.Address, BenchmarkData.EmailOf(0), BenchmarkData.Password);
            files.Add(await LargeFile.MeasureAsync(provider.ToString(), "Statement as PDF", fresh, cookie, Targets.StatementPdf,
                "application/pdf"));
        }

        var measured = turns.Select(pair => Measurement.Of(provider.ToString(), pair.Key.Target, pair.Key.Connections, pair.Value))
            .ToList();
        return [.. measured.Select(item =>
            item with { Ratio = item.Cpu / measured.Single(other => other.IsFloor && other.Connections == item.Connections).Cpu })];
    }

    private static Task<Server> PortalAsync(DatabaseProvider provider, string portalPath, string folder, Database database) =>
        Server.StartAsync(portalPath, PortalArguments(provider, database.Options.ConnectionString, folder));

    internal static IReadOnlyList<string> PortalArguments(DatabaseProvider provider, string connectionString, string folder) =>
    [
        "--urls=http://127.0.0.1:0", $"--Database:Provider={provider}", $"--Database:ConnectionString={connectionString}",
        $"--Audit:Key={BenchmarkData.Key}", $"--SignIn:Key={BenchmarkData.Key}", "--Mail:PublicUrl=https://127.0.0.1",
        "--Vendor:Name=Cirrus Software, Inc.", "--Vendor:BillingEmail=billing@cirrus.example",
        "--Vendor:TimeZone=America/Los_Angeles", $"--Mail:Folder={Path.Combine(folder, "mail")}",
    ];

    private static double DatabaseCpu(Database database) => database.ServerId is { } id ? CpuClock.OfFamily(id) : 0;

    private static void Say(string text) => Console.WriteLine(text);
}
