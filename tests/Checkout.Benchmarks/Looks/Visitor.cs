using System.Net;
using Checkout.Benchmarks.Driving;

namespace Checkout.Benchmarks.Looks;

/// <summary>A member with a browser, whose every request is paid for by one server and the database behind it.</summary>
internal sealed class Visitor(Server server, Database database, string cookie) : IDisposable
{
    // A server has a little to do after its answer; it counts as well.
    private const int MostPauses = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly HttpClient _http = Browser(server.Address, cookie);

    /// <summary>Opens a page.</summary>
    /// <exception cref="InvalidOperationException">The answer was not the page.</exception>
    public async Task<string> OpenAsync(Page page, string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode is HttpStatusCode.OK && text.Contains(page.Marker, StringComparison.Ordinal) ? text
            : throw new InvalidOperationException($"{page.Name} ({path}) answered {answer.StatusCode} without {page.Marker}.");
    }

    /// <summary>Opens a page, and tells how many milliseconds of the processor that took.</summary>
    public async Task<double> MeasureAsync(Page page, string path)
    {
        var before = Cpu();
        await OpenAsync(page, path);
        var after = Cpu();
        for (var pause = 0; pause < MostPauses; pause++)
        {
            await Task.Delay(Pause);
            var later = Cpu();
            if (later - after < 0.000_02)
            {
                break;
            }

            after = later;
        }

        return (after - before) * 1000;
    }

    public void Dispose() => _http.Dispose();

    private double Cpu() => CpuClock.Of(server.ProcessId) + database.Cpu;

    /// <summary>Keeps no cookies but those that it is given, and goes nowhere by itself.</summary>
    /// <param name="cookie">Null: none.</param>
    public static HttpClient Browser(Uri address, string? cookie)
    {
        var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        if (cookie is not null)
        {
            http.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        return http;
    }
}
