using System.Diagnostics;
using System.Globalization;
using System.Text;
using Checkout.Data.Feed;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace Checkout.Data.Tests.Feed;

/// <summary>A file's size does not decide about memory.</summary>
[Trait("Acceptance", "S3")]
public sealed class ImportingVeryMuch(ITestOutputHelper output)
{
    private const int Accounts = 50;
    private const long MemoryPerTenThousand = 40_000_000;
    private const long MemoryAtAll = 160_000_000;

    [SkippableTheory, EveryEngineInSoak]
    public async Task A_thousand_invoices(Engine engine) => await ImportAsync(engine, 1_000);

    [SkippableTheory, EveryEngine]
    [Trait("Category", "Soak")]
    public async Task A_hundred_thousand_invoices(Engine engine) => await ImportAsync(engine, 100_000);

    private async Task ImportAsync(Engine engine, int count)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        var path = Path.Combine(Path.GetTempPath(), $"checkout-feed-{Guid.NewGuid():N}.ndjson");
        await File.WriteAllLinesAsync(path, Records(count), new UTF8Encoding(false));
        try
        {
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var peak = new Peak();
            var watch = Stopwatch.StartNew();
            var report = await feed.Import.RunAsync(FeedSource.File(path), progress: peak);
            watch.Stop();

            Assert.Empty(report.Problems);
            Assert.Equal(count, report.Counts["invoice"].Added);
            await using var db = database.Contexts.Unscoped();
            Assert.Equal(count, await db.Invoices.CountAsync());
            Assert.Equal(count, await db.LedgerEntries.CountAsync());
            var held = peak.Bytes - before;
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{engine}: {count} invoices ({new FileInfo(path).Length / 1_000_000} MB) in {watch.Elapsed.TotalSeconds:0} s, "
                + $"{count / watch.Elapsed.TotalSeconds:0} per second; managed heap grew by {held / 1_000_000} MB at most, process "
                + $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB at its peak.");
            output.WriteLine(line);
            await File.WriteAllTextAsync(Path.Combine(Artifacts.Folder("performance"), $"feed-{engine}-{count}.txt"), line);
            Assert.True(held < MemoryAtAll + (MemoryPerTenThousand * count / 10_000 / 4), line);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<string> Records(int count)
    {
        foreach (var basic in FeedFile.Basics)
        {
            yield return basic;
        }

        for (var account = 0; account < Accounts; account++)
        {
            yield return FeedFile.Account($"acc{account}", string.Create(CultureInfo.InvariantCulture, $"B-{account:D5}"));
        }

        for (var invoice = 0; invoice < count; invoice++)
        {
            yield return FeedFile.Invoice(
                string.Create(CultureInfo.InvariantCulture, $"inv-{invoice}"),
                string.Create(CultureInfo.InvariantCulture, $"V{invoice:D7}"),
                net: 100m + (invoice % 977),
                account: string.Create(CultureInfo.InvariantCulture, $"acc{invoice % Accounts}"));
        }
    }

    /// <summary>Looks at what is alive at each step; what is garbage doesn't count.</summary>
    private sealed class Peak : IProgress<FeedProgress>
    {
        private int _steps;

        public long Bytes { get; private set; }

        public void Report(FeedProgress value)
        {
            if (_steps++ % 10 == 0)
            {
                Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: true));
            }
        }
    }
}
