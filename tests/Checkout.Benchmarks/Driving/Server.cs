using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Checkout.Benchmarks.Driving;

/// <summary>A web server as a process of its own; it ends with this object.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Server(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) =>
            _listening.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{_said}"));
    }

    public Uri Address { get; private set; } = null!;

    public int ProcessId => _process.Id;

    /// <summary>Megabytes of the machine's memory that it has at this moment.</summary>
    public double Memory => MemoryOf("VmRSS");

    /// <summary>The most that it had since <see cref="ForgetPeak"/>.</summary>
    public double Peak => MemoryOf("VmHWM");

    /// <param name="input">Given to its standard input.</param>
    /// <param name="environment">Beside what is here.</param>
    public static async Task<Server> StartAsync(string assembly, IEnumerable<string> arguments, string? input = null,
        params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new Server(new Process { StartInfo = start });
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server._process.StandardInput.WriteAsync(input);
        server._process.StandardInput.Close();
        try
        {
            server.Address = await server._listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{ProcessId.ToString(CultureInfo.InvariantCulture)}/clear_refs", "5");

    // In kilobytes, as Linux counts it.
    private double MemoryOf(string name) =>
        double.Parse(File.ReadLines($"/proc/{ProcessId.ToString(CultureInfo.InvariantCulture)}/status")
            .Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    // Everything is read, so that the pipe never fills, but only what is said before it listens is kept.
    private void Read(string? line)
    {
        if (line is null || _listening.Task.IsCompleted)
        {
            return;
        }

        _said.AppendLine(line);
        if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
        {
            _listening.TrySetResult(new Uri(line[(at + Announcement.Length)..].Trim()));
        }
    }
}
