using Checkout.Data.Payments.Autopay;
using System.Net;
using Checkout.Data.Payments;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Payments;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.PaymentMethods;

/// <summary>A billing admin lets the invoices of a contract pay themselves, and the portal does what the page said.</summary>
[Trait("Acceptance", "P5")]
public sealed class LettingAContractPayItself
{
    [Fact]
    public async Task From_the_contract_to_the_receipt()
    {
        await using var on = await PayingOnThePage.StartAsync();
        var contract = await ContractAsync(on);
        var page = await on.Browser.GetAsync($"/Contracts/{contract.Slug}");
        Assert.Contains("AutopayOff", page.Text, StringComparison.Ordinal);
        var choice = await on.Browser.GetAsync($"/Contracts/{contract.Slug}/PaymentInformation");
        Assert.Contains("No card that can be charged is on file. Put one on file first.", choice.Text, StringComparison.Ordinal);
        var refused = (await choice.Form(Confirmation(contract)).Fill("mode", "OnDueDate").SendAsync())
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Autopay needs a card that can be charged.", refused.Errors[0], StringComparison.Ordinal);

        var back = await on.Browser.FollowAsync(await PayingOnThePage.TypeAsync(await choice.Form("/PaymentMethods").SendAndFollowAsync(),
            "4242 4242 4242 4242"));
        Assert.Equal($"Payment information of {contract.Number}", back.Title);
        var confirm = await back.Form(Confirmation(contract)).Fill("mode", "OnDueDate").SendAsync();
        Assert.Equal($"Turn on autopay for {contract.Number}?", confirm.Title);
        Assert.Contains("Invoice INV-1today, as soon as you confirm$100.00", confirm.Text, StringComparison.Ordinal);
        Assert.Contains("Invoice INV-2on Thursday, November 26, 2026$40.00", confirm.Text, StringComparison.Ordinal);
        Assert.Contains("Invoice INV-3, $30.00: you dispute it.", confirm.Text, StringComparison.Ordinal);
        Assert.Contains("Total$140.00", confirm.Text, StringComparison.Ordinal);

        // Another invoice appears between reading and confirming: nothing is switched on yet.
        await on.World.WriteAsync(on.World.Invoice("INV-4", 7m, dueOn: QuotesPortal.Today.AddDays(9), contractId: contract.Id));
        var changed = (await confirm.Form(Confirmation(contract)).SendAsync()).Expect(HttpStatusCode.Conflict);
        Assert.Contains("What would be charged has changed since you opened this page", changed.Flash, StringComparison.Ordinal);
        var done = await changed.Form(Confirmation(contract)).SendAndFollowAsync();
        Assert.Contains($"Autopay is on for {contract.Number}: invoices are charged to Visa ending in 4242 on the due date.", done.Flash,
            StringComparison.Ordinal);
        Assert.Contains("AutopayOn, on the due date", done.Text, StringComparison.Ordinal);
        Assert.Contains("$100.00 for INV-1", done.Text, StringComparison.Ordinal);

        var run = on.Portal.Services.GetRequiredService<AutopayRun>();
        Assert.Equal(1, await run.RunAsync(CancellationToken.None));
        Assert.Contains("Next automatic charge: November 26, 2026. You can still pay it yourself before then.",
            (await on.Browser.GetAsync("/Invoices/INV-2")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Next automatic charge", (await on.Browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);
        Assert.Contains("$100.00", (await on.Browser.GetAsync("/Payments/PAY-00000001")).Text, StringComparison.Ordinal);
        var announced = await KeepingCards.MailsAsync(on, MessageKind.AutopayAnnounced);
        Assert.Equal(["$100.00 will be charged on November 23, 2026: invoice INV-1",
            "$40.00 will be charged on November 26, 2026: invoice INV-2"],
            announced.Select(mail => mail.Subject).Order(StringComparer.Ordinal));
        Assert.Single(await KeepingCards.MailsAsync(on, MessageKind.PaymentReceived));
        Assert.Contains("Turned on autopay on the due date for contract", (await on.Browser.GetAsync("/Activity")).Text,
            StringComparison.Ordinal);

        // Until the moment of charging it can be switched off.
        var off = await (await on.Browser.GetAsync($"/Contracts/{contract.Slug}/PaymentInformation")).Form(Confirmation(contract))
            .Fill("mode", "Off").SendAsync();
        await off.Form(Confirmation(contract)).SendAndFollowAsync("Turn off autopay");
        on.World.GoTo(QuotesPortal.Today.AddDays(3));
        Assert.Equal(0, await run.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Says_in_plain_words_why_a_charge_failed_and_asks_what_is_next_when_its_card_is_removed()
    {
        await using var on = await PayingOnThePage.StartAsync();
        var contract = await ContractAsync(on);
        var auto = new Autopaying(on.World);
        var bad = await auto.CardAsync("4000000000000341");
        await auto.SwitchAsync(contract, AutopayMode.OnDueDate, bad.Slug);
        await auto.CardAsync();
        var run = on.Portal.Services.GetRequiredService<AutopayRun>();
        Assert.Equal(1, await run.RunAsync(CancellationToken.None));
        Assert.Contains("Autopay failed for $100.00", (await on.Browser.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Next automatic charge: November 24, 2026. The last one failed: ",
            (await on.Browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);

        var failed = Assert.Single(await KeepingCards.MailsAsync(on, MessageKind.AutopayFailed));
        Assert.Equal("Automatic payment failed: $100.00 for invoice INV-1", failed.Subject);
        Assert.Contains("The card’s bank declined the payment without saying why. Nothing was charged.", failed.TextBody,
            StringComparison.Ordinal);
        Assert.Contains("We will try again on Tuesday, November 24, 2026.", failed.TextBody, StringComparison.Ordinal);

        var asked = await on.Browser.GetAsync($"/PaymentMethods/{bad.Slug}/Removal");
        Assert.Contains($"What happens with {contract.Number}?", asked.Text, StringComparison.Ordinal);
        var refused = (await asked.Form().SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains($"Say what happens with contract {contract.Number}: choose another card, or turn off autopay.",
            refused.Errors);
        Assert.Contains("Visa ending in 0341 is removed.", (await refused.Form().Fill("Next", "visa-4242").SendAndFollowAsync()).Flash,
            StringComparison.Ordinal);
        on.World.GoTo(QuotesPortal.Today.AddDays(1));
        Assert.Equal(1, await run.RunAsync(CancellationToken.None));
        await using var db = on.Portal.Unscoped();
        Assert.True((await db.Invoices.SingleAsync(row => row.Number == "INV-1")).Balance.IsZero);
    }

    [Fact]
    public async Task Is_warned_where_the_card_ends_first_and_is_shown_only_cards_of_the_gateway_in_use()
    {
        await using var on = await PayingOnThePage.StartAsync();
        var contract = await ContractAsync(on);
        await on.World.WriteAsync(on.World.Invoice("INV-4", 7m, dueOn: QuotesPortal.Today.AddDays(9), contractId: contract.Id));
        await using (var db = on.Portal.Unscoped())
        {
            var method = new StoredMethod(on.World.Account.Id,
                new StoredMethodTerms("Stripe", "cus", "pm_1", PaymentMethod.Card, "Mastercard", "9999", 12, 2035), "Zoë",
                on.World.Clock.GetUtcNow());
            method.MakeDefault();
            db.Add(method);
            await db.SaveChangesAsync();
        }

        Assert.Contains("None on file", (await on.Browser.GetAsync($"/Contracts/{contract.Slug}")).Text, StringComparison.Ordinal);
        await new Autopaying(on.World).CardAsync(year: QuotesPortal.Today.Year, month: QuotesPortal.Today.Month);
        Assert.Contains("Visa ending in 4242", (await on.Browser.GetAsync($"/Contracts/{contract.Slug}")).Text, StringComparison.Ordinal);

        var confirm = await (await on.Browser.GetAsync($"/Contracts/{contract.Slug}/PaymentInformation")).Form(Confirmation(contract))
            .Fill("mode", "OnDueDate").SendAsync();

        Assert.Contains("Visa ending in 4242 can’t be charged after November 30, 2026, and a charge below falls later.", confirm.Text,
            StringComparison.Ordinal);
        Assert.Contains("Invoice INV-4on Wednesday, December 2, 2026, after the card’s last day$7.00", confirm.Text,
            StringComparison.Ordinal);
        Assert.Contains("Invoice INV-2on Thursday, November 26, 2026$40.00", confirm.Text, StringComparison.Ordinal);
    }

    private static string Confirmation(Contract contract) => $"/Contracts/{contract.Slug}/PaymentInformation/Confirmation";

    private static async Task<Contract> ContractAsync(QuotesPortal on)
    {
        var contract = await on.World.ContractAsync(on.World.Terms(startsOn: QuotesPortal.Today.AddDays(60)), on.World.Line(1m, 10m));
        var disputed = on.World.Invoice("INV-3", 30m, dueOn: QuotesPortal.Today, contractId: contract.Id);
        disputed.Dispute("Wrong", on.World.Clock.GetUtcNow(), QuotesPortal.Today);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m, dueOn: QuotesPortal.Today, contractId: contract.Id),
            on.World.Invoice("INV-2", 40m, dueOn: QuotesPortal.Today.AddDays(3), contractId: contract.Id), disputed);
        return contract;
    }
}
