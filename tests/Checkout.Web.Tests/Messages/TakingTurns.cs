using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;

namespace Checkout.Web.Tests.Messages;

/// <summary>However many mails of one account wait, another's leave with the next turns of the dispatcher. Counted in mails, not in
/// time.</summary>
[Trait("Acceptance", "D7")]
public sealed class TakingTurns
{
    private const int Turn = 20;
    private const int Queued = 5_000;

    [SkippableTheory, EveryEngine]
    public async Task Sign_in_mail_and_other_accounts_wait_less_than_two_turns_for_five_thousand_of_one_account(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var now = on.World.Clock.GetUtcNow();
        await using (var db = on.Portal.Unscoped())
        {
            // Nobody has these users, so nothing is written of the mails but their place in the queue.
            db.OutboxMessages.AddRange(Enumerable.Range(0, Queued).Select(number => new OutboxMessage(MessageKind.RenewalNoticeGiven,
                $"reader{number}@acme.example", "Reader", on.World.Account.Id, Guid.NewGuid(), data: null, now.AddMinutes(-10))));
            await db.SaveChangesAsync();
        }

        var queue = new OutboxQueue(on.Database.Contexts, MailLane.Words);
        var first = await queue.NextTurnAsync(now, CancellationToken.None);
        var other = Guid.NewGuid();
        Guid reset, others;
        await using (var db = on.Portal.Unscoped())
        {
            var signIn = new OutboxMessage(MessageKind.PasswordReset, "b@globex.example", "B", accountId: null, Guid.NewGuid(), null, now);
            var ordinary = new OutboxMessage(MessageKind.ContactReceived, "b@globex.example", "B", other, Guid.NewGuid(), null, now);
            db.AddRange(signIn, ordinary);
            await db.SaveChangesAsync();
            (reset, others) = (signIn.Id, ordinary.Id);
        }

        var second = await queue.NextTurnAsync(now, CancellationToken.None);

        Assert.Equal(Turn, first.Count);
        Assert.Equal(reset, second[0]);
        Assert.Contains(others, second);
        Assert.InRange(second.Count, 1, Turn);
    }

    [Fact]
    public async Task Accounts_take_their_turns_in_rotation_and_what_fails_is_not_tried_twice()
    {
        await using var on = await QuotesPortal.StartAsync();
        var now = on.World.Clock.GetUtcNow();
        var accounts = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToList();
        await using (var db = on.Portal.Unscoped())
        {
            db.OutboxMessages.AddRange(accounts.SelectMany((account, place) => Enumerable.Range(0, 3).Select(number => new OutboxMessage(
                MessageKind.ContactReceived, $"r{number}@acme.example", "R", account, Guid.NewGuid(), null, now.AddMinutes(place - 60)))));
            await db.SaveChangesAsync();
        }

        var queue = new OutboxQueue(on.Database.Contexts, MailLane.Words);
        var turns = new List<IReadOnlyList<Guid>>();
        while (await queue.NextTurnAsync(now, CancellationToken.None) is { Count: > 0 } turn)
        {
            turns.Add(turn);
            foreach (var id in turn)
            {
                queue.LeaveBehind(id);
            }
        }

        Assert.Equal(90, turns.SelectMany(turn => turn).Distinct().Count());
        Assert.Equal(90, turns.Sum(turn => turn.Count));
        await using var read = on.Portal.Unscoped();
        var owners = read.OutboxMessages.ToDictionary(message => message.Id, message => message.ForAccountId!.Value);
        Assert.Equal(accounts.ToHashSet(), turns.Take(2).SelectMany(turn => turn).Select(id => owners[id]).ToHashSet());
    }

    [Fact]
    public async Task The_dispatcher_looks_again_with_each_turn_and_documents_hold_up_no_words()
    {
        await using var on = await QuotesPortal.StartAsync();
        var (world, now) = (on.World, on.World.Clock.GetUtcNow());
        var invoice = world.Invoice("INV-1", 10m);
        var written = new ContactRequest("REQ-1", world.Account.Id, world.User.Id, "Zoë", ContactTopic.Invoice, "Why?", null, "b@x.example",
            now);
        OutboxMessage Of(MessageKind kind, string to, Guid? account, Guid? subject) =>
            new(kind, to, to, account, subject, data: null, now);
        await world.WriteAsync(
        [
            invoice, written, Of(MessageKind.InvoiceReady, "pdf@acme.example", world.Account.Id, invoice.Id),
            .. Enumerable.Range(0, 50)
                .Select(number => Of(MessageKind.ContactReceived, $"r{number}@acme.example", world.Account.Id, written.Id)),
        ]);
        var asked = false;
        var bag = new MailBag(async _ =>
        {
            if (!asked)
            {
                asked = true;
                await world.WriteAsync(Of(MessageKind.PasswordReset, world.User.Email!, account: null, subject: null));
            }
        });

        Assert.Equal(51, await bag.DispatchAsync(on.Portal, MailLane.Words));

        var order = bag.Mails.Select(mail => mail.To.Mailboxes.Single().Address).ToList();
        Assert.InRange(order.IndexOf(world.User.Email!), 1, (2 * Turn) - 1);
        Assert.DoesNotContain("pdf@acme.example", order);
        Assert.Equal(1, await bag.DispatchAsync(on.Portal, MailLane.Documents));
    }
}
