using System.Net;
using Checkout.Domain;
using Checkout.Domain.Billing;
using Checkout.Domain.Documents;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Orders;

public sealed class FollowingAnOrder
{
    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "T1")]
    public async Task Tells_who_published_opened_and_accepted_it_and_how_it_was_invoiced_and_paid(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var world = on.World;
        var quote = await world.PublishAsync(world.Terms(frequency: BillingFrequency.Quarterly), world.Line(25m, 120m));
        on.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await on.Browser.GetAsync($"/Quotes/{quote.Slug}");
        on.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await AcceptingOnThePage.Filled(await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance")).SendAsync();
        await using var db = on.Database.Contexts.ForAccount(world.Account.Id);
        var order = await db.Orders.SingleAsync();
        world.GoTo(QuotesPortal.Today.AddDays(20));
        await PayAsync(on, "PAY-00000001", 4000m);
        world.GoTo(QuotesPortal.Today.AddDays(92));
        await world.BillingRun.RunAsync(CancellationToken.None);
        await on.SignInAgainAsync();

        var page = (await on.Browser.GetAsync($"/Orders/{order.Slug}")).Expect(HttpStatusCode.OK);

        var invoices = await db.Invoices.OrderBy(invoice => invoice.IssuedOn).ToListAsync();
        var told = page.All(".timeline li")
            .Select(entry => string.Join(' ', entry.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Collection(
            told,
            entry => Assert.StartsWith($"Invoice {invoices[1].Number} was issued for $9,000.00 with tax, due on Mar 25, 2027", entry,
            StringComparison.Ordinal),
            entry => Assert.StartsWith($"Payment PAY-00000001 paid $4,000.00 of {invoices[0].Number} Dec 13, 2026", entry,
            StringComparison.Ordinal),
            entry => Assert.StartsWith($"Invoice {invoices[0].Number} was issued for $9,000.00 with tax, due on Dec 23, 2026", entry,
            StringComparison.Ordinal),
            entry => Assert.StartsWith($"Zoë Brandström, Head of IT, accepted {quote.Number} and placed this order Nov 23, 2026", entry,
            StringComparison.Ordinal),
            entry => Assert.StartsWith($"Zoë Brandström first opened quote {quote.Number}", entry, StringComparison.Ordinal),
            entry => Assert.StartsWith($"Noémie Lefèvre published quote {quote.Number}", entry, StringComparison.Ordinal));
        foreach (var path in new[] { $"/Quotes/{quote.Slug}", "/Payments/PAY-00000001", $"/Invoices/{invoices[0].Slug}",
            $"/Invoices/{invoices[1].Slug}" })
        {
            Assert.NotNull(page.Find($".timeline a[href='{path}']"));
            (await on.Browser.GetAsync(path)).Expect(HttpStatusCode.OK);
        }
    }

    private static async Task PayAsync(QuotesPortal on, string number, decimal amount)
    {
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        var invoice = await db.Invoices.SingleAsync();
        var payment = new Payment(on.World.Account.Id,
            new PaymentTerms(number, number, DocumentSource.Vendor, number, new Money(amount, Currency.Usd), PaymentMethod.BankTransfer,
            on.World.Today, "NTRF 1"));
        payment.Succeed(on.World.Today);
        db.AddRange(payment, LedgerEntry.Of(payment, on.World.Clock.GetUtcNow()),
            Allocation.Of(payment, invoice, amount, on.World.Today, on.World.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }
}
