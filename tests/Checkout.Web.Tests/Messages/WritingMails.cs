using Checkout.Web.Wording;
using Checkout.Data.Payments.Autopay;
using Checkout.Web.Requests;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Checkout.Data.Payments;
using Checkout.Data.Users;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Domain.Vendor;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Messages;

/// <summary>What mails say that no other test reads, and what holds for all: one template, one text, the reader’s figures.</summary>
public sealed class WritingMails
{
    private const string Wrote = "Why <so> much?\r\n\r\nÄrger \u0007 & \"more\"";

    private static readonly DateOnly Today = new(2026, 11, 23);

    // What a sum of money or a date looks like when nobody has written it for a reader.
    private static readonly Regex Raw = new(@"\d\.\d\d [A-Z]{3}\b|\b\d{4}-\d\d-\d\d\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public void Every_kind_of_message_has_one_template_and_every_template_a_kind()
    {
        var folder = RepositoryRoot.Combine("src", "Checkout.Web", "Messages");
        var templates = Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.StartsWith('_'));

        Assert.Equal(
            Enum.GetNames<MessageKind>().Select(name => name.Replace("ForExecutive", "", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            templates.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Text_and_html_come_from_the_same_blocks()
    {
        var blocks = MailText.Blocks(new HtmlString("""
            <p>
              One sentence, 1&#xA0;user.
              Another.
            </p>
            <p>  </p>
            <blockquote>First &lt;b&gt;
              second &#x7;&#xD;&#xA;third</blockquote>
            <dl><dt>Total</dt><dd>5,00 €</dd><dt><a href="https://x/?a=1&amp;b=2">INV-1</a></dt><dd>due</dd></dl>
            <a href="https://x/?a=1&amp;b=2">See it</a>
            <footer>Because.</footer>
            """));

        Assert.Equal(
            "One sentence, 1\u00A0user. Another.\n\n> First <b>\n>   second \u0007\n> third\n\n"
            + "Total: 5,00 €\nINV-1: due\n  https://x/?a=1&b=2\n\nSee it:\nhttps://x/?a=1&b=2\n\n-- \nBecause.\nCirrus\n",
            MailText.Plain(blocks, "Cirrus").Replace("\r", "", StringComparison.Ordinal));
    }

    [Theory, InlineData("loose words<p>x</p>"), InlineData("<ul><li>x</li></ul>")]
    public void What_the_layout_would_leave_out_is_a_mistake_of_the_template(string body) =>
        Assert.Throws<InvalidOperationException>(() => MailText.Plain(MailText.Blocks(new HtmlString(body)), ""));

    [Fact]
    public async Task Each_speaks_of_its_row_in_the_words_and_figures_of_its_reader()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, Today, Currency.Eur);
        var now = world.Clock.GetUtcNow();
        var declined = await world.PublishAsync(world.Terms(), world.Line(10m, 124m));
        var open = await world.PublishAsync(world.Terms(), world.Line(10m, 124m));
        var contract = await world.ContractAsync(world.Terms(), world.Line(1m, 10m));
        var question = new Domain.Quotes.QuoteQuestion(open, world.User.Id, world.User.DisplayName, Wrote, now);
        var invoice = world.Invoice("INV-1", 1240m, contractId: contract.Id);
        var (answered, withdrawn) = (world.Invoice("INV-2", 1240m), world.Invoice("INV-3", 1240m));
        var terms = new DisputeTerms(DisputeReason.NotOrdered, Wrote, []);
        var first = InvoiceDispute.Raise(answered, terms, world.User.Id, "Zoë", now, Today);
        var second = InvoiceDispute.Raise(withdrawn, terms, world.User.Id, "Zoë", now, Today);
        first.TakeAnswer(answered, new DisputeAnswer(Wrote, DisputeOutcome.Rejected, Today), now, Today);
        second.Withdraw(withdrawn, "Zoë", now, Today);
        var (payment, failed) = (world.Received("PAY-1", 1240m), world.Pending("PAY-2", 1240m));
        failed.Fail("declined", "insufficient_funds");
        var reversal = new PaymentReversal(payment, PaymentReversalKind.Chargeback, "dp_1", 1240m, Today, now);
        var contact = new ContactRequest(
            "REQ-1", world.Account.Id, world.User.Id, "Zoë Brandström", ContactTopic.Invoice, Wrote, "INV-1", "billing@x.example", now);
        await world.WriteAsync(question, invoice, answered, withdrawn, first, second, payment, failed, reversal, contact);
        await using (var db = database.Contexts.Unscoped())
        {
            (await db.Quotes.Include(row => row.Lines).SingleAsync(row => row.Id == declined.Id)).Decline("Zoë", Wrote, now, Today);
            var vendor = await db.LegalEntities.SingleAsync(row => row.Id == world.Vendor.Id);
            var bank = new BankAccount("Cirrus", "Bank", "DE89370400440532013000", null);
            vendor.Update(new LegalEntityDetails("Cirrus", vendor.Address, "1", bank, "I", "C", null, null, IsDefault: true), Today);
            await db.SaveChangesAsync();
        }

        var sum = new Money(1240m, Currency.Eur);
        Sentence asked = $"Stripe was asked for {sum} and took {new Money(90m, Currency.Eur)}.";
        var attention = new AttentionRequest(asked.Stored()).ToJson();
        Sentence reason = $"At most {new Money(1000m, Currency.Eur)} of one invoice can be paid by card.";
        const string before = """{"Amount":1240,"On":"2026-11-23","Reason":"Said before."}""";
        var limit = new AutopayMailData(1240m, Today) { Reason = reason.Stored() }.ToJson();
        await using var portal = Portal.Start(database, world.Clock);
        var quoted = "> Why <so> much?\n> \n> Ärger \u0007 & \"more\"\n";
        var news = JsonSerializer.Serialize(new AccessNews(AccessChange.Changed, "Zoë", "Reader", "reader@acme.example",
            ((Sentence)$"Auditor, until {new DateOnly(2027, 3, 31)}").Stored()));
        (MessageKind Kind, Guid? Row, string? Data, string Subject, string[] Says)[] mails =
        [
            (MessageKind.QuoteDeclined, declined.Id, null, $"Acme GmbH declined {declined.Number}", ["for 14.880,00 €.", quoted]),
            (MessageKind.QuestionAsked, question.Id, null, $"A question about {open.Number} from Acme GmbH",
                [quoted, "account executive of Acme GmbH. Your reply goes to Zoë Brandström."]),
            (MessageKind.OwnQuoteSaved, open.Id, null, $"Acme GmbH saved {open.Number}: 14.880,00 €",
                ["Acme GmbH saved a quote for Acme GmbH: ", "Total including tax: 14.880,00 €\n", "Core seats: 10 users at 124,00 €\n"]),
            (MessageKind.InvoiceReady, invoice.Id, null, "Invoice INV-1: 1.240,00 €",
                ["The amount due is 1.240,00 €. It is due on Wednesday, 23 December 2026.", "Issued: 23 November 2026"]),
            (MessageKind.DisputeAnswered, first.Id, null, "Our answer about invoice INV-2",
            [
                "Zoë disputed invoice INV-2: we did not order it. Our billing department replied:",
                quoted,
                "Outcome: We don’t agree",
                "Still open: 1.240,00 €",
            ]),
            (MessageKind.DisputeWithdrawn, second.Id, null, "Acme GmbH no longer disputes invoice INV-3",
            [
                $"Zoë of Acme GmbH ({world.Account.Number}) has withdrawn the dispute of invoice INV-3.",
                "The reason was: we did not order it.",
            ]),
            (MessageKind.ContactReceived, contact.Id, null, "We received your message REQ-1",
                ["Thank you, Zoë Brandström. We sent your message REQ-1 to billing@x.example. You wrote:", quoted]),
            (MessageKind.ContactForwarded, contact.Id, null, "REQ-1 from Acme GmbH: Invoice",
                [quoted, "About: INV-1", "Your reply goes to Zoë Brandström."]),
            (MessageKind.BankDetailsChanged, world.Vendor.Id, null, "The bank details of Cirrus have changed",
                ["Changed on: 23 November 2026\nOld account ended in: 2051\nNew account ends in: 3000\n"]),
            (MessageKind.PaymentFailed, failed.Id, null, "A payment of 1.240,00 € failed",
                ["There was not enough money on the account behind the card. Nothing was charged, and the invoice stays open."]),
            (MessageKind.Invitation, await world.InviteAsync(), null, "Your sign-in for Cirrus Billing",
                ["The link works once, until ", "/Invitation?token=", "set up a sign-in for your address"]),
            (MessageKind.AccessChanged, null, news, "Your access to billing for Acme GmbH",
                ["Zoë changed your access to billing for Acme GmbH. It is now: Auditor, until 31 March 2027.", "Open billing"]),
            (MessageKind.PaymentReversed, reversal.Id, null, "1.240,00 € of payment PAY-1 was charged back",
                ["The bank reversed 1.240,00 € of payment PAY-1.", "Date: 23 November 2026"]),
            (MessageKind.PaymentNeedsAttention, payment.Id, attention, "Payment PAY-1 of Acme GmbH needs your attention",
                ["Stripe was asked for 1.240,00 € and took 90,00 €.", "Provider’s reference: none"]),
            (MessageKind.PaymentNeedsAttention, null, """{"Sentence":"Said before."}""", "A payment of Acme GmbH needs your attention",
                ["Said before.\n"]),
            (MessageKind.AutopayGivenUp, invoice.Id, limit, "Please pay invoice INV-1 yourself: 1.240,00 €",
                ["At most 1.000,00 € of one invoice can be paid by card. Nothing was charged", "Due: 23 December 2026"]),
            (MessageKind.AutopayGivenUp, invoice.Id, before, "Please pay invoice INV-1 yourself: 1.240,00 €",
                ["INV-1 of Acme GmbH. Said before. Nothing"]),
        ];
        foreach (var (kind, row, data, subject, says) in mails)
        {
            var message = new OutboxMessage(kind, "reader@acme.example", "Reader", world.Account.Id, row, data, now);
            using var mail = await RenderAsync(portal, message);

            var text = Plain(mail!.TextBody!);
            Assert.Equal(subject, Plain(mail.Subject!));
            Assert.All(says, words => Assert.Contains(words, text, StringComparison.Ordinal));
            Assert.DoesNotMatch(Raw, Regex.Replace(text, @"https?://\S+", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
            Assert.Equal([], OutlookLint.Problems(mail.HtmlBody!));
            var html = new HtmlParser().ParseDocument(mail.HtmlBody!);
            Assert.All(
                html.QuerySelectorAll("td:not(.foot)").Where(cell => cell.QuerySelector("table") is null)
                    .Select(cell => Plain(cell.TextContent.Trim()).Split('\n')[0].Trim()),
                words => Assert.Contains(words, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_link_for_a_new_password_goes_to_whoever_asked_and_is_active()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, Today);
        await using var portal = Portal.Start(database, world.Clock);
        var now = world.Clock.GetUtcNow();
        OutboxMessage To(string email) => new(MessageKind.PasswordReset, email, toName: null, accountId: null, subjectId: null,
            data: null, now);

        using var mail = await RenderAsync(portal, To(world.User.Email!));
        using var nobody = await RenderAsync(portal, To("nobody@acme.example"));

        Assert.StartsWith("Reset your password for ", mail!.Subject, StringComparison.Ordinal);
        Assert.Contains($"/ResetPassword?user={world.User.Id:N}&token=", mail.TextBody, StringComparison.Ordinal);
        Assert.Null(nobody);
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Replace('\u00A0', ' ');

    private static async Task<MimeMessage?> RenderAsync(Portal portal, OutboxMessage message)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(message, CancellationToken.None);
    }
}
