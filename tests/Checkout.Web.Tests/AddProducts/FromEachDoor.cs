using System.Net;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>From each of the three doors to a confirmed order, and to the last invoice of it.</summary>
[Trait("Acceptance", "B1")]
public sealed class FromEachDoor
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task What_was_shown_is_what_is_ordered_and_invoiced(Engine engine)
    {
        await using var demo = await DemoPortal.StartAsync(engine);
        using var acme = await demo.SignInAsync(DemoPortal.Acme);
        using var initech = await demo.SignInAsync(DemoPortal.Initech);

        var home = await acme.GetAsync("/");
        var first = await OrderAsync(demo, acme, await acme.GetAsync(LinkOf(home, "Add more products")), ("CRM-PRO", "25"));
        var licenses = await OrderAsync(demo, acme, await acme.OpenAsync("/buy-more-licenses?org=crm-acme&sku=ANALYTICS&quantity=7"));
        var quotes = await initech.GetAsync("/Quotes");
        var all = await (await initech.GetAsync(LinkOf(quotes, "Create another quote"))).Form("/AddProducts")
            .SendAsync("Show all available products");
        var started = await OrderAsync(demo, initech, all, ("CRM-PRO", "33"), ("WORKSHOP", "2"));

        // 25 × $60.00 and 7 × $25.00, both for the two months that Acme's contract still has; 33 × $75.00 × 12 and 2 × $1,800.00 for
        // Initech.
        Assert.Equal((3000m, 350m, 33_300m), (first.Net, licenses.Net, started.Net));
        for (var day = demo.Today; day <= new DateOnly(2027, 12, 31); day = day.AddDays(15))
        {
            await demo.GoToAsync(day);
        }

        await using var db = demo.Books();
        foreach (var order in new[] { first, licenses, started })
        {
            var lines = await db.Orders.Where(row => row.Id == order.Id).SelectMany(row => row.Lines).Select(line => (Guid?)line.Id)
                .ToListAsync();
            Assert.Equal(order.Net, await db.Invoices.SelectMany(invoice => invoice.Lines).Where(line => lines.Contains(line.OrderLineId))
                .SumAsync(line => line.Amount));
        }

        // A contract with no other order: its invoices are the order, tax included.
        var contractId = await db.Orders.Where(row => row.Id == started.Id).Select(row => row.ContractId).SingleAsync();
        Assert.Equal(started.Total, await db.Invoices.Where(invoice => invoice.ContractId == contractId)
            .SumAsync(invoice => invoice.TotalAmount));
    }

    private static async Task<(Guid Id, decimal Net, decimal Total)> OrderAsync(DemoPortal demo, PortalClient browser,
        PortalPage selection, params (string Sku, string Units)[] units)
    {
        var form = selection.Expect(HttpStatusCode.OK).Form("/AddProducts");
        foreach (var (sku, count) in units)
        {
            form.Fill("units." + sku, count);
        }

        var priced = (await form.SendAsync("Update prices")).Expect(HttpStatusCode.OK);
        var quote = (await priced.Form("/AddProducts").SendAndFollowAsync("Review quote")).Expect(HttpStatusCode.OK);
        Assert.StartsWith("/Quotes/Q-", quote.Path, StringComparison.Ordinal);
        Assert.Equal(DemoPortal.DueOn(priced), DemoPortal.DueOn(quote));
        var confirmation = await DemoPortal.AcceptAsync(browser, quote);

        await using var db = demo.Books();
        var slug = confirmation.Path.Split('/')[2];
        var order = await db.Orders.SingleAsync(row => row.Slug == slug);
        var invoice = await db.Invoices.SingleAsync(row => row.OrderId == order.Id);
        Assert.Equal((DemoPortal.DueOn(priced), DemoPortal.TotalOn(priced)), (invoice.TotalAmount, order.TotalAmount));
        return (order.Id, order.NetAmount, order.TotalAmount);
    }

    private static string LinkOf(PortalPage page, string text) =>
        page.All("main a").Single(link => link.TextContent.Trim() == text).GetAttribute("href")!;
}
