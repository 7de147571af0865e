using System.Globalization;
using System.Net;
using Checkout.Domain;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Applications;

[Trait("Acceptance", "T7")]
public sealed class ApplyingOnThePage
{
    private const string Path = "/CreditMemos/CM-1/Applications";

    private static readonly DateOnly Today = QuotesPortal.Today;

    [SkippableTheory, EveryEngineInSoak]
    public async Task Proposes_the_oldest_and_leaves_the_disputed_and_other_contracts_to_the_customer(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        await SeedAsync(on);

        var page = (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            [("INV-LATE", true, "40.00"), ("INV-DISPUTED", false, ""), ("INV-SOON", true, "60.00"), ("INV-OTHER", false, "")],
            Rows(page));
        Assert.Contains("You dispute it, so it is not selected.", page.Text, StringComparison.Ordinal);
        Assert.Contains("It belongs to another contract", page.Text, StringComparison.Ordinal);
        Assert.Contains("Apply $100.00", page.Text, StringComparison.Ordinal);
        Assert.Contains("Left on CM-1$0.00", page.Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Applies_what_was_chosen_shows_it_on_both_pages_and_undoes_it(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        await SeedAsync(on);
        var form = (await on.Browser.GetAsync(Path)).Form(Path);
        var recalculated = await form.Fill("Splits[2].Amount", "25").Tick("Splits[1].Ticked").SendAndFollowAsync("Recalculate");
        Assert.Equal([("INV-LATE", true, "40.00"), ("INV-DISPUTED", true, "35.00"), ("INV-SOON", true, "25"), ("INV-OTHER", false, "")],
            Rows(recalculated));
        Assert.DoesNotContain("Token", recalculated.Path, StringComparison.OrdinalIgnoreCase);

        var credit = await recalculated.Form(Path).SendAndFollowAsync("Apply $100.00");

        Assert.Equal("/CreditMemos/CM-1", credit.Path);
        Assert.Contains(
            "$100.00 of CM-1 now settles INV-LATE, INV-DISPUTED, INV-SOON. You can undo it until the end of today, Pacific time.",
            credit.Flash, StringComparison.Ordinal);
        Assert.Contains("It is fully applied.", credit.Text, StringComparison.Ordinal);
        var invoice = await on.Browser.GetAsync("/Invoices/INV-SOON");
        Assert.Contains("$35.00 is due", invoice.Text, StringComparison.Ordinal);
        Assert.Contains("/CreditMemos/CM-1/Applications/INV-SOON/Undo", invoice.All("main a").Select(link => link.GetAttribute("href")));

        var question = await on.Browser.GetAsync(Assert.Single(credit.All("a[href$='/INV-SOON/Undo']")).GetAttribute("href")!);
        Assert.Equal("Undo $25.00 applied to INV-SOON?", question.Title);
        var undone = await question.Form("/CreditMemos/CM-1/Applications/INV-SOON/Undo").SendAndFollowAsync("Undo $25.00");

        Assert.Equal("$25.00 applied to INV-SOON was undone and is available on CM-1 again.", undone.Flash);
        Assert.Contains("$60.00 is due", (await on.Browser.GetAsync("/Invoices/INV-SOON")).Text, StringComparison.Ordinal);
        Assert.Equal((75m, 0m), await AllocatedAsync(on, "INV-SOON"));
        (await on.Browser.GetAsync("/CreditMemos/CM-1/Applications/INV-SOON/Undo")).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Answers_beside_the_field_and_keeps_what_was_typed()
    {
        await using var on = await QuotesPortal.StartAsync();
        await SeedAsync(on);
        async Task<PortalPage> SendAsync(Func<PortalForm, PortalForm> fill) =>
            (await fill((await on.Browser.GetAsync(Path)).Form(Path)).SendAsync("Apply $100.00"))
                .Expect(HttpStatusCode.UnprocessableEntity);

        var unreadable = await SendAsync(form => form.Fill("Splits[0].Amount", "forty"));
        Assert.Contains("INV-LATE: Enter an amount such as 40.00.", unreadable.Errors);
        Assert.Equal("forty", unreadable.Find("#Splits_0__Amount").GetAttribute("value"));
        Assert.Contains("INV-LATE: Only $40.00 is open on it.", (await SendAsync(form => form.Fill("Splits[0].Amount", "40.01"))).Errors);
        Assert.Contains("INV-LATE: Enter an amount, or clear it.",
            (await SendAsync(form => form.Fill("Splits[0].Amount", ""))).Errors);
        Assert.Contains("INV-OTHER: Select this invoice to apply an amount to it, or clear the field.",
            (await SendAsync(form => form.Fill("Splits[3].Amount", "5"))).Errors);
        var tooMuch = await SendAsync(form => form.Tick("Splits[3].Ticked").Fill("Splits[3].Amount", "5"));
        Assert.Contains("only $100.00 of CM-1 is left", Assert.Single(tooMuch.Errors), StringComparison.Ordinal);

        // Without script the button still names the old sum: what it named is not what was typed.
        var changed = await SendAsync(form => form.Fill("Splits[0].Amount", "10"));
        Assert.Contains("nothing has been applied yet", changed.Flash, StringComparison.Ordinal);
        await changed.Form(Path).SendAsync("Apply $70.00");
        Assert.Equal((70m, 60m), await AllocatedAsync(on, "INV-SOON"));
    }

    [Fact]
    public async Task Tells_whoever_comes_second_what_is_left()
    {
        await using var on = await QuotesPortal.StartAsync();
        await SeedAsync(on);
        var (first, second) = (await on.Browser.GetAsync(Path), await on.Browser.GetAsync(Path));
        await first.Form(Path).SendAsync("Apply $100.00");

        var refused = (await second.Form(Path).SendAsync("Apply $100.00")).Expect(HttpStatusCode.Conflict);

        Assert.Equal("Nothing was applied", refused.Title);
        Assert.Contains("This has just changed.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("$0.00 of CM-1 is left now.", refused.Text, StringComparison.Ordinal);
        (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.Conflict);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Twenty_forms_of_ten_at_once_use_up_a_hundred(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        await on.World.WriteAsync(on.World.CreditMemo("CM-1", 100m), on.World.Invoice("INV-1", 1000m));
        var forms = new List<PortalForm>();
        for (var i = 0; i < 20; i++)
        {
            forms.Add((await on.Browser.GetAsync($"{Path}?split=INV-1:10")).Form(Path));
        }

        var gate = new TaskCompletionSource();
        var sending = forms.Select(async form =>
        {
            await gate.Task;
            return await form.SendAsync("Apply $10.00");
        }).ToList();
        gate.SetResult();

        var answers = await Task.WhenAll(sending);

        Assert.Equal(10, answers.Count(answer => answer.Location == "/CreditMemos/CM-1"));
        Assert.All(answers.Where(answer => answer.Location is null), answer => Assert.Equal(HttpStatusCode.Conflict, answer.Status));
        Assert.Equal((100m, 100m), await AllocatedAsync(on, "INV-1"));
    }

    [Fact]
    public async Task Says_after_the_days_end_why_it_cant_be_undone_and_whom_to_ask()
    {
        await using var on = await QuotesPortal.StartAsync();
        await SeedAsync(on);
        on.World.Clock.SetUtcNow(on.World.Calendar.FirstInstantAfter(Today).AddMinutes(-1));
        await on.SignInAgainAsync();
        await (await on.Browser.GetAsync(Path)).Form(Path).SendAsync("Apply $100.00");
        var question = await on.Browser.GetAsync("/CreditMemos/CM-1/Applications/INV-LATE/Undo");
        on.World.Clock.SetUtcNow(on.World.Calendar.FirstInstantAfter(Today));

        var late = (await on.Browser.GetAsync("/CreditMemos/CM-1/Applications/INV-LATE/Undo")).Expect(HttpStatusCode.Conflict);
        Assert.Equal("This can’t be undone", late.Title);
        Assert.Contains("could be undone until the end of that day, Pacific time. Now only our billing department can change it.",
            late.Text, StringComparison.Ordinal);
        Assert.Contains("+1 415 555 0134", late.Find("main").TextContent, StringComparison.Ordinal);
        (await question.Form("/CreditMemos/CM-1/Applications/INV-LATE/Undo").SendAsync("Undo $40.00")).Expect(HttpStatusCode.Conflict);
        Assert.Empty((await on.Browser.GetAsync("/CreditMemos/CM-1")).All("a[href$='/Undo']"));
    }

    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "T9")]
    public async Task Of_another_account_with_the_same_numbers_touches_only_ones_own(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var theirs = await World.CreateAsync(on.Database, Today);
        await theirs.WriteAsync(theirs.CreditMemo("CM-1", 900m), theirs.Invoice("INV-1", 900m), theirs.CreditMemo("CM-9", 10m),
            theirs.Invoice("INV-9", 10m));
        await on.World.WriteAsync(on.World.CreditMemo("CM-1", 50m), on.World.Invoice("INV-1", 80m));

        var page = await on.Browser.GetAsync(Path);
        Assert.DoesNotContain("INV-9", page.Text, StringComparison.Ordinal);
        await page.Form(Path).SendAsync("Apply $50.00");
        foreach (var path in new[] { "/CreditMemos/CM-9/Applications", "/CreditMemos/CM-9/Applications/INV-9/Undo",
            "/CreditMemos/CM-1/Applications/INV-9/Undo", "/Payments/CM-1/Applications", "/Invoices/INV-9/Applications" })
        {
            (await on.Browser.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        }

        await using var db = on.Database.Contexts.ForAccount(theirs.Account.Id);
        Assert.All(await db.CreditMemos.ToListAsync(), memo => Assert.Equal(0m, memo.AllocatedAmount));
        Assert.All(await db.Invoices.ToListAsync(), invoice => Assert.Equal(0m, invoice.AllocatedAmount));
        Assert.Equal((50m, 50m), await AllocatedAsync(on, "INV-1"));
    }

    [Fact]
    public async Task Reads_amounts_in_the_accounts_own_manner()
    {
        await using var on = await QuotesPortal.StartAsync(locale: "de-DE");
        await on.World.WriteAsync(on.World.CreditMemo("CM-1", 2000m), on.World.Invoice("INV-1", 1500m));
        var form = (await on.Browser.GetAsync(Path)).Form(Path);
        Assert.Equal("1500,00", form.Value("Splits[0].Amount"));

        var page = await form.Fill("Splits[0].Amount", "1.234,5").SendAndFollowAsync("Recalculate");
        await page.Form(Path).SendAsync(page.Find("button.primary").TextContent.Trim());

        Assert.Equal((1234.5m, 1234.5m), await AllocatedAsync(on, "INV-1"));
    }

    private static async Task SeedAsync(QuotesPortal on)
    {
        var world = on.World;
        var contract = await world.ContractAsync(world.Terms() with { Title = "Ours" }, world.Line(1m, 1m, product: world.Workshop));
        var other = await world.ContractAsync(world.Terms() with { Title = "Another" }, world.Line(1m, 1m, product: world.Workshop));
        await using (var db = on.Database.Contexts.Unscoped())
        {
            // What the two orders themselves were invoiced is out of the way.
            await db.Invoices.ExecuteUpdateAsync(update => update.SetProperty(row => row.AllocatedAmount, row => row.DueAmount));
        }

        var disputed = world.Invoice("INV-DISPUTED", 90m, Today.AddDays(-35), Today.AddDays(-5), contract.Id);
        disputed.Dispute("Not ours", world.Clock.GetUtcNow(), Today);
        await world.WriteAsync(
            world.CreditMemo("CM-1", 100m, contractId: contract.Id),
            world.Invoice("INV-LATE", 40m, Today.AddDays(-60), Today.AddDays(-30), contract.Id),
            disputed,
            world.Invoice("INV-SOON", 60m, Today, Today.AddDays(30), contract.Id),
            world.Invoice("INV-OTHER", 70m, Today.AddDays(-90), Today.AddDays(-60), other.Id));
    }

    private static IEnumerable<(string Number, bool Ticked, string Amount)> Rows(PortalPage page) =>
        page.All("[data-split]").Select(row => (
        row.QuerySelector("th a")!.TextContent, row.QuerySelector("[type=checkbox]")!.HasAttribute("checked"),
        row.QuerySelector("[inputmode]")!.GetAttribute("value") ?? ""));

    private static async Task<(decimal Memo, decimal Invoice)> AllocatedAsync(QuotesPortal on, string invoice)
    {
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        return ((await db.CreditMemos.SingleAsync(row => row.Slug == "CM-1")).AllocatedAmount,
            (await db.Invoices.SingleAsync(row => row.Slug == invoice)).AllocatedAmount);
    }
}
