using System.Diagnostics;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Testing;
using Xunit.Abstractions;

namespace Checkout.Web.Tests.Quotes;

/// <summary>10,000 rows in an ordinary run, 100,000 and a million in a soak.</summary>
[Collection(nameof(MeasuredAlone)), Trait("Acceptance", "S14"), Trait("Acceptance", "F5")]
public sealed class ListingVeryManyQuotes(ITestOutputHelper output)
{
    private const long MostGrowth = 32L * 1024 * 1024;

    [SkippableTheory, EveryEngineInSoak]
    public Task Comes_to_its_last_page_and_streams_every_row_in_bounded_memory(Engine engine) => ListAsync(engine, SoakFactor.Times(10_000));

    [SkippableTheory, EveryEngine, Trait("Category", "Soak")]
    public Task And_so_does_a_list_of_a_million(Engine engine) => ListAsync(engine, 1_000_000);

    private async Task ListAsync(Engine engine, int count)
    {
        await using var on = await QuotesPortal.StartAsync(engine,
            settings: new PortalSettings { Kestrel = true, Environment = "Development" });
        await ListingQuotes.SeedManyAsync(on, count);
        await on.Browser.GetAsync("/Quotes");
        await on.Browser.GetAsync("/Quotes?q=nothing&format=csv");

        var last = await on.Browser.GetAsync($"/Quotes?page={count / 25}");
        Assert.Equal(25, last.All("tbody tr").Count);

        foreach (var format in new[] { "csv", "xlsx" })
        {
            var (firstByte, growth, bytes) = await DownloadAsync(on, $"/Quotes?format={format}");
            output.WriteLine(
                $"{engine}: {count} rows as {format}, first byte after {firstByte.TotalMilliseconds:0} ms, heap grew by "
                + $"{growth / 1024 / 1024} MB at most");
            Assert.InRange(growth, long.MinValue, MostGrowth);
            Assert.InRange(bytes, count * 10L, long.MaxValue);
        }
    }

    private static async Task<(TimeSpan FirstByte, long Growth, long Bytes)> DownloadAsync(QuotesPortal on, string path)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, most, bytes, buffer) = (Stopwatch.StartNew(), before, 0L, new byte[64 * 1024]);
        using var response = await on.Browser.Http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var read = await body.ReadAsync(buffer);
        var firstByte = watch.Elapsed;
        for (var round = 0; read > 0; read = await body.ReadAsync(buffer), round++)
        {
            bytes += read;
            if (round % 64 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        return (firstByte, most - before, bytes);
    }
}
