using System.Globalization;
using System.Text;
using System.Text.Json;
using Checkout.Testing;

namespace Checkout.Benchmarks.Driving;

/// <summary>One turn of wrk.</summary>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record Turn(long Pages, double Seconds, double P50, double P99);

/// <summary>Drives a target with wrk. Every answer is looked at: its status, and whether it holds the rows that are expected.</summary>
internal sealed class Wrk(string folder, IReadOnlyList<string> cookies)
{
    private const string Result = "RESULT ";

    public static string? Missing =>
        ExternalProgram.Find("wrk") is null ? "wrk is not on this machine (Debian: apt-get install wrk)." : null;

    /// <exception cref="InvalidOperationException">An answer was not the page.</exception>
    public async Task<Turn> DriveAsync(Target target, int connections, int seconds)
    {
        var script = Path.Combine(folder, "drive.lua");
        await File.WriteAllTextAsync(script, ScriptFor(target));
        var output = await ExternalProgram.RunAsync("timeout", [
            "60", "wrk", "-t1", string.Create(CultureInfo.InvariantCulture, $"-c{connections}"),
            string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"), "--timeout", "30s", "-s", script, target.Address.AbsoluteUri]);
        var line = output.Split('\n').LastOrDefault(text => text.StartsWith(Result, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk said: {output}");
        using var result = JsonDocument.Parse(line[Result.Length..]);
        var root = result.RootElement;
        if (root.GetProperty("bad").GetInt64() is > 0 and var bad)
        {
            throw new InvalidOperationException(
                $"{target.Name}: {bad} answers were not the page; the first was {root.GetProperty("first").GetString()}.");
        }

        var pages = root.GetProperty("pages").GetInt64();
        return pages == 0
            ? throw new InvalidOperationException($"{target.Name}: no page came.")
            : new Turn(pages, root.GetProperty("micros").GetDouble() / 1e6, root.GetProperty("p50").GetDouble() / 1e3,
                root.GetProperty("p99").GetDouble() / 1e3);
    }

    private string ScriptFor(Target target)
    {
        var lua = new StringBuilder();
        lua.AppendLine(CultureInfo.InvariantCulture, $"local cookies = {{ {string.Join(", ", cookies.Select(Quoted))} }}");
        lua.AppendLine(CultureInfo.InvariantCulture, $"local paths = {{ {string.Join(", ", target.Paths.Select(Quoted))} }}");
        lua.AppendLine(CultureInfo.InvariantCulture, $"local marker, times = {Quoted(target.Marker)}, {target.Times}");
        lua.Append("""
            local n, threads = 0, {}
            bad, first = 0, ""
            function setup(thread) table.insert(threads, thread) end
            function request()
              n = n + 1
              return wrk.format("GET", paths[n % #paths + 1], { ["Cookie"] = cookies[n % #cookies + 1], ["Accept-Encoding"] = "gzip, deflate, br" })
            end
            function response(status, headers, body)
              local found, at = 0, 1
              while true do
                local _, last = string.find(body, marker, at, true)
                if not last then break end
                found, at = found + 1, last + 1
              end
              if status ~= 200 or found ~= times then
                bad = bad + 1
                if first == "" then first = "a " .. status .. " with " .. found .. " of " .. times .. " marks" end
              end
            end
            function done(summary, latency, requests)
              local b, f = 0, ""
              for _, thread in ipairs(threads) do b = b + thread:get("bad"); if f == "" then f = thread:get("first") end end
              b = b + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
              if f == "" and b > 0 then f = "a broken connection" end
              print(string.format('RESULT {"pages": %d, "micros": %d, "p50": %f, "p99": %f, "bad": %d, "first": "%s"}',
                summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), b, f))
            end

            """);
        return lua.ToString();
    }

    private static string Quoted(string text) =>
        '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
}
