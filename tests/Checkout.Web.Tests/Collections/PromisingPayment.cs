using System.Net;
using Checkout.Domain.CreditMemos;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Collections;

public sealed class PromisingPayment
{
    private const string Path = "/Invoices/INV-1/Promise";

    private static readonly DateOnly Today = QuotesPortal.Today;

    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_shown_with_who_and_when_can_be_withdrawn_and_is_kept_by_paying_in_time(Engine engine)
    {
        await using var on = await StartAsync(engine);
        var form = (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.OK).Form(Path);
        Assert.Equal("110.00", form.Value("Amount"));

        var invoice = await form.Fill("On", "2026-12-01").Fill("Amount", "60").SendAndFollowAsync("Promise payment");

        Assert.Contains("promised by December 1, 2026", invoice.Flash, StringComparison.Ordinal);
        Assert.Contains("Zoë Brandström promised $60.00 by December 1, 2026", invoice.Find(".timeline").TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Promise to pay", (await on.Browser.GetAsync("/CreditMemos")).Text, StringComparison.Ordinal);
        Assert.Contains("Promised payment of invoice INV-1", (await on.Browser.GetAsync("/Activity")).Text, StringComparison.Ordinal);
        (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.Conflict);
        Assert.Equal("/Invoices/INV-1", (await form.SendAsync("Promise payment")).Location);

        var question = await on.Browser.GetAsync(Path + "/Withdrawal");
        var withdrawn = await question.Form(Path + "/Withdrawal").SendAndFollowAsync("Withdraw the promise");
        Assert.Contains("Withdrawn", withdrawn.Text, StringComparison.Ordinal);
        (await on.Browser.GetAsync(Path + "/Withdrawal")).Expect(HttpStatusCode.Conflict);

        await (await on.Browser.GetAsync(Path)).Form(Path).Fill("On", "2026-11-24").SendAsync();
        await on.World.WriteAsync(on.World.Received("PAY-1", 110m));
        await (await on.Browser.GetAsync("/Payments/PAY-1/Applications?split=INV-1:110")).Form("/Payments/PAY-1/Applications")
            .SendAsync("Apply $110.00");
        on.World.GoTo(Today.AddDays(9));
        await on.SignInAgainAsync();
        Assert.Contains("Kept", (await on.Browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);
        await using var db = on.Portal.Unscoped();
        Assert.Equal((2, 2), (await db.PaymentPromises.CountAsync(),
            await db.CollectionsActivities.CountAsync(row => row.Kind == CollectionsKind.PromiseToPay)));
    }

    [Fact]
    public async Task Answers_beside_the_field_what_is_no_day_or_amount_and_keeps_what_was_typed()
    {
        await using var on = await StartAsync(Engine.Sqlite);
        async Task<PortalPage> SendAsync(string day, string amount) =>
            (await (await on.Browser.GetAsync(Path)).Form(Path).Fill("On", day).Fill("Amount", amount).SendAsync("Promise payment"))
                .Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("Choose the day by which it will be paid.", (await SendAsync("", "110")).Errors);
        Assert.Contains("Choose a day from today to December 23, 2026.", (await SendAsync("2026-12-24", "110")).Errors);
        Assert.Contains("Choose a day from today to December 23, 2026.", (await SendAsync("2026-11-22", "110")).Errors);
        var much = await SendAsync("2026-12-01", "110.01");
        Assert.Contains("Enter an amount of at most $110.00.", much.Errors);
        Assert.Equal("110.01", much.Form(Path).Value("Amount"));
        Assert.Contains("Enter an amount of at most $110.00.", (await SendAsync("2026-12-01", "much")).Errors);
        await using var db = on.Portal.Unscoped();
        Assert.False(await db.PaymentPromises.AnyAsync());
    }

    [Fact]
    public async Task Of_a_settled_or_disputed_invoice_is_refused()
    {
        await using var on = await StartAsync(Engine.Sqlite);
        var open = await on.Browser.GetAsync(Path);
        await (await on.Browser.GetAsync("/Invoices/INV-1/Dispute")).Form("/Invoices/INV-1/Dispute").Fill("Reason", "Other")
            .Fill("Text", "x").SendAsync();

        Assert.Contains("INV-1 is disputed", (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.Conflict).Text,
            StringComparison.Ordinal);
        (await open.Form(Path).Fill("On", "2026-12-01").SendAsync()).Expect(HttpStatusCode.Conflict);
    }

    private static async Task<QuotesPortal> StartAsync(Engine engine)
    {
        var on = await QuotesPortal.StartAsync(engine);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 110m, Today.AddDays(-40), Today.AddDays(-5)));
        return on;
    }
}
