using System.Net;
using Checkout.Data.Payments;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Deadlines;
using Checkout.Web.Tests.Payments;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.PaymentMethods;

/// <summary>A billing admin puts cards on file, names them, prefers one and removes one, on the pages.</summary>
[Trait("Acceptance", "P1")]
public sealed class KeepingCards
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Through_the_gateways_page_and_in_the_list(Engine engine)
    {
        await using var on = await PayingOnThePage.StartAsync(engine);
        var none = await on.Browser.GetAsync("/PaymentMethods");
        Assert.Contains("No card is on file", none.Text, StringComparison.Ordinal);

        var gateway = await none.Form("/PaymentMethods").SendAndFollowAsync();
        Assert.Equal("Put a card on file", gateway.Title);
        Assert.Contains("No card was put on file", (await on.Browser.OpenAsync(await SetupAsync(on))).Flash, StringComparison.Ordinal);
        var list = await on.Browser.FollowAsync(await PayingOnThePage.TypeAsync(gateway, "4242 4242 4242 4242"));
        Assert.Equal("Payment methods", list.Title);
        Assert.Contains("Visa ending in 4242 is on file. It is the default.", list.Flash, StringComparison.Ordinal);
        await on.Browser.FollowAsync(await PayingOnThePage.TypeAsync(await list.Form("/PaymentMethods").SendAndFollowAsync(),
            "5555 5555 5555 4444"));

        var card = await on.Browser.GetAsync("/PaymentMethods/mastercard-4444");
        Assert.Contains("Never write a card number here.",
            Assert.Single((await card.Form("/PaymentMethods/mastercard-4444").Fill("Label", "4242424242424242").SendAsync())
            .Expect(HttpStatusCode.UnprocessableEntity).Errors), StringComparison.Ordinal);
        Assert.Contains("is called “Team travel” from now on",
            (await card.Form("/PaymentMethods/mastercard-4444").Fill("Label", " Team travel ").SendAndFollowAsync()).Flash,
            StringComparison.Ordinal);
        Assert.Contains("It is the default now", (await card.Form("/PaymentMethods/mastercard-4444/Default").SendAndFollowAsync()).Flash,
            StringComparison.Ordinal);
        var removed = await (await on.Browser.GetAsync("/PaymentMethods/visa-4242/Removal")).Form().SendAndFollowAsync();

        Assert.Contains("Visa ending in 4242 is removed.", removed.Flash, StringComparison.Ordinal);
        Assert.Equal(["Team travelMastercard ending in 4444The default"], removed.All("tbody th").Select(cell => cell.TextContent.Trim()));
        (await on.Browser.GetAsync("/PaymentMethods/visa-4242")).Expect(HttpStatusCode.NotFound);
        var activity = (await on.Browser.GetAsync("/Activity")).Text;
        Assert.Contains("Put a card on file: Visa ending in 4242", activity, StringComparison.Ordinal);
        Assert.Contains("Named the card Mastercard ending in 4444 “Team travel”", activity, StringComparison.Ordinal);
        Assert.Contains("Removed the card Visa ending in 4242", activity, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_Stripe_by_a_session_that_only_sets_up()
    {
        using var stripe = new StripeFake();
        await using var on = await PayingOnThePage.StartAsync(settings: new()
        {
            ["Payments:Gateway"] = "Stripe",
            ["Stripe:SecretKey"] = StripeFake.Key,
            ["Stripe:WebhookSecret"] = StripeFake.WebhookSecret,
            ["Stripe:ApiUrl"] = stripe.Url,
            ["Mail:PublicUrl"] = "https://billing.example",
            ["AllowedHosts"] = "localhost",
        });

        var sent = await (await on.Browser.GetAsync("/PaymentMethods")).Form("/PaymentMethods").SendAsync();
        var answer = await on.Browser.GetAsync(sent.Location!);
        var session = Assert.Single(stripe.SessionIds);
        Assert.Equal($"https://checkout.stripe.com/c/pay/{session}", answer.Location);
        var fields = Assert.Single(stripe.Posted);
        Assert.Equal(("setup", "always", $"https://billing.example{await SetupAsync(on)}?account={on.World.Account.Number}"),
            (fields["mode"], fields["customer_creation"], fields["success_url"]));
        stripe.SetUp(session);
        var list = await on.Browser.OpenAsync(await SetupAsync(on));

        Assert.Contains("Visa ending in 4242 is on file.", list.Flash, StringComparison.Ordinal);
        await (await on.Browser.GetAsync("/PaymentMethods/visa-4242/Removal")).Form().SendAndFollowAsync();
        Assert.Equal(["pm_1"], stripe.Detached);
        await using var db = on.Portal.Unscoped();
        Assert.NotNull(await db.StoredMethods.Select(row => row.ForgottenAt).SingleAsync());
    }

    [Fact]
    [Trait("Acceptance", "P5")]
    public async Task Warned_before_one_expires_on_the_list_on_Home_and_by_mail()
    {
        await using var on = await PayingOnThePage.StartAsync();
        var auto = new Autopaying(on.World);
        var contract = await on.World.ContractAsync(on.World.Terms(startsOn: QuotesPortal.Today.AddDays(20)), on.World.Line(1m, 10m));
        await auto.CardAsync(year: 2026, month: 11);
        await auto.SwitchAsync(contract, Domain.Contracts.AutopayMode.OnIssue);
        await TellingMembers.Run(on).RunAsync(CancellationToken.None);

        Assert.Contains("Expires soon", (await on.Browser.GetAsync("/PaymentMethods")).Text, StringComparison.Ordinal);
        var home = await on.Browser.GetAsync("/");
        Assert.Contains($"Choose another card for {contract.Number}", home.Text, StringComparison.Ordinal);
        Assert.Contains("Visa ending in 4242 expires on November 30, 2026.", home.Text, StringComparison.Ordinal);
        var mail = Assert.Single(await MailsAsync(on, MessageKind.MethodExpires));
        Assert.Equal("Visa ending in 4242 expires on November 30, 2026", mail.Subject);
        Assert.Contains($"It is used for autopay of contract {contract.Number}.", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Acceptance", "P6")]
    public async Task Nobody_sees_or_changes_another_accounts_cards()
    {
        await using var on = await PayingOnThePage.StartAsync();
        await new Autopaying(on.World).CardAsync();
        var gateway = await (await on.Browser.GetAsync("/PaymentMethods")).Form("/PaymentMethods").SendAndFollowAsync();
        var other = await World.CreateAsync(on.Database, QuotesPortal.Today);
        using var stranger = await on.Portal.SignedInAs(other.User.Email!);

        foreach (var path in (string[])["/PaymentMethods/visa-4242", "/PaymentMethods/visa-4242/Removal", await SetupAsync(on),
            gateway.Path])
        {
            (await stranger.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        }

        var page = await stranger.GetAsync("/PaymentMethods");
        Assert.DoesNotContain("4242", page.Text, StringComparison.Ordinal);
        var token = page.Form("/PaymentMethods").Value("__RequestVerificationToken")!;
        foreach (var path in (string[])["/PaymentMethods/visa-4242", "/PaymentMethods/visa-4242/Default",
            "/PaymentMethods/visa-4242/Removal"])
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["__RequestVerificationToken"] = token,
                ["RequestKey"] = Guid.NewGuid().ToString("N"),
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(request)).Status);
        }
    }

    internal static async Task<IReadOnlyList<MimeKit.MimeMessage>> MailsAsync(QuotesPortal on, MessageKind kind)
    {
        await using var scope = on.Portal.Services.CreateAsyncScope();
        await using var db = on.Portal.Unscoped();
        var mails = new List<MimeKit.MimeMessage>();
        foreach (var row in await db.OutboxMessages.AsNoTracking()
            .Where(message => message.ForAccountId == on.World.Account.Id && message.Kind == kind).OrderBy(message => message.CreatedAt)
            .ThenBy(message => message.Ordinal).ToListAsync())
        {
            mails.Add((await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(row, CancellationToken.None))!);
        }

        return mails;
    }

    private static async Task<string> SetupAsync(QuotesPortal on)
    {
        await using var db = on.Portal.Unscoped();
        var key = await db.MethodSetups.OrderByDescending(row => row.Ordinal).Select(row => row.Key).FirstAsync();
        return $"/PaymentMethods/Setups/{key:N}";
    }
}
