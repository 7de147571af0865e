using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Xunit;

namespace Checkout.Testing.Databases;

/// <summary>
/// A throw-away PostgreSQL server on a free loopback port. It ends with whoever started it, also with a killed process: a guardian
/// waits on a pipe from here and clears away once the pipe closes.
/// </summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string Superuser = "checkout";

    private readonly PostgreSqlBinaries _binaries;
    private readonly string _folder;
    private readonly bool _durable;
    private readonly Process _guardian;
    private int _port;

    private PostgreSqlCluster(PostgreSqlBinaries binaries, string folder, bool durable)
    {
        _binaries = binaries;
        _folder = folder;
        _durable = durable;
        _guardian = StartGuardian();
    }

    /// <summary>Why no cluster can be started on this machine; null where one can.</summary>
    public static string? Missing => PostgreSqlBinaries.Found is null ? PostgreSqlBinaries.Missing : null;

    private string Data => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "server.log");

    /// <summary>Starts a cluster; the test is skipped where PostgreSQL is not to be had.</summary>
    /// <param name="durable">True for tests of what survives a crash: every commit reaches the disk before it is acknowledged.
    /// Slower.</param>
    public static async Task<PostgreSqlCluster> StartAsync(bool durable = false)
    {
        Skip.If(Missing is not null, Missing);
        var cluster = new PostgreSqlCluster(PostgreSqlBinaries.Found!, await PostgreSqlBinaries.NewFolderAsync(onDisk: durable), durable);
        try
        {
            await cluster.RunAsync("initdb", "-D", cluster.Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                "--no-sync");
            await cluster.StartOnFreePortAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString(string database = "postgres") =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            // Seconds until a connection stands: a loaded machine is slow, not broken.
            Timeout = 300,
            Port = _port,
            Username = Superuser,
            Database = database,
            MaxPoolSize = 60,
            IncludeErrorDetail = true
        }.ConnectionString;

    /// <summary>Stops the server as a power cut would: no checkpoint, no goodbye to clients. <see cref="RestartAsync"/> then
    /// recovers.</summary>
    public async Task StopImmediatelyAsync() => await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>Starts a stopped server on the same port, so that connection strings stay true.</summary>
    public async Task RestartAsync() => await StartServerAsync();

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _guardian.StandardInput.Close();
        await _guardian.WaitForExitAsync();
        _guardian.Dispose();
    }

    private async Task StartOnFreePortAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            _port = Loopback.FreePort();
            try
            {
                await StartServerAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                // Somebody else took the port between the look and the start.
            }
            catch (InvalidOperationException failed)
            {
                throw new InvalidOperationException($"{failed.Message}\n{await File.ReadAllTextAsync(Log)}", failed);
            }
        }
    }

    private async Task StartServerAsync()
    {
        var settings = string.Create(CultureInfo.InvariantCulture,
            $"-p {_port} -h 127.0.0.1 -c unix_socket_directories= -c max_connections=300");
        if (!_durable)
        {
            settings += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c jit=off";
        }

        await RunAsync("pg_ctl", "-D", Data, "-l", Log, "-w", "-o", settings, "start");
    }

    private Task<string> RunAsync(string program, params ReadOnlySpan<string> arguments)
    {
        var command = _binaries.Command(program, arguments);
        return ExternalProgram.RunAsync(command[0], command[1..]);
    }

    private Process StartGuardian()
    {
        // Ctrl-C reaches every process of the terminal: the guardian lets it pass and waits for the pipe instead.
        const string script = """exec >/dev/null 2>&1; trap '' INT TERM HUP; cat; folder=$1; shift; "$@"; rm -rf "$folder" """;
        var stop = _binaries.Command("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "guardian", _folder, .. stop])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = "/"
        })!;
    }
}
