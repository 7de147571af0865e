using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Checkout.Domain;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Shipping;

/// <summary>
/// The released folder as the image and the unit run it: by a user who owns nothing, on a file system that can't be written to but for one
/// folder, at a port that is given, with the settings of <c>env.example</c>; asked by the compose file's own health check, and ended
/// while it is at work.
/// </summary>
[Trait("Acceptance", "O1")]
public sealed class RunningWhatIsPublished : IDisposable
{
    private const int Nobody = 65534;

    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-published-").FullName;

    private string App => Path.Combine(_folder, "app");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task By_another_user_on_a_read_only_tree_and_ending_it_under_load_loses_no_request()
    {
        await Release.LayOutAsync(App);
        await RunAsync();
    }

    [SkippableFact, Trait("Category", "Soak")]
    public async Task So_does_a_true_release_and_it_comes_with_papers()
    {
        var (name, of) = ($"checkout-{ProductVersion.Value}", StringComparer.Ordinal);
        var files = (await Release.MakeAsync()).ToDictionary(file => Path.GetFileName(file), of);
        string[] all = [$"Checkout.Cli.{ProductVersion.Value}.nupkg", "SHA256SUMS", "THIRD-PARTY-LICENCES.txt", $"{name}-linux-x64.tar.gz",
            $"{name}.cdx.json"];
        Assert.Equal(all, files.Keys.Order(of));
        var parts = await File.ReadAllTextAsync(files[$"{name}.cdx.json"]);
        var licences = await File.ReadAllTextAsync(files["THIRD-PARTY-LICENCES.txt"]);
        Assert.All((string[])["Npgsql", "MailKit", "Stripe.net", "PdfPig"], part =>
        {
            Assert.Contains($"\"{part}\"", parts, StringComparison.Ordinal);
            Assert.Contains($"== {part.ToLowerInvariant()}/", licences, StringComparison.Ordinal);
        });
        await ExternalProgram.RunAsync("dotnet", ["tool", "install", "Checkout.Cli", "--tool-path", Path.Combine(_folder, "tool"),
            "--add-source", Path.GetDirectoryName(files["SHA256SUMS"])!]);
        var told = await ExternalProgram.RunAsync(Path.Combine(_folder, "tool", "checkout"), ["--version"]);
        Assert.Equal(ProductVersion.Value, told.Trim());
        await ExternalProgram.RunAsync("tar", ["-xzf", files[$"{name}-linux-x64.tar.gz"], "-C", _folder]);
        Directory.Move(Path.Combine(_folder, name), App);
        await RunAsync();
    }

    private async Task RunAsync()
    {
        var missing = await WhyNotAsync();
        Skip.If(missing is not null, missing);
        var port = Loopback.FreePort();
        var settings = ComposeFile.Example();
        settings["Audit__Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        settings["SignIn__Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        settings["Database__Provider"] = "Sqlite";
        settings["Database__ConnectionString"] = "Data Source=App_Data/checkout.db";
        settings["Mail__PublicUrl"] = $"https://{settings["PORTAL_HOST"]}";
        settings["Mail__Host"] = "";
        settings["Stop__NoticeSeconds"] = "8";
        settings["TMPDIR"] = Path.Combine(App, "App_Data");
        settings["HOME"] = "/nonexistent";
        settings["DOTNET_EnableDiagnostics"] = "0";
        settings["ASPNETCORE_URLS"] = "";
        settings["ASPNETCORE_HTTP_PORTS"] = port.ToString(CultureInfo.InvariantCulture);
        await using var portal = await PortalProcess.StartAsync(App, $"""
            mkdir App_Data && chown {Nobody}:{Nobody} App_Data && chmod 755 '{_folder}'
            exec unshare --mount bash -c '
              mount --make-rprivate / && mount --bind App_Data App_Data && mount -o remount,bind,ro /
              exec setpriv --reuid={Nobody} --regid={Nobody} --clear-groups --no-new-privs bash -c "
                ! touch appsettings.json 2>/dev/null && ! touch /var/tmp/x 2>/dev/null && ./checkout migrate && exec ./Checkout.Web"'
            """, TimeSpan.FromMinutes(3), settings);
        Assert.Equal(port, portal.Address.Port);
        using var at = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        at.DefaultRequestHeaders.Host = settings["PORTAL_HOST"];
        var door = await at.GetStringAsync(new Uri("/SignIn", UriKind.Relative));
        Assert.Contains("<form", door, StringComparison.Ordinal);
        Assert.DoesNotContain(ProductVersion.Value, door, StringComparison.Ordinal);
        Assert.True(await ComposeFile.IsHealthyAsync(port));

        var (answered, stopping) = (0, false);
        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            // As through a balancer, which asks for the node's health and opens connections of its own.
            while (!Volatile.Read(ref stopping))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/SignIn") { Headers = { ConnectionClose = true } };
                using var answer = await at.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Interlocked.Increment(ref answered);
                using var health = await at.GetAsync(new Uri("/health/ready", UriKind.Relative));
                Volatile.Write(ref stopping, stopping || health.StatusCode is HttpStatusCode.ServiceUnavailable);
            }
        })).ToList();
        while (Volatile.Read(ref answered) < 20 && !load.Exists(task => task.IsFaulted))
        {
            await Task.Delay(10);
        }

        await portal.TellToEndAsync();
        await Task.WhenAll(load);
        Assert.False(await ComposeFile.IsHealthyAsync(port));
        Assert.Equal(0, await portal.EndedAsync(TimeSpan.FromMinutes(1)));
        Assert.DoesNotContain(" ERR ", portal.Output, StringComparison.Ordinal);
    }

    // Whoever may not change users or mounts can't see this.
    private static async Task<string?> WhyNotAsync()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || ExternalProgram.Find("setpriv") is null)
        {
            return "Needs root on Linux, and setpriv: another user's process is started, and mounts are changed for it.";
        }

        return await Record.ExceptionAsync(() => ExternalProgram.RunAsync("unshare", ["--mount", "mount", "--make-rprivate", "/"])) is null
            ? null : "This machine lets nobody change mounts, not even for one process.";
    }
}
