using System.Diagnostics;
using System.Globalization;

namespace Checkout.Data.Tests.Payments;

/// <summary>A process that does what a portal does by itself, whenever it is told what time it is.</summary>
internal sealed class LivingProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private LivingProcess(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public static async Task<LivingProcess> StartAsync(DatabaseOptions database, string folder)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Checkout.Crash.dll"), database.Provider.ToString(), database.ConnectionString,
            Guid.Empty.ToString(), Guid.Empty.ToString(), "-", "live", folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var living = new LivingProcess(Process.Start(start)!);
        Assert.True(await living.SaysAsync("ready"), "It did not start.");
        return living;
    }

    /// <param name="line">The instant, and where to die.</param>
    /// <returns>False where it was killed, as it had been told.</returns>
    public async Task<bool> LiveAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await SaysAsync("done");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> SaysAsync(string word)
    {
        using var late = new CancellationTokenSource(Patience);
        if (await _process.StandardOutput.ReadLineAsync(late.Token) is { } said)
        {
            Assert.Equal(word, said);
            return true;
        }

        // A kill says nothing; anything else that ends it does.
        await _process.WaitForExitAsync(late.Token);
        var errors = await _errors;
        Assert.True(errors.Length == 0, string.Create(CultureInfo.InvariantCulture, $"It ended with {_process.ExitCode}: {errors}"));
        return false;
    }
}
