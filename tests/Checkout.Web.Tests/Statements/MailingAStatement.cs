using System.Net;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Statements;

/// <summary>A statement goes to a billing contact, once for each form, with the PDF.</summary>
[Trait("Acceptance", "T2")]
public sealed class MailingAStatement : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("checkout-mail-");

    [SkippableTheory, EveryEngineInSoak]
    public async Task A_billing_contact_gets_the_pdf_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var history = await LivedAsync(database);
        await using var portal = Start(database, history);
        using var browser = await portal.SignedInAs(RandomHistory.User);
        var form = (await browser.GetAsync("/Statements/Email?from=2026-03-02&until=2026-03-20&currency=EUR")).Expect(HttpStatusCode.OK)
            .Form("/Statements/Email").Fill("To", "pat@example.com");

        var first = (await form.SendAsync()).Expect(HttpStatusCode.Redirect);
        var second = (await form.SendAsync()).Expect(HttpStatusCode.Redirect);

        Assert.Equal("/Statements?from=2026-03-02&until=2026-03-20&currency=EUR", first.Location);
        Assert.Equal(first.Location, second.Location);
        Assert.Contains("on its way to pat@example.com", (await browser.FollowAsync(second)).Flash, StringComparison.Ordinal);
        await SendMailAsync(portal);
        var file = Assert.Single(_folder.GetFiles("*.eml"));
        var mail = await MimeKit.MimeMessage.LoadAsync(file.FullName);
        if (!OperatingSystem.IsWindows())
        {
            // Others on the machine read no statement, and no link for a new password.
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        }

        Assert.Equal("pat@example.com", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains("/Statements?account=A-1&from=2026-03-02", mail.TextBody, StringComparison.Ordinal);
        var closing = history.Told.Balance("EUR", contract: null, new DateOnly(2026, 3, 20));
        Assert.Contains(Math.Abs(closing).ToString("N2", System.Globalization.CultureInfo.GetCultureInfo("en-US")), mail.TextBody,
            StringComparison.Ordinal);
        Assert.Contains("Closing balance", await PdfText.ReadAsync(PdfOf(mail)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_a_billing_contact_gets_it()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var history = await LivedAsync(database);
        await using var portal = Start(database, history);
        using var browser = await portal.SignedInAs(RandomHistory.User);
        var page = await browser.GetAsync("/Statements/Email");
        foreach (var (address, sentence) in new[] { ("thief@example.com", "not the address of one of your billing contacts"),
            ("", "Choose who should get") })
        {
            var again = (await page.Form("/Statements/Email").Forge("To", address).SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
            Assert.Contains(again.Errors, error => error.Contains(sentence, StringComparison.Ordinal));
        }

        await using var db = database.Contexts.Unscoped();
        Assert.Equal((0, 0), (await db.OutboxMessages.CountAsync(), await db.RequestRecords.CountAsync()));
    }

    [Fact]
    public async Task The_same_form_for_another_statement_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var history = await LivedAsync(database);
        await using var portal = Start(database, history);
        using var browser = await portal.SignedInAs(RandomHistory.User);
        var form = (await browser.GetAsync("/Statements/Email")).Form("/Statements/Email").Fill("To", "pat@example.com");
        await form.SendAsync();

        (await form.Forge("From", "2026-03-02").SendAsync()).Expect(HttpStatusCode.Conflict);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(1, await db.OutboxMessages.CountAsync());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<RandomHistory> LivedAsync(TestDatabase database)
    {
        var history = new RandomHistory(database, seed: 99);
        await history.BeginAsync();
        await history.LiveAsync(days: 20);

        // What was mailed in that life is not what this is about.
        await using var db = database.Contexts.Unscoped();
        await db.OutboxMessages.ExecuteDeleteAsync();
        return history;
    }

    private static byte[] PdfOf(MimeKit.MimeMessage mail)
    {
        using var stream = new MemoryStream();
        var part = Assert.IsType<MimeKit.MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal("application/pdf", part.ContentType.MimeType);
        part.Content!.DecodeTo(stream);
        return stream.ToArray();
    }

    private static async Task SendMailAsync(Portal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(CancellationToken.None));
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(CancellationToken.None));
    }

    private Portal Start(TestDatabase database, RandomHistory history) =>
        Portal.Start(database, history.Clock,
            new PortalSettings
            {
                Configuration = new Dictionary<string, string>(
            StringComparer.Ordinal)
                { ["Mail:Folder"] = _folder.FullName }
            });
}
