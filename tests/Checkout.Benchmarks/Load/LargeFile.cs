using System.Net;
using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Filling;
using Checkout.Benchmarks.Looks;

namespace Checkout.Benchmarks.Load;

/// <summary>What a file cost that a member downloads.</summary>
/// <param name="Cpu">Seconds of the processor, web server and database together: the median of the second half, for which the first has
/// read the fonts and compiled what prints.</param>
/// <param name="Grown">Megabytes by which the web server's memory exceeded at its peak what it had before.</param>
/// <param name="Size">Bytes of the file.</param>
internal sealed record LargeFile(string Name, double Cpu, double Grown, long Size)
{
    /// <param name="mediaType">What must come.</param>
    /// <exception cref="InvalidOperationException">The answer is not the file.</exception>
    public static async Task<LargeFile> MeasureAsync(Stand stand, Customer customer, string name, string path, string mediaType, int times)
    {
        var portal = stand.Portal;
        using var http = Visitor.Browser(portal.Address, stand.CookieOf(customer));
        var before = portal.Memory;
        portal.ForgetPeak();
        var (cpu, size) = (new List<double>(), 0L);
        for (var time = 0; time < times; time++)
        {
            var used = CpuClock.Of(portal.ProcessId) + stand.Database.Cpu;
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode is not HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != mediaType)
            {
                throw new InvalidOperationException($"{path} answered {answer.StatusCode}, {answer.Content.Headers.ContentType}.");
            }

            await using var file = await answer.Content.ReadAsStreamAsync();
            size = await ReadAsync(file);
            cpu.Add(CpuClock.Of(portal.ProcessId) + stand.Database.Cpu - used);
        }

        return new LargeFile(name, cpu.Skip(times / 2).Order().ElementAt((times - (times / 2)) / 2), portal.Peak - before, size);
    }

    private static async Task<long> ReadAsync(Stream file)
    {
        var (buffer, size) = (new byte[64 * 1024], 0L);
        for (int read; (read = await file.ReadAsync(buffer)) > 0;)
        {
            size += read;
        }

        return size;
    }
}
