using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using MimeKit;

namespace Checkout.Web.Tests.Hosting;

/// <summary>
/// The README's deployment, line by line, in an empty folder and in production mode: from publish to the first quote that a customer
/// accepts. Settings and secrets are in <c>docs/production.json</c> and in the README's lines about <c>secrets.env</c>, nowhere here.
/// </summary>
[Trait("Acceptance", "D9"), Trait("Acceptance", "F6")]
public sealed class FollowingTheReadme : IDisposable
{
    private const string Password = "Correct horse 7 battery";

    // What a test gives its own portals and commands must not help here.
    private static readonly string[] Inherited =
        [TestAuditKey.Setting, TestSignInKey.Setting, "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_STARTUP_HOOKS"];

    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-readme-").FullName;
    private readonly StringBuilder _said = new();
    private Process? _portal;

    public void Dispose()
    {
        if (_portal is { HasExited: false })
        {
            _portal.Kill(entireProcessTree: true);
            _portal.WaitForExit();
        }

        _portal?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>With what the tests' own build has made: it is copied, where the README publishes.</summary>
    [SkippableFact]
    public Task Leads_from_the_built_programs_to_the_first_accepted_quote()
    {
        Skip.IfNot(File.Exists(RepositoryRoot.Combine("src", "Checkout.Cli", "bin", "Release", "net10.0", "checkout")),
            "No Release build of the command.");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "docs"), RepositoryRoot.Combine("docs"));
        return FollowAsync(line => Regex.Replace(line, "^dotnet publish (?<project>[^ ]+) -c Release -o ",
            $"cp -r '{RepositoryRoot.Path}/${{project}}/bin/Release/net10.0' ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Word for word, in a folder that holds what the repository holds and nothing that was built.</summary>
    [Fact, Trait("Category", "Soak")]
    public async Task Leads_there_from_a_fresh_clone_word_by_word()
    {
        var clone = Path.Combine(_folder, "clone.tar");
        await ExternalProgram.RunAsync("git", ["-C", RepositoryRoot.Path, "archive", "--output", clone, "HEAD"]);
        await ExternalProgram.RunAsync("tar", ["-xf", clone, "-C", _folder]);
        await FollowAsync(line => line);
    }

    private async Task FollowAsync(Func<string, string> carriedOut)
    {
        var lines = Commands().Select(carriedOut).ToList();
        var address = await StartAsync(string.Join('\n', lines.Prepend("set -e")));
        Assert.DoesNotContain("warning", _said.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.resources.dll", SearchOption.AllDirectories));
        var mails = await MailsAsync(2);
        var (invitation, offer) = (LinkIn(mails, "Your sign-in"), LinkIn(mails, "Quote Q-00000001"));
        using var browser = TlsProxy.Browser(address, new Uri(offer.GetLeftPart(UriPartial.Authority)));

        var chosen = await (await browser.OpenAsync(invitation.PathAndQuery)).Form().Fill("Password", Password).SendAndFollowAsync();
        Assert.Contains("Your password is set.", chosen.Text, StringComparison.Ordinal);
        var quote = await (await browser.OpenAsync(offer.PathAndQuery)).SignInAndFollowAsync("ann@customer.example", Password);
        Assert.StartsWith("/Quotes/Q-00000001", quote.Path, StringComparison.Ordinal);

        // 10 seats for 12 months at $25.00, and New York's 8.875 percent.
        Assert.Contains("$3,266.25", quote.Text, StringComparison.Ordinal);
        var confirmation = (await (await browser.GetAsync("/Quotes/Q-00000001/Acceptance")).Form("/Quotes/Q-00000001/Acceptance")
            .Fill("Title", "Head of IT").Tick("Authority").Tick("Terms").SendAndFollowAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal("/Orders/O-00000001/Confirmation", confirmation.Path);
        Assert.Contains("INV-00000001", (await browser.GetAsync("/Invoices")).Text, StringComparison.Ordinal);
    }

    private static List<string> Commands()
    {
        var readme = File.ReadAllText(RepositoryRoot.Combine("README.md")).ReplaceLineEndings("\n");
        var section = Regex.Match(readme, @"\n## Deploy it\n(?<text>.*?)\n## ", RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)).Groups["text"].Value;
        return [.. section.Split("```").Where((_, place) => place % 2 == 1)
            .SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }

    private async Task<Uri> StartAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        // The shell would complain of a language that is not on this machine, and the port that the README names may be taken here.
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _portal = new Process { StartInfo = start, EnableRaisingEvents = true };
        _portal.OutputDataReceived += (_, line) => Read(line.Data);
        _portal.ErrorDataReceived += (_, line) => Read(line.Data);
        _portal.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The steps ended with:\n{_said}"));
        _portal.Start();
        _portal.BeginOutputReadLine();
        _portal.BeginErrorReadLine();
        return await listening.Task.WaitAsync(TimeSpan.FromMinutes(10));

        void Read(string? line)
        {
            lock (_said)
            {
                _said.AppendLine(line);
            }

            if (line is not null && Regex.Match(line, @"Now listening on: (?<at>\S+)", RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)) is { Success: true } found)
            {
                listening.TrySetResult(new Uri(found.Groups["at"].Value));
            }
        }
    }

    private async Task<IReadOnlyList<MimeMessage>> MailsAsync(int count)
    {
        var folder = Path.Combine(_folder, "portal", "App_Data", "mail");
        for (var tries = 0; tries < 600; tries++)
        {
            if (Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml") is var files && files.Length >= count)
            {
                return await Task.WhenAll(files.Select(file => MimeMessage.LoadAsync(file)));
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"No {count} mails came.\n{_said}");
    }

    private static Uri LinkIn(IEnumerable<MimeMessage> mails, string subject)
    {
        var mail = Assert.Single(mails, mail => mail.Subject!.StartsWith(subject, StringComparison.Ordinal));
        return new Uri(Regex.Matches(mail.TextBody!, @"^https://\S+", RegexOptions.Multiline, TimeSpan.FromSeconds(1))[^1].Value.Trim());
    }
}
