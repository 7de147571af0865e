using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Checkout.Domain;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using MimeKit;
using Npgsql;

namespace Checkout.Web.Tests.Shipping;

/// <summary>
/// docs/tutorial.md, line by line, in an empty folder, in production mode and on PostgreSQL: from the release's archive to the first
/// quote that a customer accepts. Settings and secrets are in <c>docs/production.json</c> and in the tutorial's lines, nowhere here.
/// </summary>
[Trait("Acceptance", "O9"), Trait("Acceptance", "D9"), Trait("Acceptance", "F6")]
public sealed class FollowingTheTutorial : IDisposable
{
    private const string Password = "Correct horse 7 battery";

    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-tutorial-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>With what the tests' own build has made, in place of the archive.</summary>
    [SkippableFact]
    public async Task Leads_from_the_built_programs_to_the_first_accepted_quote()
    {
        await Release.LayOutAsync(Path.Combine(_folder, $"checkout-{ProductVersion.Value}"));
        await FollowAsync([.. Lines().Where(line => !line.StartsWith("sha256sum ", StringComparison.Ordinal)
            && !line.StartsWith("tar ", StringComparison.Ordinal))]);
    }

    /// <summary>Word for word, with the release that a fresh clone makes.</summary>
    [SkippableFact, Trait("Category", "Soak"), Trait("Acceptance", "O1")]
    public async Task Leads_there_from_the_release_of_a_fresh_clone_word_by_word()
    {
        foreach (var file in await Release.MakeAsync())
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        await FollowAsync(Lines());
    }

    private async Task FollowAsync(IReadOnlyList<string> lines)
    {
        await using var server = await PostgreSqlCluster.StartAsync();
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString());
        var port = connection.Port.ToString(CultureInfo.InvariantCulture);
        await using var portal = await PortalProcess.StartAsync(_folder,
            string.Join('\n', lines.Prepend("set -e")).Replace("Port=5432", $"Port={port}", StringComparison.Ordinal),
            TimeSpan.FromMinutes(10), new Dictionary<string, string>
            {
                ["PGHOST"] = connection.Host!,
                ["PGPORT"] = port,
                ["PGUSER"] = connection.Username!,
            });

        Assert.DoesNotContain("warning", portal.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"{ProductVersion.Value}\n", portal.Output, StringComparison.Ordinal);
        Assert.Contains($"{ProductVersion.Told} starts", portal.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.resources.dll", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(_folder, $"checkout-{ProductVersion.Value}", "App_Data", "checkout.db")));
        var mails = await MailsAsync(2);
        Assert.All(mails, mail => Assert.Equal(ProductVersion.Told, mail.Headers[HeaderId.XMailer]));
        var (invitation, offer) = (LinkIn(mails, "Your sign-in"), LinkIn(mails, "Quote Q-00000001"));
        using var browser = TlsProxy.Browser(portal.Address, new Uri(offer.GetLeftPart(UriPartial.Authority)));

        var chosen = await (await browser.OpenAsync(invitation.PathAndQuery)).Form().Fill("Password", Password).SendAndFollowAsync();
        Assert.Contains("Your password is set.", chosen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ProductVersion.Told, chosen.Text, StringComparison.Ordinal);
        var quote = await (await browser.OpenAsync(offer.PathAndQuery)).SignInAndFollowAsync("ann@customer.example", Password);
        Assert.StartsWith("/Quotes/Q-00000001", quote.Path, StringComparison.Ordinal);
        Assert.Contains(ProductVersion.Told, quote.Text, StringComparison.Ordinal);

        // 10 seats for 12 months at $25.00, and New York's 8.875 percent.
        Assert.Contains("$3,266.25", quote.Text, StringComparison.Ordinal);
        var confirmation = (await (await browser.GetAsync("/Quotes/Q-00000001/Acceptance")).Form("/Quotes/Q-00000001/Acceptance")
            .Fill("Title", "Head of IT").Tick("Authority").Tick("Terms").SendAndFollowAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal("/Orders/O-00000001/Confirmation", confirmation.Path);
        Assert.Contains("INV-00000001", (await browser.GetAsync("/Invoices")).Text, StringComparison.Ordinal);
    }

    // What is followed stands in blocks of no language; those for a machine's administrator say theirs.
    private static List<string> Lines() => [.. Regex.Matches(File.ReadAllText(RepositoryRoot.Combine("docs", "tutorial.md"))
            .ReplaceLineEndings("\n"), @"^```(?<language>\w*)\n(?<text>.*?)^```$",
            RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
        .Where(block => block.Groups["language"].Length == 0)
        .SelectMany(block => block.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private async Task<IReadOnlyList<MimeMessage>> MailsAsync(int count)
    {
        var folder = Path.Combine(_folder, $"checkout-{ProductVersion.Value}", "App_Data", "mail");
        for (var tries = 0; tries < 600; tries++)
        {
            if (Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml") is var files && files.Length >= count)
            {
                return await Task.WhenAll(files.Select(file => MimeMessage.LoadAsync(file)));
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"No {count} mails came.");
    }

    private static Uri LinkIn(IEnumerable<MimeMessage> mails, string subject)
    {
        var mail = Assert.Single(mails, mail => mail.Subject!.StartsWith(subject, StringComparison.Ordinal));
        return new Uri(Regex.Matches(mail.TextBody!, @"^https://\S+", RegexOptions.Multiline, TimeSpan.FromSeconds(1))[^1].Value.Trim());
    }
}
