using AngleSharp.Html.Parser;
using Checkout.Data.Collections;
using Checkout.Data.Payments.Autopay;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Messages;

/// <summary>However much a run has to say to somebody, it is one mail with at most 20 rows.</summary>
[Trait("Acceptance", "D8")]
public sealed class BundlingMails
{
    private const string NeedsConfirmation = "4000002500003155";

    private static readonly DateOnly Today = QuotesPortal.Today;

    [Fact]
    public async Task Six_charges_that_fail_are_one_mail_to_each_of_two_contacts()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (bag, mails) = await AutopayAsync(on, invoices: 6);

        Assert.Equal(["kim@acme.example", "pat@acme.example"],
            mails.Select(mail => mail.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        var text = mails[0].TextBody!.ReplaceLineEndings("\n");
        Assert.Equal("Acme GmbH: 6 automatic payments failed, 6 upcoming automatic payments", mails[0].Subject);
        Assert.Contains("6 automatic payments failed. Nothing was charged.", text, StringComparison.Ordinal);
        Assert.Contains("INV-3: $30.00, next attempt", text, StringComparison.Ordinal);
        Assert.Equal(12, Rows(mails[0]));
        Assert.All(mails, mail => Assert.Equal([], OutlookLint.Problems(mail.HtmlBody!)));

        // Nothing is left over, and nothing comes twice.
        Assert.Equal(0, await bag.DispatchAsync(on.Portal));
        await using var db = on.Portal.Unscoped();
        Assert.All(await db.OutboxMessages.ToListAsync(), message => Assert.Equal(MessageStatus.Sent, message.Status));
    }

    [Fact]
    public async Task More_than_twenty_rows_are_counted_and_found_in_the_portal()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (_, mails) = await AutopayAsync(on, invoices: 12);

        Assert.Equal(2, mails.Count);
        Assert.Equal(20, Rows(mails[0]));
        Assert.Contains("12 automatic payments failed.", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("12 upcoming automatic payments.", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("And 4 more.", mails[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("/Invoices?account=", mails[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_of_very_many_invoices_sums_them_and_lists_twenty()
    {
        await using var on = await QuotesPortal.StartAsync();
        await on.World.WriteAsync([.. Enumerable.Range(1, 45).Select(number =>
            on.World.Invoice($"INV-{number}", number, Today.AddDays(-40), Today.AddDays(number < 10 ? -8 : 5)))]);
        // Nobody is reminded in the night.
        var hour = TimeZoneInfo.ConvertTime(on.World.Clock.GetUtcNow(), on.World.Calendar.Zone).Hour;
        on.World.Clock.Advance(TimeSpan.FromHours(Math.Max(0, 8 - hour)));
        await on.Portal.Services.GetRequiredService<ReminderRun>().RunAsync(CancellationToken.None);
        var bag = new MailBag();

        await bag.DispatchAsync(on.Portal);

        var mail = Assert.Single(bag.Mails);
        Assert.Equal("45 open invoices, 9 overdue: $1,035.00", mail.Subject);
        Assert.Equal(20, Rows(mail));
        Assert.Contains("And 25 more.", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal([], OutlookLint.Problems(mail.HtmlBody!));
    }

    [Fact]
    public async Task Invoices_come_with_their_pdfs_twenty_to_a_mail()
    {
        await using var on = await QuotesPortal.StartAsync();
        var invoices = Enumerable.Range(1, 22).Select(number => on.World.Invoice($"INV-{number}", 10m)).ToArray();
        await on.World.WriteAsync([.. invoices, .. invoices.Select(invoice => Message(on, MessageKind.InvoiceReady, invoice.Id))]);
        var bag = new MailBag();

        Assert.Equal(2, await bag.DispatchAsync(on.Portal));

        Assert.Equal([20, 2], bag.Mails.Select(mail => mail.Attachments.Count()));
        Assert.Equal(invoices.Select(invoice => $"{invoice.Slug}.pdf").Order(StringComparer.Ordinal),
            bag.Mails.SelectMany(mail => mail.Attachments).Select(part => part.ContentDisposition!.FileName!)
                .Order(StringComparer.Ordinal));
        Assert.Equal("Acme GmbH: 2 new invoices", bag.Mails[1].Subject);
    }

    [Fact]
    public async Task One_that_is_left_of_several_is_the_mail_that_it_would_have_been_alone()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(1m, 10m));
        await on.World.WriteAsync(Message(on, MessageKind.QuotePublished, Guid.NewGuid()),
            Message(on, MessageKind.QuotePublished, quote.Id));
        var bag = new MailBag();

        await bag.DispatchAsync(on.Portal);

        Assert.StartsWith($"Quote {quote.Number} for Acme GmbH", Assert.Single(bag.Mails).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_that_is_bundled_has_its_words()
    {
        foreach (var kind in Enum.GetValues<MessageKind>().Where(MessageKinds.IsBundled))
        {
            Assert.NotEqual(DigestSection.Of(kind, 1, []).Brief, DigestSection.Of(kind, 2, []).Brief);
        }
    }

    private static OutboxMessage Message(QuotesPortal on, MessageKind kind, Guid subject) =>
        new(kind, on.World.User.Email!, "Zoë", on.World.Account.Id, subject, data: null, on.World.Clock.GetUtcNow());

    private static int Rows(MimeMessage mail) => new HtmlParser().ParseDocument(mail.HtmlBody!).QuerySelectorAll("table.facts tr").Length;

    /// <summary>A contract with two contacts that is charged to a card which the bank wants confirmed, run once and dispatched.</summary>
    private static async Task<(MailBag Bag, IReadOnlyList<MimeMessage> Mails)> AutopayAsync(QuotesPortal on, int invoices)
    {
        var world = on.World;
        var auto = new Autopaying(world);
        var contract = await world.ContractAsync(world.Terms(startsOn: Today.AddDays(300)), world.Line(1m, 1m));
        await using (var db = on.Portal.Unscoped())
        {
            var kept = await db.Contracts.Include(row => row.Contacts).SingleAsync();
            db.BillingDetailsChanges.Add(kept.ReviseBilling(
                kept.Billing with
                {
                    Contacts =
                    [
                        new BillingContactDetails("Pat", "pat@acme.example", IsPrimary: true),
                        new BillingContactDetails("Kim", "kim@acme.example", IsPrimary: false),
                    ],
                }, world.User.Id, "Zoë", world.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        await auto.CardAsync(NeedsConfirmation);
        await world.WriteAsync([.. Enumerable.Range(1, invoices).Select(number =>
            world.Invoice($"INV-{number}", 10m * number, contractId: contract.Id))]);
        await auto.SwitchAsync(contract, AutopayMode.OnIssue);
        await auto.Run().RunAsync(CancellationToken.None);
        var bag = new MailBag();
        await bag.DispatchAsync(on.Portal);
        return (bag, [.. bag.Mails.Where(mail => mail.To.Mailboxes.Single().Address is "kim@acme.example" or "pat@acme.example")]);
    }
}
