using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Testing.Web;

/// <summary>
/// The reverse proxy of docs/deploy on a free loopback port. Its configuration is taken word for word, except for
/// addresses and for where the certificate lies. It ends with whoever started it, also with a killed process.
/// </summary>
public sealed partial class Nginx : IAsyncDisposable
{
    private static readonly string? Program = ExternalProgram.Find("nginx") ?? (File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : null);

    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-nginx-").FullName;
    private readonly int _port = Loopback.FreePort();
    private Process? _guardian;

    private Nginx()
    {
    }

    public Uri Address => new UriBuilder("https", "localhost", _port).Uri;

    private string Settings => Path.Combine(_folder, "nginx.conf");

    /// <summary>What it complained of.</summary>
    public string Errors => File.ReadAllText(Path.Combine(_folder, "error.log"));

    /// <summary>A proxy that knows no node yet; the test is skipped where there is no nginx.</summary>
    public static Nginx Create()
    {
        Skip.If(Program is null, "No nginx on this machine (Debian: apt-get install nginx-light).");
        return new Nginx();
    }

    /// <summary>Passes requests on to these nodes from here on.</summary>
    /// <param name="down">Those of them that get none.</param>
    public async Task ServeAsync(IReadOnlyList<Uri> nodes, params IReadOnlyCollection<Uri> down)
    {
        await File.WriteAllTextAsync(Settings, Configuration(nodes, down));
        if (_guardian is not null)
        {
            await ExternalProgram.RunAsync(Program!, ["-p", _folder, "-c", Settings, "-s", "reload"]);
            return;
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "portal.pem"), TestCertificate.Localhost.ExportCertificatePem());
        using (var key = TestCertificate.Localhost.GetECDsaPrivateKey()!)
            await File.WriteAllTextAsync(Path.Combine(_folder, "portal.key"), key.ExportPkcs8PrivateKeyPem());

        // Ctrl-C reaches every process of the terminal: the guardian lets it pass and waits for the pipe instead.
        const string script = """exec >/dev/null 2>&1; trap '' INT TERM HUP; "$2" -p "$1" -c "$1/nginx.conf" & cat; kill -TERM $!; wait; rm -rf "$1" """;
        _guardian = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "guardian", _folder, Program!])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        })!;
        for (var tries = 0; !await ListensAsync(); tries++)
        {
            Assert.True(tries < 200, $"nginx did not start. {(File.Exists(Path.Combine(_folder, "error.log")) ? Errors : "")}");
            await Task.Delay(50);
        }
    }

    /// <summary>A browser that nobody has signed in with. It opens a connection for every request: one that is kept may be closed while
    /// something is on its way, and what browsers do then is not what is tested.</summary>
    public PortalClient Anonymous()
    {
        var cookies = new CookieContainer();
        var network = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) =>
                shown?.GetCertHashString() == TestCertificate.Localhost.Thumbprint },
        };
        return new PortalClient(new HttpClient(new CookieJar(cookies) { InnerHandler = network }) { BaseAddress = Address }, cookies);
    }

    public async ValueTask DisposeAsync()
    {
        if (_guardian is null)
        {
            Directory.Delete(_folder, recursive: true);
            return;
        }

        _guardian.StandardInput.Close();
        await _guardian.WaitForExitAsync();
        _guardian.Dispose();
    }

    private string Configuration(IReadOnlyList<Uri> nodes, IReadOnlyCollection<Uri> down)
    {
        var given = File.ReadAllText(RepositoryRoot.Combine("docs", "deploy", "nginx.conf")).ReplaceLineEndings("\n");
        var line = NodeLine().Match(given);
        Assert.True(line.Success, "The configuration names no node.");
        var servers = string.Join('\n', nodes.Select(node =>
            $"    server {node.Authority}{line.Groups["options"].Value}{(down.Contains(node) ? " down" : "")};"));
        var listening = string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{_port} ssl");
        var site = NodeLine().Replace(given, match => match.Index == line.Index ? servers : "")
            .Replace("listen 443 ssl", listening, StringComparison.Ordinal)
            .Replace("/var/log/nginx", _folder, StringComparison.Ordinal);
        site = CertificateLine().Replace(site, match =>
            $"{match.Groups["name"].Value} {_folder}/portal.{(match.Groups["key"].Success ? "key" : "pem")};");
        var temporary = string.Concat(((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
            .Select(kind => $"    {kind}_temp_path {_folder}/{kind};\n"));
        return $$"""
            daemon off;
            worker_processes 2;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            pid {{_folder}}/nginx.pid;
            error_log {{_folder}}/error.log warn;
            events { worker_connections 512; }
            http {
                access_log off;
            {{temporary}}
            {{site}}
            }
            """;
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^ +server [\d.]+:\d+(?<options>[^;]*);", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex NodeLine();

    [GeneratedRegex(@"(?<name>ssl_certificate(?<key>_key)?) +[^;]+;", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex CertificateLine();
}
