using System.Text.Json;
using Checkout.Cli;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Xunit;

namespace Checkout.Data.Tests.Commands;

/// <summary>What an operator types to see a mail before it goes out.</summary>
[Trait("Acceptance", "O6")]
public sealed class PreviewingMails : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-mails-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Kinds_are_listed_previews_are_shown_and_a_test_goes_to_one_address_only()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 12m));
        await using (var db = database.Contexts.Unscoped())
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.QuotePublished, "reader@acme.example", "Reader", world.Account.Id, quote.Id,
                data: null, world.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"), JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["Vendor:Name"] = "Cirrus",
            ["Vendor:Entities:0:ExternalId"] = "emea",
            ["Vendor:Entities:0:FromAddress"] = "billing@emea.example",
            ["Mail:PublicUrl"] = "https://billing.example",
            ["Mail:Folder"] = "mail",
            ["Templates:Folder"] = "words",
        }));
        var words = Directory.CreateDirectory(Path.Combine(_folder, "words")).FullName;
        var template = Path.Combine(words, "quote-published.liquid");
        async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            var code = await CommandLine.RunAsync([.. arguments, "--content-root", _folder, "--provider", "Sqlite", "--connection",
                database.Options.ConnectionString], output, error, new FakeTimeProvider(TestClock.Start));
            return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
        }

        var kinds = await RunAsync("mails", "kinds");
        var builtIn = await RunAsync("mails", "preview", "quote-published", "--message", "latest");
        var none = await RunAsync("mails", "preview", "quote-published");
        await File.WriteAllTextAsync(template, "<subject>Offer {{ quote.number }}</subject><p>{{ quote.tilte }}</p>");
        var wrong = await RunAsync("mails", "preview", "quote-published");
        await File.WriteAllTextAsync(template, "<subject>Offer {{ quote.number }}</subject><p>{{ quote.title }}</p>");
        var example = await RunAsync("mails", "preview", "QuotePublished", "--entity", "emea");
        var html = await RunAsync("mails", "preview", "quote-published", "--message", "latest", "--html", "--to",
            Path.Combine(_folder, "x.html"));
        var sent = await RunAsync("mails", "send-test", "quote-published", "--message", "latest", "--to", "me@vendor.example");
        var misspelt = await RunAsync("mails", "preview", "quote-publish");

        Assert.Contains("quote-published.liquid\n  quote.number               text       Q-00001042\n", kinds.Output,
            StringComparison.Ordinal);
        Assert.Contains($"Subject: Quote {quote.Number} for Acme GmbH: ", builtIn.Output, StringComparison.Ordinal);
        Assert.Contains("To: \"Reader\" <reader@acme.example>\n", builtIn.Output, StringComparison.Ordinal);
        Assert.Equal(1, none.Code);
        Assert.Contains("--message latest", none.Error, StringComparison.Ordinal);
        Assert.Equal(4, wrong.Code);
        Assert.Contains("Templates:Folder: In quote-published.liquid, line 1: there is no value “quote.tilte” here.", wrong.Error,
            StringComparison.Ordinal);
        Assert.Contains("From: \"Cirrus\" <billing@emea.example>\nTo: ", example.Output, StringComparison.Ordinal);
        Assert.Contains("Subject: Offer Q-00001042\n\nSeats for everyone\n", example.Output, StringComparison.Ordinal);
        Assert.Equal("", html.Output + html.Error);
        Assert.Contains("Seats for everyone", await File.ReadAllTextAsync(Path.Combine(_folder, "x.html")), StringComparison.Ordinal);
        Assert.Equal((0, $"Sent to me@vendor.example: Test: Offer {quote.Number}\n", ""), sent);
        using var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "mail"))));
        Assert.Equal("me@vendor.example", $"{mail.To}");
        Assert.Equal(2, misspelt.Code);
        await using var after = database.Contexts.Unscoped();
        Assert.Equal(MessageStatus.Waiting, after.OutboxMessages.Single().Status);
    }
}
