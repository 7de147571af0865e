using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Checkout.Data;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;

namespace Checkout.Testing.Web;

/// <summary>The portal as its own process, as an operator starts it; what differs from one in production is on its command line.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";

    private static readonly string[] Inherited =
        [TestAuditKey.Setting, TestSignInKey.Setting, "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_STARTUP_HOOKS"];

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, said) => Read(said.Data);
        process.ErrorDataReceived += (_, said) => Read(said.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _ = EndAsync();
    }

    public Uri Address { get; private set; } = null!;

    public bool HasEnded => _process.HasExited;

    /// <summary>Megabytes of the machine's memory that it has at this moment.</summary>
    public double Memory
    {
        get
        {
            using var now = Process.GetProcessById(_process.Id);
            return now.WorkingSet64 / 1e6;
        }
    }

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a portal on a free port and waits until it listens.</summary>
    /// <param name="environment">Development brings migrations, demo data and plain HTTP.</param>
    /// <param name="settings">Further arguments, such as <c>--Start:DemoData=false</c>.</param>
    public static Task<PortalProcess> StartAsync(DatabaseOptions database, string environment = "Development",
        params IEnumerable<string> settings) => StartAsync(null, database, environment, settings);

    /// <param name="published">A folder with another version of the portal; null for the one that was built with the tests.</param>
    public static async Task<PortalProcess> StartAsync(string? published, DatabaseOptions database, string environment,
        IEnumerable<string> settings)
    {
        // Views and style sheets of a development host are read from the project's folder.
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(published ?? AppContext.BaseDirectory, "Checkout.Web.dll"), "--urls=http://127.0.0.1:0",
            $"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}", .. settings])
        {
            WorkingDirectory = published ?? RepositoryRoot.Combine("src", "Checkout.Web"),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        TestClock.GiveToHost(start);
        start.Environment["DOTNET_TieredPGO"] = "0"; // As in the tests themselves: it lives too briefly to gain by it.
        return await StartAsync(start, TimeSpan.FromMinutes(2));
    }

    /// <summary>Runs what an operator would write into a shell, the last of it a portal, and waits until that listens. Nothing that a test
    /// gives its own portals and commands helps there, and the port is a free one.</summary>
    public static Task<PortalProcess> StartAsync(string folder, string script, TimeSpan patience, IReadOnlyDictionary<string, string> given)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        // The shell would complain of a language that is not on this machine.
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in given)
        {
            start.Environment[name] = value;
        }

        return StartAsync(start, patience);
    }

    private static async Task<PortalProcess> StartAsync(ProcessStartInfo start, TimeSpan patience)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, false);
        var portal = new PortalProcess(new Process { StartInfo = start });
        portal._process.Start();
        portal._process.BeginOutputReadLine();
        portal._process.BeginErrorReadLine();
        try
        {
            portal.Address = await portal._listening.Task.WaitAsync(patience);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public PortalClient Anonymous() => BrowserWith(new CookieContainer());

    /// <summary>A browser with the cookies of another: ports of one machine share them.</summary>
    public PortalClient BrowserWith(CookieContainer cookies) =>
        new(new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address },
            cookies);

    /// <summary>Tells it to end, as service managers do (SIGTERM).</summary>
    public Task TellToEndAsync() =>
        ExternalProgram.RunAsync("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);

    /// <summary>The code with which it ended; fails where it did not within that time.</summary>
    public async Task<int> EndedAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync().WaitAsync(patience);
        return _process.ExitCode;
    }

    /// <summary>Ends it without a chance to tidy up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Ended, and all that it printed is here.
    private async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        _listening.TrySetException(new InvalidOperationException($"The portal ended before it listened:\n{Output}"));
    }

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line is not null && line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
        {
            _listening.TrySetResult(new Uri(line[(at + Announcement.Length)..].Trim()));
        }
    }
}
