using System.Net;
using System.Text.Json.Nodes;
using Checkout.Cli;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Payments;

/// <summary>Whatever gets lost, fails later or is done elsewhere: what Stripe has and what the books say is the same in the end.</summary>
[Trait("Acceptance", "D4")]
public sealed class TheGatewaysBooks : IAsyncLifetime, IDisposable
{
    private readonly StripeFake _stripe = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-reconcile-").FullName;
    private QuotesPortal _on = null!;

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payments:Gateway"] = "Stripe",
            ["Stripe:SecretKey"] = StripeFake.Key,
            ["Stripe:WebhookSecret"] = StripeFake.WebhookSecret,
            ["Stripe:ApiUrl"] = _stripe.Url,
            ["Mail:PublicUrl"] = "https://billing.example",
            ["AllowedHosts"] = "localhost",
        };
        _on = await QuotesPortal.StartAsync(settings: new PortalSettings { Configuration = settings });
        await _on.World.WriteAsync(_on.World.Invoice("INV-1", 100m), _on.World.Invoice("INV-2", 40m), _on.World.Invoice("INV-3", 60m),
            _on.World.Invoice("INV-4", 0.30m), _on.World.Invoice("INV-5", 1_200_000m));
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"), new JsonObject
        {
            ["Vendor"] = new JsonObject { ["BillingEmail"] = "billing@cirrus.example" },
            ["Payments"] = new JsonObject { ["Gateway"] = "Stripe" },
            ["Stripe"] = new JsonObject { ["SecretKey"] = StripeFake.Key, ["ApiUrl"] = _stripe.Url },
        }.ToJsonString());
    }

    public async Task DisposeAsync() => await _on.DisposeAsync();

    public void Dispose()
    {
        _stripe.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Agree_after_refunds_disputes_and_refunds_that_failed_without_a_single_notification()
    {
        var first = await PaidAsync("INV-1", "100.00");
        var (second, third) = (await PaidAsync("INV-2", "40.00"), await PaidAsync("INV-3", "60.00"));
        await AgreeAsync();
        var refund = _stripe.Refund(first, 10_000, "pending");
        var dispute = _stripe.Dispute(second);
        _stripe.Refund(third, 1_500);
        Assert.Equal(0, await OpenAsync("INV-1"));

        await CommandAsync("reconcile", "--since", "2026-11-01");
        Assert.Equal((100m, 40m, 15m), (await OpenAsync("INV-1"), await OpenAsync("INV-2"), await OpenAsync("INV-3")));
        await AgreeAsync();

        _stripe.FailRefund(refund);
        _stripe.Decide(dispute, "won");
        _stripe.Refund(third, 4_500, "pending");
        _on.World.Clock.Advance(TimeSpan.FromDays(1));
        await _on.Portal.Services.GetRequiredService<ReconcileAttempts>().RunAsync(CancellationToken.None);
        Assert.Equal((0m, 0m, 60m), (await OpenAsync("INV-1"), await OpenAsync("INV-2"), await OpenAsync("INV-3")));
        await AgreeAsync();

        // The money of a refund that failed is paid back once more, and a won dispute is followed by a refund.
        _stripe.Refund(first, 10_000);
        _stripe.Refund(second, 1_000);
        await CommandAsync("reconcile", "--since", "2026-11-01");
        await CommandAsync("reconcile", "--since", "2026-11-01");
        Assert.Equal((100m, 10m), (await OpenAsync("INV-1"), await OpenAsync("INV-2")));
        await AgreeAsync();
        Assert.Contains(await ToldAsync(), told => told.Contains("The refund of", StringComparison.Ordinal)
            && told.Contains("failed", StringComparison.Ordinal));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Have_one_charge_where_its_answer_was_lost(bool repeatsItsError)
    {
        var attempt = await LostAsync();
        _stripe.LosesCharges = repeatsItsError;

        for (var hour = 0; hour < 25; hour += 8)
        {
            _on.World.Clock.Advance(TimeSpan.FromHours(hour == 0 ? 0.1 : 8));
            await CommandAsync("reconcile");
        }

        Assert.Equal((PaymentAttemptStatus.Succeeded, 1, 0m),
            ((await ReadAsync(attempt)).Status, _stripe.Charges, await OpenAsync("INV-1")));
        await AgreeAsync();
    }

    [Fact]
    public async Task Are_looked_into_by_a_person_where_Stripe_never_says()
    {
        var number = (await ReadAsync(await LostAsync())).Number;
        (_stripe.LosesCharges, _stripe.RefusesLists) = (true, true);
        _on.World.Clock.Advance(TimeSpan.FromHours(27));

        var (exit, error) = await RunAsync("reconcile");
        Assert.Equal(4, exit);
        Assert.Contains($"{number}: the gateway does not say whether it was paid", error, StringComparison.Ordinal);
        Assert.Contains($"checkout reconcile --release {number}", Assert.Single(await ToldAsync()), StringComparison.Ordinal);
        await _on.SignInAgainAsync();
        Assert.Contains("you don’t need to pay again", (await _on.Browser.GetAsync($"/Pay/{number}")).Text, StringComparison.Ordinal);
        await CommandAsync("reconcile", "--release", number);
        Assert.Contains("Pay $100.00", (await _on.Browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);

        // It had been charged: money counts whenever the gateway says so.
        (_stripe.LosesCharges, _stripe.RefusesLists) = (false, false);
        _on.World.Clock.Advance(TimeSpan.FromHours(2));
        await CommandAsync("reconcile");
        Assert.Equal((1, 0m), (_stripe.Charges, await OpenAsync("INV-1")));
        await AgreeAsync();
    }

    [Fact]
    public async Task Hold_what_a_notification_said_before_the_page_had_its_name()
    {
        _stripe.BeforeAnswering = async session =>
        {
            _stripe.Pay(session);
            await Task.WhenAll(NotifyAsync("evt_1", session), NotifyAsync("evt_1", session));
        };

        await (await _on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAsync("Pay $100.00");

        Assert.Equal("Thank you, your payment was received", (await _on.Browser.GetAsync("/Pay/PAY-00000001")).Title);
        await using var db = _on.Portal.Unscoped();
        Assert.Equal(1, await db.Payments.CountAsync());
        Assert.Equal(1, await db.OutboxMessages.CountAsync(row => row.Kind == MessageKind.PaymentReceived));
        await AgreeAsync();
    }

    [Fact]
    public async Task Never_hear_of_amounts_that_can_not_be_charged()
    {
        var small = await _on.Browser.GetAsync("/Pay?invoice=INV-4");
        Assert.Contains("$0.30 is too little for a card: at least $0.50 can be paid by card. Pay it by bank transfer", small.Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Pay $0", small.Text, StringComparison.Ordinal);
        Assert.Contains("$1,200,000.00 is too much for a card: at most $999,999.99",
            (await _on.Browser.GetAsync("/Pay?invoice=INV-5")).Text, StringComparison.Ordinal);

        var part = await _on.Browser.GetAsync("/Pay?invoice=INV-1");
        var refused = (await part.Form("/Pay").Fill("Splits[0].Amount", "99.70").SendAsync("Pay $100.00"))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("$0.30 would stay open, too little to be paid by card. Pay all of it, or at most $99.50.", refused.Text,
            StringComparison.Ordinal);
        Assert.Empty(_stripe.Posted);

        // Together they are enough.
        var both = await _on.Browser.GetAsync("/Pay?invoice=INV-1&invoice=INV-4&split=INV-1:100&split=INV-4:0.30");
        await both.Form("/Pay").SendAsync("Pay $100.30");
        Assert.Equal("10030", Assert.Single(_stripe.Posted)["line_items[0][price_data][unit_amount]"]);
    }

    [Theory, InlineData("amount_too_small", "The amount is less than our payment provider can take by card.")]
    [InlineData("amount_too_large", "The amount is more than our payment provider can take by card at once.")]
    [InlineData("invalid_currency", "Our payment provider takes no cards in this currency.")]
    [InlineData("payment_method_unactivated", "Our payment provider refused the payment. Nothing was charged.")]
    public async Task Say_what_was_refused_and_never_that_nobody_answers(string code, string why)
    {
        _stripe.Refuses = code;

        var page = await (await _on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAndFollowAsync("Pay $100.00");

        Assert.Equal("Your payment did not go through", page.Title);
        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does not answer", page.Text, StringComparison.Ordinal);
    }

    private async Task<string> PaidAsync(string invoice, string amount)
    {
        await (await _on.Browser.GetAsync($"/Pay?invoice={invoice}")).Form("/Pay").SendAsync($"Pay ${amount}");
        var intent = _stripe.Pay(_stripe.SessionIds.Last());
        await using var db = _on.Portal.Unscoped();
        var number = await db.PaymentAttempts.OrderByDescending(row => row.Number).Select(row => row.Number).FirstAsync();
        await _on.Browser.OpenAsync($"/Pay/{number}/Return");
        return intent;
    }

    /// <summary>INV-1 is charged to a card on file, and nobody hears of it.</summary>
    private async Task<Guid> LostAsync()
    {
        await using (var db = _on.Portal.Unscoped())
        {
            var method = new StoredMethod(_on.World.Account.Id,
                new StoredMethodTerms("Stripe", "cus_1", "pm_1", PaymentMethod.Card, "Visa", "4242", 12, 2030), "Zoë",
                _on.World.Clock.GetUtcNow());
            method.MakeDefault();
            db.Add(method);
            await db.SaveChangesAsync();
        }

        await using var read = _on.Portal.Unscoped();
        var invoice = await read.Invoices.Where(row => row.Number == "INV-1").Select(row => row.Id).SingleAsync();
        _stripe.LosesAnswers = true;
        Assert.IsType<OnFileResult.Asked>(await _on.Portal.Services.GetRequiredService<ChargeOnFile>().RunAsync(_on.World.Account.Id,
            invoice, new OnFileStarter(null, "Autopay", null, null), ChargeRange.Any, CancellationToken.None));
        _stripe.LosesAnswers = false;
        Assert.Equal(1, _stripe.Charges);
        return (await read.Invoices.Where(row => row.Id == invoice).Select(row => row.ReservedById).SingleAsync())!.Value;
    }

    private async Task NotifyAsync(string id, string session)
    {
        var body = StripeFake.Event(id, "checkout.session.completed", _stripe.Row(session));
        using var anonymous = _on.Portal.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/Webhooks/Payments") { Content = new StringContent(body) };
        request.Headers.Add("Stripe-Signature", StripeFake.Sign(body, _on.World.Clock.GetUtcNow()));
        using var answer = await anonymous.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task CommandAsync(params string[] arguments)
    {
        var (exit, error) = await RunAsync(arguments);
        Assert.Equal((0, ""), (exit, error));
    }

    private async Task<(int Exit, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var options = _on.Database.Options;
        var exit = await CommandLine.RunAsync([.. arguments, "--content-root", _folder, "--provider", options.Provider.ToString(),
            "--connection", options.ConnectionString], output, error, _on.World.Clock);
        return (exit, error.ToString());
    }

    private async Task<PaymentAttempt> ReadAsync(Guid attempt)
    {
        await using var db = _on.Portal.Unscoped();
        return await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == attempt);
    }

    private async Task<decimal> OpenAsync(string number)
    {
        await using var db = _on.Portal.Unscoped();
        return (await db.Invoices.AsNoTracking().SingleAsync(row => row.Number == number)).Balance.Amount;
    }

    private async Task<IReadOnlyList<string>> ToldAsync()
    {
        await using var db = _on.Portal.Unscoped();
        var data = await db.OutboxMessages.Where(row => row.Kind == MessageKind.PaymentNeedsAttention).OrderBy(row => row.Ordinal)
            .Select(row => row.Data).ToListAsync();
        return [.. data.Select(json => AttentionRequest.FromJson(json).ToString())];
    }

    /// <summary>What the vendor has at Stripe is what the ledger says came by payments, and the invoices are open by the rest.</summary>
    private async Task AgreeAsync()
    {
        await using var db = _on.Portal.Unscoped();
        var received = -await db.LedgerEntries.Where(row => row.PaymentId != null).SumAsync(row => row.Amount);
        Assert.Equal(_stripe.Kept / 100m, received);
        var payments = await db.Payments.AsNoTracking().ToListAsync();
        var open = await db.Invoices.AsNoTracking().ToListAsync();
        Assert.Equal(open.Sum(invoice => invoice.DueAmount) - received,
            open.Sum(invoice => invoice.Balance.Amount) - payments.Sum(payment => payment.Unapplied.Amount));
    }
}
