using System.Diagnostics;
using System.Net;

namespace Checkout.Benchmarks.Driving;

/// <summary>What a large file cost.</summary>
/// <param name="First">Seconds, the first time in this process.</param>
/// <param name="Median">Seconds, of all times.</param>
/// <param name="Cpu">Seconds of the web server, the median.</param>
/// <param name="Grown">Megabytes by which the web server's memory exceeded at its peak what it had before the first time.</param>
/// <param name="Size">Bytes of the file.</param>
internal sealed record LargeFile(string Database, string Name, double First, double Median, double Cpu, double Grown, long Size)
{
    private const int Times = 5;

    /// <param name="mediaType">What must come.</param>
    /// <exception cref="InvalidOperationException">The answer is not the file.</exception>
    public static async Task<LargeFile> MeasureAsync(string database, string name, Server portal, string cookie, Uri path, string mediaType)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = portal.Address };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var before = ProcessMemory.Now(portal.ProcessId);
        var (seconds, cpu, size) = (new List<double>(), new List<double>(), 0L);
        for (var i = 0; i < Times; i++)
        {
            var (watch, used) = (Stopwatch.StartNew(), CpuClock.Of(portal.ProcessId));
            using var answer = await http.GetAsync(path);
            if (answer.StatusCode is not HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != mediaType)
            {
                throw new InvalidOperationException($"{path} answered {answer.StatusCode}, {answer.Content.Headers.ContentType}.");
            }

            size = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
            seconds.Add(watch.Elapsed.TotalSeconds);
            cpu.Add(CpuClock.Of(portal.ProcessId) - used);
        }

        return new LargeFile(database, name, seconds[0], seconds.Order().ElementAt(Times / 2), cpu.Order().ElementAt(Times / 2),
            ProcessMemory.Peak(portal.ProcessId) - before, size);
    }
}
