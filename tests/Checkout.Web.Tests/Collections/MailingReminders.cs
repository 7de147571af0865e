using Checkout.Data.Collections;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Collections;

/// <summary>What reminders say, and that a crash between sending and noting it sends the same message again.</summary>
[Trait("Acceptance", "P5")]
public sealed class MailingReminders
{
    private static readonly DateOnly Today = QuotesPortal.Today;

    /// <summary>Nobody is reminded in the small hours.</summary>
    private static async Task<QuotesPortal> InTheEveningAsync(Engine engine = Engine.Sqlite)
    {
        var on = await QuotesPortal.StartAsync(engine);
        on.World.Clock.SetUtcNow(on.World.Calendar.FirstInstantAfter(Today).AddHours(-4));
        await on.SignInAgainAsync();
        return on;
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Says_which_invoices_why_and_where_and_leaves_out_what_was_disputed_since(Engine engine)
    {
        await using var on = await InTheEveningAsync(engine);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 110m, Today.AddDays(-40), Today.AddDays(-8)),
            on.World.Invoice("INV-2", 20m, Today.AddDays(-40), Today), on.World.Invoice("INV-3", 5m, Today.AddDays(-40), Today.AddDays(5)));
        Assert.Equal(3, await on.Portal.Services.GetRequiredService<ReminderRun>().RunAsync(CancellationToken.None));
        await (await on.Browser.GetAsync("/Invoices/INV-3/Dispute")).Form("/Invoices/INV-3/Dispute").Fill("Reason", "Other")
            .Fill("Text", "x").SendAsync();

        var mail = await RenderAsync(on);

        Assert.Equal("2 open invoices, 1 overdue: $130.00", mail.Subject);
        foreach (var said in new[] { "INV-1: $110.00, 8 days overdue", "INV-2: $20.00, due today",
            $"/Invoices/INV-1?account={on.World.Account.Number}", "You get this because you receive the invoices of Acme GmbH",
            "promise a payment date" })
        {
            Assert.Contains(said, mail.TextBody, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("INV-3", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Reminder", (await on.Browser.GetAsync("/CreditMemos")).Text, StringComparison.Ordinal);
        Assert.Contains("8 days overdue. Mailed to", (await on.Browser.GetAsync("/Collections/COL-00000001")).Text,
            StringComparison.Ordinal);
        Assert.Contains("Sent a reminder of invoices in USD: INV-1, INV-2, INV-3", (await on.Browser.GetAsync("/Activity")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_where_everything_was_paid_in_between()
    {
        await using var on = await InTheEveningAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 110m, Today.AddDays(-40), Today.AddDays(-8)), on.World.Received("PAY-1", 110m));
        await on.Portal.Services.GetRequiredService<ReminderRun>().RunAsync(CancellationToken.None);
        await (await on.Browser.GetAsync("/Payments/PAY-1/Applications?split=INV-1:110")).Form("/Payments/PAY-1/Applications")
            .SendAsync("Apply $110.00");

        await using var db = on.Portal.Unscoped();
        await using var scope = on.Portal.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<MessageRenderer>()
            .RenderAsync(await db.OutboxMessages.SingleAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task A_mail_that_a_crash_sends_twice_has_one_message_id()
    {
        await using var on = await InTheEveningAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 110m, Today.AddDays(-40), Today.AddDays(-8)));
        await on.Portal.Services.GetRequiredService<ReminderRun>().RunAsync(CancellationToken.None);
        var sent = new List<MimeMessage>();

        // The transport takes the message, then the process dies before it is noted: the lease ends, and another process sends it.
        await Assert.ThrowsAsync<OperationCanceledException>(() => DispatchAsync(on, message =>
        {
            sent.Add(message);
            throw new OperationCanceledException();
        }, dies: true));
        on.World.Clock.Advance(TimeSpan.FromMinutes(6));
        await DispatchAsync(on, sent.Add, dies: false);
        await DispatchAsync(on, sent.Add, dies: false);

        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].MessageId, sent[1].MessageId);
        Assert.Equal(sent[0].Subject, sent[1].Subject);
    }

    private static async Task DispatchAsync(QuotesPortal on, Action<MimeMessage> send, bool dies)
    {
        using var stopping = new CancellationTokenSource();
        await using var scope = on.Portal.Services.CreateAsyncScope();
        var transport = new Transport(message =>
        {
            if (dies)
            {
                stopping.Cancel();
            }

            send(message);
        });
        await ActivatorUtilities.CreateInstance<OutboxDispatcher>(scope.ServiceProvider, transport).RunAsync(stopping.Token);
    }

    private static async Task<MimeMessage> RenderAsync(QuotesPortal on)
    {
        await using var db = on.Portal.Unscoped();
        await using var scope = on.Portal.Services.CreateAsyncScope();
        var message = await db.OutboxMessages.SingleAsync(row => row.Kind == MessageKind.PaymentReminder);
        return (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(message, CancellationToken.None))!;
    }

    private sealed class Transport(Action<MimeMessage> send) : IMailTransport
    {
        public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            // The dispatcher disposes what it sent.
            using var stream = new MemoryStream();
            await message.WriteToAsync(stream, CancellationToken.None);
            stream.Position = 0;
            send(await MimeMessage.LoadAsync(stream, CancellationToken.None));
        }
    }
}
