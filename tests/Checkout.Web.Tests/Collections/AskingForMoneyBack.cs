using System.Net;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Collections;

public sealed class AskingForMoneyBack
{
    private const string Path = "/Payments/PAY-1/Refund";
    private const string Withdrawal = Path + "/Withdrawal";

    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_stored_once_mailed_to_billing_and_stands_on_the_payment_with_its_answer(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        await on.World.WriteAsync(on.World.Received("PAY-1", 80m));
        var form = (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.OK).Form(Path).Fill("Amount", "30")
            .Fill("Reason", "Paid <twice>.");

        var payment = await form.SendAndFollowAsync("Request a refund");
        Assert.Equal("/Payments/PAY-1", (await form.SendAsync("Request a refund")).Location);

        Assert.Contains("Requested", payment.Text, StringComparison.Ordinal);
        Assert.Contains("Paid <twice>.", payment.Text, StringComparison.Ordinal);
        Assert.Empty(payment.All("a[href$='/Refund']"));
        (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.Conflict);
        await using (var db = on.Portal.Unscoped())
        {
            var request = await db.RefundRequests.SingleAsync();
            var mail = await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.RefundRequested);
            Assert.Equal(("billing@cirrus.example", request.Id), (mail.To, mail.SubjectId));
            await using var scope = on.Portal.Services.CreateAsyncScope();
            var text = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(mail, CancellationToken.None))!;
            Assert.Equal("Acme GmbH asks for a refund of $30.00 of payment PAY-1", text.Subject);
            request.Decline("It settles the invoice of December.", null, on.World.Clock.GetUtcNow());
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.RefundAnswered, on.World.User.Email!, null, on.World.Account.Id,
                request.Id, null, on.World.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            var answer = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>()
                .RenderAsync(await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.RefundAnswered),
                CancellationToken.None))!;
            Assert.Contains("> It settles the invoice of December.", answer.TextBody, StringComparison.Ordinal);
            Assert.Contains($"/Payments/PAY-1?account={on.World.Account.Number}", answer.TextBody, StringComparison.Ordinal);
        }

        var after = await on.Browser.GetAsync("/Payments/PAY-1");
        Assert.Contains("Our billing department answered: It settles the invoice of December.", after.Text, StringComparison.Ordinal);
        Assert.Single(after.All("a[href$='/Refund']"));
    }

    [Fact]
    public async Task Can_be_withdrawn_until_it_is_answered_and_billing_hears_of_it()
    {
        await using var on = await QuotesPortal.StartAsync();
        await on.World.WriteAsync(on.World.Received("PAY-1", 80m));
        (await on.Browser.GetAsync(Withdrawal)).Expect(HttpStatusCode.Conflict);
        await (await on.Browser.GetAsync(Path)).Form(Path).Fill("Amount", "30").Fill("Reason", "Paid twice").SendAsync("Request a refund");
        var payment = await on.Browser.GetAsync("/Payments/PAY-1");
        Assert.Single(payment.All($"a[href='{Withdrawal}']"));
        var form = (await on.Browser.GetAsync(Withdrawal)).Expect(HttpStatusCode.OK).Form(Withdrawal);

        var after = await form.SendAndFollowAsync("Withdraw the request");
        Assert.Equal("/Payments/PAY-1", (await form.SendAsync("Withdraw the request")).Location);

        Assert.Contains("The request is withdrawn", after.Text, StringComparison.Ordinal);
        Assert.Contains($"{on.World.User.DisplayName} withdrew it", after.Text, StringComparison.Ordinal);
        Assert.Single(after.All("a[href$='/Refund']"));
        (await on.Browser.GetAsync(Withdrawal)).Expect(HttpStatusCode.Conflict);
        Assert.Contains("Withdrew the refund request for payment PAY-1", (await on.Browser.GetAsync("/Activity")).Text,
            StringComparison.Ordinal);
        await using var db = on.Portal.Unscoped();
        var mail = await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.RefundWithdrawn);
        await using var scope = on.Portal.Services.CreateAsyncScope();
        var text = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(mail, CancellationToken.None))!;
        Assert.Equal(("billing@cirrus.example", "Acme GmbH withdrew the refund request for $30.00 of payment PAY-1"),
            (mail.To, text.Subject));

        // It can be asked for again, and an answer ends that.
        await (await on.Browser.GetAsync(Path)).Form(Path).Fill("Amount", "20").Fill("Reason", "After all").SendAsync("Request a refund");
        var late = (await on.Browser.GetAsync(Withdrawal)).Form(Withdrawal);
        (await db.RefundRequests.SingleAsync(request => request.State == RefundRequestState.Open))
            .Decline("No", null, on.World.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        Assert.Contains("it was answered or withdrawn",
            (await late.SendAsync("Withdraw the request")).Expect(HttpStatusCode.Conflict).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_beside_the_field_and_is_refused_for_what_settles_an_invoice()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (payment, invoice) = (on.World.Received("PAY-1", 80m), on.World.Invoice("INV-1", 80m));
        await on.World.WriteAsync(payment, invoice);
        var page = await on.Browser.GetAsync(Path);

        Assert.Equal(["Enter an amount of at most $80.00.", "Say briefly why you want a refund."],
            (await page.Form(Path).Fill("Amount", "80.01").SendAsync("Request a refund"))
                .Expect(HttpStatusCode.UnprocessableEntity).Errors);

        await (await on.Browser.GetAsync("/Payments/PAY-1/Applications?split=INV-1:80")).Form("/Payments/PAY-1/Applications")
            .SendAsync("Apply $80.00");
        Assert.Contains("Nothing of PAY-1 is unapplied", (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.Conflict).Text,
            StringComparison.Ordinal);
        await using var db = on.Portal.Unscoped();
        Assert.False(await db.RefundRequests.AnyAsync());
    }
}
