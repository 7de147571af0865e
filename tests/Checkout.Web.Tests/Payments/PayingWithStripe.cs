using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Checkout.Data.Ledger;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Payments;

/// <summary>The same pages with Stripe, against a fake that knows the real API’s fields and rules.</summary>
public sealed class PayingWithStripe : IAsyncLifetime, IDisposable
{
    private readonly StripeFake _stripe = new();
    private QuotesPortal _on = null!;

    public async Task InitializeAsync()
    {
        _on = await QuotesPortal.StartAsync(settings: Settings(timeoutSeconds: 30));
        await _on.World.WriteAsync(_on.World.Invoice("INV-1", 100m), _on.World.Invoice("INV-2", 40.55m));
    }

    public async Task DisposeAsync() => await _on.DisposeAsync();

    public void Dispose() => _stripe.Dispose();

    [Fact]
    [Trait("Acceptance", "P1")]
    public async Task Asks_for_a_session_in_the_words_of_the_real_API_and_settles_what_was_paid()
    {
        var answer = await PayAsync("INV-2", "40.55", keep: true);
        var session = Assert.Single(_stripe.SessionIds);
        Assert.Equal($"https://checkout.stripe.com/c/pay/{session}", answer.Location);
        Assert.Contains("form-action 'self' https://checkout.stripe.com",
            string.Join(' ', answer.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var fields = Assert.Single(_stripe.Posted);
        var attempt = await AttemptAsync();
        Assert.Equal(
            ("payment", "PAY-00000001", "usd", "4055", "1", "off_session", "always"),
            (fields["mode"], fields["client_reference_id"], fields["line_items[0][price_data][currency]"],
            fields["line_items[0][price_data][unit_amount]"], fields["line_items[0][quantity]"],
            fields["payment_intent_data[setup_future_usage]"], fields["customer_creation"]));
        Assert.Equal(attempt.Id, Guid.Parse(fields["payment_intent_data[metadata][attempt]"]));
        Assert.Equal($"https://billing.example/Pay/PAY-00000001/Return?account={_on.World.Account.Number}", fields["success_url"]);
        Assert.Equal(attempt.ExpiresAt.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            fields["expires_at"]);
        Assert.Equal($"{attempt.IdempotencyKey}-page", Assert.Single(_stripe.Headers("Idempotency-Key")));

        var intent = _stripe.Pay(session);
        var done = await _on.Browser.OpenAsync("/Pay/PAY-00000001/Return");

        Assert.Equal("Thank you, your payment was received", done.Title);
        await using var db = _on.Portal.Unscoped();
        Assert.Equal((40.55m, intent, 0m),
            await db.Payments.Select(row => new ValueTuple<decimal, string?, decimal>(row.Amount, row.Reference,
            row.Amount - row.AllocatedAmount)).SingleAsync());
        Assert.Equal(("cus_1", "pm_1", "Visa"),
            await db.StoredMethods.Select(row => new ValueTuple<string, string, string>(row.CustomerReference, row.Token, row.Brand))
            .SingleAsync());

        // Off-session: one PaymentIntent, confirmed at once.
        var page = await _on.Browser.GetAsync("/Pay?invoice=INV-1");
        Assert.Equal("Thank you, your payment was received", (await page.Form("/Pay").SendAndFollowAsync("Pay $100.00")).Title);
        var charge = _stripe.Posted[^1];
        Assert.Equal(("10000", "usd", "cus_1", "pm_1", "true", "true"),
            (charge["amount"], charge["currency"], charge["customer"], charge["payment_method"], charge["off_session"], charge["confirm"]));
        Assert.Equal(14_055, _stripe.Captured);
    }

    [Fact]
    [Trait("Acceptance", "P3")]
    public async Task Where_Stripe_is_down_slow_or_broken_the_page_says_so_and_the_invoice_is_free()
    {
        // The same deployment, with less patience.
        await using var hasty = Portal.Start(_on.Database, _on.World.Clock, Settings(timeoutSeconds: 1));
        using var browser = await hasty.SignedInAs(_on.World.User.Email!);
        foreach (var (by, trouble) in (IEnumerable<(PortalClient, Action)>)[(_on.Browser,
            () => _stripe.Trouble = HttpStatusCode.InternalServerError),
            (browser, () => (_stripe.Trouble, _stripe.Slowness) = (null, TimeSpan.FromSeconds(30)))])
        {
            trouble();
            var failed = await by.FollowAsync(await (await by.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAsync("Pay $100.00"));

            Assert.Equal("Your payment did not go through", failed.Title);
            Assert.Contains("Our payment provider does not answer at the moment. Nothing was charged.", failed.Text,
                StringComparison.Ordinal);
        }

        _stripe.Slowness = TimeSpan.Zero;
        await PayAsync("INV-1", "100.00");
        _stripe.Pay(_stripe.SessionIds.Last());
        _stripe.Trouble = HttpStatusCode.BadGateway;
        var unknown = await _on.Browser.OpenAsync("/Pay/PAY-00000003/Return");
        Assert.Contains("can’t say at the moment whether it was paid, so we don’t know yet", unknown.Text, StringComparison.Ordinal);
        var body = StripeFake.Event("evt_1", "checkout.session.completed", _stripe.Row(_stripe.SessionIds.Last()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await NotifyAsync(body, StripeFake.Sign(body, _on.World.Clock.GetUtcNow())));
        _stripe.Trouble = null;
        _on.World.Clock.Advance(TimeSpan.FromMinutes(2));

        await ReconcileAsync();

        Assert.Equal("Thank you, your payment was received", (await _on.Browser.GetAsync("/Pay/PAY-00000003")).Title);
        Assert.Equal(10_000, _stripe.Captured);
    }

    [Fact]
    [Trait("Acceptance", "P3")]
    public async Task Takes_no_notification_whose_signature_is_wrong_or_old_and_each_event_once()
    {
        await PayAsync("INV-1", "100.00");
        var session = _stripe.SessionIds.Single();
        _stripe.Pay(session);
        var (now, body) = (_on.World.Clock.GetUtcNow(), StripeFake.Event("evt_1", "checkout.session.completed", _stripe.Row(session)));

        Assert.Equal(HttpStatusCode.BadRequest, await NotifyAsync(body, null));
        Assert.Equal(HttpStatusCode.BadRequest, await NotifyAsync(body, "t=1,v1=2"));
        Assert.Equal(HttpStatusCode.BadRequest, await NotifyAsync(body, StripeFake.Sign(body, now, "whsec_of_somebody_else")));
        Assert.Equal(HttpStatusCode.BadRequest, await NotifyAsync(body, StripeFake.Sign(body, now.AddMinutes(-6))));
        Assert.Equal(HttpStatusCode.BadRequest, await NotifyAsync(body + " ", StripeFake.Sign(body, now)));
        Assert.Equal(PaymentAttemptStatus.Pending, (await AttemptAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, await NotifyAsync(body, StripeFake.Sign(body, now)));
        Assert.Equal(HttpStatusCode.OK, await NotifyAsync(body, StripeFake.Sign(body, now)));
        var foreign = StripeFake.Event("evt_2", "payment_intent.succeeded",
            new JsonObject
            {
                ["id"] = "pi_foreign",
                ["object"] = "payment_intent",
                ["metadata"] = new JsonObject { ["attempt"] = Guid.NewGuid().ToString("N") }
            });
        Assert.Equal(HttpStatusCode.OK, await NotifyAsync(foreign, StripeFake.Sign(foreign, now)));

        Assert.Equal(PaymentAttemptStatus.Succeeded, (await AttemptAsync()).Status);
        await using var db = _on.Portal.Unscoped();
        Assert.Equal([NotificationOutcome.Handled, NotificationOutcome.Unknown],
            await db.GatewayNotifications.OrderBy(row => row.EventId).Select(row => row.Outcome).ToListAsync());
        Assert.Equal(1, await db.Payments.CountAsync());
    }

    [Theory, InlineData(9_000L, null, 90), InlineData(null, "eur", 100), InlineData(12_000L, null, 120)]
    [Trait("Acceptance", "P3")]
    public async Task Another_amount_or_currency_than_asked_is_recorded_held_and_reported(long? amount, string? currency, int received)
    {
        await PayAsync("INV-1", "100.00");
        _stripe.Pay(_stripe.SessionIds.Single(), amount, currency);

        var page = await _on.Browser.OpenAsync("/Pay/PAY-00000001/Return");

        Assert.Contains("settles nothing until our billing department has looked at it", page.Text, StringComparison.Ordinal);
        await using var db = _on.Portal.Unscoped();
        var payment = await db.Payments.SingleAsync();
        Assert.Equal(((decimal)received, (currency ?? "usd").ToUpperInvariant(), (decimal)received),
            (payment.Amount, payment.Currency.Code, payment.Unapplied.Amount));
        Assert.Equal(100m, (await db.Invoices.SingleAsync(row => row.Number == "INV-1")).Balance.Amount);
        Assert.Equal("billing@cirrus.example",
            await db.OutboxMessages.Where(row => row.Kind == Domain.Messages.MessageKind.PaymentNeedsAttention).Select(row => row.To)
            .SingleAsync());
    }

    [Fact]
    [Trait("Acceptance", "P2")]
    public async Task Refunds_and_chargebacks_come_by_notification_into_the_ledger()
    {
        await PayAsync("INV-1", "100.00");
        var intent = _stripe.Pay(_stripe.SessionIds.Single());
        await _on.Browser.OpenAsync("/Pay/PAY-00000001/Return");
        _stripe.Refund(intent, 2_500);
        await TellAsync("evt_r", "charge.refunded", new JsonObject { ["id"] = "ch_1", ["object"] = "charge", ["payment_intent"] = intent });
        Assert.Equal((25m, 25m), await OpenAsync("INV-1"));

        await PayAsync("INV-2", "40.55");
        var other = _stripe.Pay(_stripe.SessionIds.Last());
        await _on.Browser.OpenAsync("/Pay/PAY-00000002/Return");
        var dispute = _stripe.Dispute(other);
        await TellAsync("evt_d", "charge.dispute.created", _stripe.Row(dispute));
        Assert.Equal((40.55m, 65.55m), await OpenAsync("INV-2"));
        Assert.Contains("Charged back", (await _on.Browser.GetAsync("/Payments/PAY-00000002")).Text, StringComparison.Ordinal);
        _stripe.Decide(dispute, "won");
        await TellAsync("evt_w", "charge.dispute.closed", _stripe.Row(dispute));

        Assert.Equal((0m, 25m), await OpenAsync("INV-2"));
        await using var db = _on.Portal.Unscoped();
        Assert.Equal(3, await db.OutboxMessages.CountAsync(row => row.Kind == Domain.Messages.MessageKind.PaymentNeedsAttention));
    }

    [Fact]
    [Trait("Acceptance", "P2")]
    public async Task A_charge_that_was_recorded_nowhere_is_found_by_its_attempt()
    {
        var terms = new PayTerms([new InvoiceSplit("INV-1", 100m, 100m)], new Money(100m, Currency.Usd),
            "Stripe")
        { MethodId = await MethodAsync("pm_1") };
        var started = Assert.IsType<StartPayment.Started>(await _on.Portal.Services.GetRequiredService<StartPayment>()
            .RunAsync(_on.World.Form(), terms, CancellationToken.None));
        var attempt = await AttemptAsync();
        await _on.Portal.Services.GetRequiredService<IPaymentGateway>().ChargeAsync(
            new GatewayOrder(attempt.AccountId, attempt.Id, attempt.Number, attempt.Total, "x", attempt.IdempotencyKey, attempt.ExpiresAt),
            new GatewayMethod("cus_1", "pm_1", "Visa", "4242", 12, 2030), CancellationToken.None);
        _on.World.Clock.Advance(TimeSpan.FromMinutes(2));

        await ReconcileAsync();
        await ReconcileAsync();

        Assert.Equal((PaymentAttemptStatus.Succeeded, 10_000L), ((await AttemptAsync()).Status, _stripe.Captured));
        Assert.Equal(started.Attempt.Id, attempt.Id);
    }

    [Fact]
    [Trait("Acceptance", "H1")]
    public async Task What_the_one_who_asks_gives_up_is_no_silence_of_the_providers()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var order = new GatewayOrder(
            _on.World.Account.Id, Guid.NewGuid(), "PAY-00000009", new Money(100m, Currency.Usd), "x", "key",
            _on.World.Clock.GetUtcNow().AddHours(1));

        // As the provider’s silence it would abandon a payment whose customer only clicked twice.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _on.Portal.Services.GetRequiredService<IPaymentGateway>()
            .OpenPaymentAsync(order, new GatewayLinks("/r", "/c"), gone.Token));
    }

    [Fact]
    [Trait("Acceptance", "P3")]
    public async Task A_declined_card_on_file_is_a_failed_payment_in_plain_words()
    {
        await MethodAsync("pm_declined");

        var page = await (await _on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAndFollowAsync("Pay $100.00");

        Assert.Equal("Your payment did not go through", page.Title);
        Assert.Contains("There was not enough money on the account behind the card.", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, _stripe.Captured);
    }

    private PortalSettings Settings(int timeoutSeconds) => new()
    {
        Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payments:Gateway"] = "Stripe",
            ["Stripe:SecretKey"] = StripeFake.Key,
            ["Stripe:WebhookSecret"] = StripeFake.WebhookSecret,
            ["Stripe:ApiUrl"] = _stripe.Url,
            ["Stripe:TimeoutSeconds"] = timeoutSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail:PublicUrl"] = "https://billing.example",
            ["AllowedHosts"] = "localhost",
        },
    };

    private async Task<Guid> MethodAsync(string token)
    {
        await using var db = _on.Portal.Unscoped();
        var method = new StoredMethod(_on.World.Account.Id,
            new StoredMethodTerms("Stripe", "cus_1", token, PaymentMethod.Card, "Visa", "4242", 12, 2030), "Zoë",
            _on.World.Clock.GetUtcNow());
        method.MakeDefault();
        db.Add(method);
        await db.SaveChangesAsync();
        return method.Id;
    }

    private async Task<PortalPage> PayAsync(string invoice, string amount, bool keep = false) =>
        await (await _on.Browser.GetAsync($"/Pay?invoice={invoice}")).Form("/Pay").Tick("Keep", keep).SendAsync($"Pay ${amount}");

    private async Task<PaymentAttempt> AttemptAsync()
    {
        await using var db = _on.Portal.Unscoped();
        return await db.PaymentAttempts.AsNoTracking().OrderBy(row => row.Number).LastAsync();
    }

    private Task<int> ReconcileAsync() => _on.Portal.Services.GetRequiredService<ReconcileAttempts>().RunAsync(CancellationToken.None);

    private async Task<HttpStatusCode> NotifyAsync(string body, string? signature)
    {
        using var anonymous = _on.Portal.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post,
            "/Webhooks/Payments")
        { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.Add("Stripe-Signature", signature);
        }

        using var answer = await anonymous.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task TellAsync(string id, string type, JsonObject subject)
    {
        var body = StripeFake.Event(id, type, subject);
        Assert.Equal(HttpStatusCode.OK, await NotifyAsync(body, StripeFake.Sign(body, _on.World.Clock.GetUtcNow())));
    }

    /// <summary>What is open on an invoice, and what the account owes.</summary>
    private async Task<(decimal Open, decimal Balance)> OpenAsync(string number)
    {
        await using var db = _on.Portal.Unscoped();
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(row => row.Number == number);
        // The other invoice that is not paid in this test counts only once it is.
        var balance = await db.LedgerEntries.SumAsync(row => row.Amount);
        return (invoice.Balance.Amount, number == "INV-1" ? balance - 40.55m : balance);
    }
}
