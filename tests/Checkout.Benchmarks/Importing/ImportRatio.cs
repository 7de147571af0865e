using Checkout.Benchmarks.Filling;
using System.Diagnostics;
using System.Globalization;
using Checkout.Benchmarks.Driving;
using Checkout.Data;
using Checkout.Data.Audit;
using Checkout.Data.Feed;
using Checkout.Data.Seeding;
using Checkout.Domain;

namespace Checkout.Benchmarks.Importing;

/// <summary>What an import costs beside the writing of the same rows by the driver, in one process, after a small import that has
/// everything compiled. Processor time is that of this process and of the database server.</summary>
/// <param name="Raw">Seconds of the driver's own bulk path.</param>
/// <param name="Import">Seconds of the import of the file, both readings.</param>
/// <param name="Again">Seconds of the second import of the same file.</param>
/// <param name="Held">Megabytes by which what is alive grew at its peak.</param>
internal sealed record ImportRatio(string Database, int Records, int Rows, double Raw, double Import, double Again, double Held)
{
    private const int WarmUp = 2_000;
    private const double Megabyte = 1_000_000;

    public double Ratio => Import / Raw;

    public static async Task<ImportRatio> MeasureAsync(DatabaseProvider provider, int invoices)
    {
        var folder = Directory.CreateTempSubdirectory("checkout-import-").FullName;
        try
        {
            await using var database = await NewAsync("import");
            await using var copy = await NewAsync("raw");
            await using var small = await NewAsync("small");
            await using var smallCopy = await NewAsync("small-raw");
            _ = await OnceAsync(small, smallCopy, Path.Combine(folder, "small.ndjson"), WarmUp);
            return await OnceAsync(database, copy, Path.Combine(folder, "feed.ndjson"), invoices);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<Driving.Database> NewAsync(string name) =>
            Driving.Database.CreateAsync(provider, Directory.CreateDirectory(Path.Combine(folder, name)).FullName);
    }

    private static async Task<ImportRatio> OnceAsync(Driving.Database database, Driving.Database copy, string path, int invoices)
    {
        await ImportFile.WriteAsync(path, invoices);
        var (to, raw) = (await PreparedAsync(database), await PreparedAsync(copy));
        var import = new FeedImport(to, new BusinessCalendar(TimeZoneInfo.Utc), TimeProvider.System);
        var peak = new Peak();
        var (report, first) = await CpuAsync(database, () => import.RunAsync(FeedSource.File(path), progress: peak));
        if (!report.Succeeded)
        {
            throw new InvalidOperationException(string.Join('\n', report.Problems));
        }

        var (_, again) = await CpuAsync(database, () => import.RunAsync(FeedSource.File(path)));
        var rows = await RawRows.MissingAsync(to, raw);
        var (_, bulk) = await CpuAsync(copy, async () =>
        {
            await rows.WriteInBulkAsync(raw);
            return true;
        });
        return new ImportRatio(database.Options.Provider.ToString(), report.Records, rows.Count, bulk, first, again,
            peak.Bytes / Megabyte);
    }

    private static async Task<CheckoutDbContexts> PreparedAsync(Driving.Database database)
    {
        var key = new AuditKey(database.Options, Population.Key);
        var contexts = CheckoutDbContexts.For(database.Options, key);
        await new DatabaseSetup(contexts, database.Options, key, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await database.SettleAsync();
        return contexts;
    }

    private static async Task<(TResult Result, double Seconds)> CpuAsync<TResult>(Driving.Database database, Func<Task<TResult>> work)
    {
        GC.Collect();
        var before = Cpu(database);
        var result = await work();
        return (result, Cpu(database) - before);
    }

    private static double Cpu(Driving.Database database)
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds + (database.ServerId is { } id ? CpuClock.OfFamily(id) : 0);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {Database} | {Records} | {Rows} | {Raw:0.00} s | {Import:0.00} s | {Records / Import:0} | {Ratio:0.0} | {Again:0.00} s | "
        + $"{Held:0} MB |");

    /// <summary>What the runtime says is in use: without a collection of its own, which would be in the time.</summary>
    private sealed class Peak : IProgress<FeedProgress>
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        public long Bytes { get; private set; }

        public void Report(FeedProgress value) => Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: false) - _before);
    }
}
