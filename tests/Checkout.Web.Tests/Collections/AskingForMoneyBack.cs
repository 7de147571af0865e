using System.Net;
using Checkout.Domain.Messages;
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

    [SkippableTheory, EveryEngine]
    public async Task Is_stored_once_mailed_to_billing_and_stands_on_the_payment_with_its_answer(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        await on.World.WriteAsync(on.World.Received("PAY-1", 80m));
        var form = (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.OK).Form(Path).Fill("Amount", "30").Fill("Reason", "Paid <twice>.");

        var payment = await form.SendAndFollowAsync("Ask for it back");
        Assert.Equal("/Payments/PAY-1", (await form.SendAsync("Ask for it back")).Location);

        Assert.Contains("Asked back", payment.Text, StringComparison.Ordinal);
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
            Assert.Equal("Acme GmbH asks for $30.00 of payment PAY-1 back", text.Subject);
            request.Decline("It settles the invoice of December.", null, on.World.Clock.GetUtcNow());
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.RefundAnswered, on.World.User.Email!, null, on.World.Account.Id, request.Id, null, on.World.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            var answer = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.RefundAnswered), CancellationToken.None))!;
            Assert.Contains("> It settles the invoice of December.", answer.TextBody, StringComparison.Ordinal);
            Assert.Contains($"/Payments/PAY-1?account={on.World.Account.Number}", answer.TextBody, StringComparison.Ordinal);
        }

        var after = await on.Browser.GetAsync("/Payments/PAY-1");
        Assert.Contains("Our billing department answered: It settles the invoice of December.", after.Text, StringComparison.Ordinal);
        Assert.Single(after.All("a[href$='/Refund']"));
    }

    [Fact]
    public async Task Answers_beside_the_field_and_is_refused_for_what_settles_an_invoice()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (payment, invoice) = (on.World.Received("PAY-1", 80m), on.World.Invoice("INV-1", 80m));
        await on.World.WriteAsync(payment, invoice);
        var page = await on.Browser.GetAsync(Path);

        Assert.Equal(["Enter an amount of at most $80.00.", "Say in a few words why you want the money back."], (await page.Form(Path).Fill("Amount", "80.01").SendAsync("Ask for it back")).Expect(HttpStatusCode.UnprocessableEntity).Errors);

        await (await on.Browser.GetAsync("/Payments/PAY-1/Applications?split=INV-1:80")).Form("/Payments/PAY-1/Applications").SendAsync("Apply $80.00");
        Assert.Contains("Nothing of PAY-1 is unapplied", (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.Conflict).Text, StringComparison.Ordinal);
        await using var db = on.Portal.Unscoped();
        Assert.False(await db.RefundRequests.AnyAsync());
    }
}
