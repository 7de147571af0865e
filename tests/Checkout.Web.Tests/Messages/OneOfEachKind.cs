using System.Text.Json;
using Checkout.Data.Deadlines;
using Checkout.Data.Identity;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Statements;
using Checkout.Data.Usage;
using Checkout.Data.Users;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Collections;
using Checkout.Domain.Contracts;
using Checkout.Domain.Deadlines;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Orders;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Domain.Vendor;
using Checkout.Testing.Builders;
using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Messages;

/// <summary>A message of every kind in the outbox, each about a row that has all that its mail can say.</summary>
internal static class OneOfEachKind
{
    private const string Why = "Because.";
    private const string Refuses = "full@acme.example";

    public static async Task<IReadOnlyList<OutboxMessage>> WriteAsync(World world)
    {
        var (now, today) = (world.Clock.GetUtcNow(), world.Today);
        var zoe = world.User;
        var (open, declined, asked) = (await PublishAsync(), await PublishAsync(), await PublishAsync());
        var contract = await world.ContractAsync(world.Terms() with { AutoRenews = true }, world.Line(1m, 10m));
        var other = await world.ContractAsync(world.Terms(), world.Line(1m, 10m));
        var question = new QuoteQuestion(open, zoe.Id, zoe.DisplayName, Why, now);
        var (invoice, first, second) = (world.Invoice("INV-1", 40m, contractId: contract.Id), world.Invoice("INV-2", 40m),
            world.Invoice("INV-3", 40m));
        var terms = new DisputeTerms(DisputeReason.NotOrdered, Why, []);
        var (answered, withdrawn) = (InvoiceDispute.Raise(first, terms, zoe.Id, "Zoë", now, today),
            InvoiceDispute.Raise(second, terms, zoe.Id, "Zoë", now, today));
        answered.TakeAnswer(first, new DisputeAnswer(Why, DisputeOutcome.Rejected, today), now, today);
        withdrawn.Withdraw(second, "Zoë", now, today);
        var (payment, failed) = (world.Received("PAY-1", 90m, reference: "ch_1"), world.Pending("PAY-2", 40m));
        failed.Fail("declined", "insufficient_funds");
        var (asks, declinedRefund, leaves) = (Ask(), Ask(), Ask());
        declinedRefund.Decline(Why, today, now);
        leaves.Withdraw("Zoë", now);
        var reversal = new PaymentReversal(payment, PaymentReversalKind.Refund, "re_1", 10m, today, now);
        var contact = new ContactRequest("REQ-1", world.Account.Id, zoe.Id, "Zoë", ContactTopic.Invoice, Why, "INV-1",
            "billing@x.example", now);
        var card = new StoredMethod(world.Account.Id,
            new StoredMethodTerms("Simulated", "cus", "tok_1", PaymentMethod.Card, "Visa", "4242", 12, 2026), "Zoë", now);
        var notice = new ReminderNotice(world.Account.Id, world.Account.Currency, today);
        notice.Add(invoice, 1);
        await world.WriteAsync(question, invoice, first, second, answered, withdrawn, payment, failed, asks, declinedRefund, leaves,
            reversal, contact, card, notice);
        var refused = new OutboxMessage(MessageKind.InvoiceReady, Refuses, "Reader", world.Account.Id, invoice.Id, null, now);
        refused.Claim(now, TimeSpan.FromDays(1));
        refused.Refuse(now);
        await world.WriteAsync(refused);
        var invited = await world.InviteAsync();

        await using var db = world.Database.Contexts.Unscoped();
        (await db.Quotes.Include(row => row.Lines).SingleAsync(row => row.Id == declined.Id)).Decline("Zoë", Why, now, today);
        var pending = await db.Quotes.Include(row => row.Lines).SingleAsync(row => row.Id == asked.Id);
        var acceptor = new Acceptor(zoe.Id, zoe.Email!, zoe.DisplayName, "Head of IT", null, null);
        var choices = new AcceptanceChoices(world.Account.BillingAddress, PaymentArrangement.Invoice, "4500");
        var returned = QuoteApproval.Ask(pending, acceptor, choices, now, today);
        returned.Return(pending, zoe.Id, "Ben", Why, now, today);
        var approval = QuoteApproval.Ask(pending, acceptor, choices, now, today);
        var (order, canceled) = (await db.Orders.FirstAsync(row => row.ContractId == contract.Id),
            await db.Orders.FirstAsync(row => row.ContractId == other.Id));
        var read = await db.Contracts.Include(row => row.Contacts).SingleAsync(row => row.Id == contract.Id);
        db.Entry(read).Property(row => row.TakesNotice).CurrentValue = true;
        var given = read.GiveNotice(Why, zoe.Id, "Zoë", now, today);
        read.TakeNoticeBack(given, "Zoë", now, today);
        var change = read.ReviseBilling(
            read.Billing with { PoNumber = "PO-2", Contacts = [new("Full Inbox", Refuses, IsPrimary: true)] }, zoe.Id, "Zoë", now);
        var own = await db.Quotes.SingleAsync(row => row.Id == canceled.QuoteId);
        db.Entry(own).Property(row => row.Origin).CurrentValue = QuoteOrigin.Customer;
        var cancellation = CoolingOff.Cancel(new CancellationContext(canceled, own,
            await db.Contracts.SingleAsync(row => row.Id == other.Id), [], [], [], TimeSpan.FromHours(4)), Why, 10m, zoe.Id, "Zoë", now,
            today);
        var member = await db.Memberships.SingleAsync(row => row.UserId == zoe.Id);
        var access = new AccessRequest(member, Why, now);
        db.AddRange(returned, approval, given, change, cancellation, access);
        var vendor = await db.LegalEntities.SingleAsync(row => row.Id == world.Vendor.Id);
        vendor.Update(new LegalEntityDetails("Cirrus", vendor.Address, "1",
            new BankAccount("Cirrus", "Bank", "DE89370400440532013000", null),
            vendor.InvoicePrefix, vendor.CreditMemoPrefix, null, null, IsDefault: true), today);
        await db.SaveChangesAsync();

        await using var scoped = world.Database.Contexts.ForAccount(world.Account.Id);
        var due = await AccountDeadlines.ReadAsync(scoped, Enum.GetValues<DeadlineKind>(), gateway: null, today, CancellationToken.None);
        var told = due.DistinctBy(one => one.Kind)
            .ToDictionary(one => one.Kind, one => new DeadlineNotice(world.Account.Id, zoe.Id, one, 7, today));
        db.AddRange(told.Values);

        // Nobody else is told of deadlines.
        var manages = new PermissionSet(world.Account.Id, "Manages billing", new MemberRights(Permissions.ManageBilling));
        db.Add(manages);
        foreach (var kind in MessageKinds.Deadlines)
        {
            var user = new CheckoutUser($"{kind}@acme.example", "Reader");
            var manager = new Membership(world.Account.Id, user.Id, await db.Profiles.SingleAsync(row => row.Name == "Standard User"));
            manager.Grant(manages);
            db.AddRange(user, manager);
        }

        Sentence said = $"The card has expired.";
        var charge = new AutopayMailData(40m, today)
        {
            Method = "Visa ending in 4242",
            RetryOn = today.AddDays(3),
            Reason = said.Stored(),
        }.ToJson();
        var messages = Enum.GetValues<MessageKind>().Select(kind => MessageKinds.Original(kind) switch
        {
            MessageKind.QuotePublished or MessageKind.OwnQuoteSaved => Of(kind, open.Id),
            MessageKind.QuoteDeclined => Of(kind, declined.Id),
            MessageKind.QuestionAsked => Of(kind, question.Id),
            MessageKind.QuoteAccepted or MessageKind.ApprovalGiven => Of(kind, order.Id),
            MessageKind.ApprovalRequested => Of(kind, asked.Id),
            MessageKind.ApprovalReturned or MessageKind.ApprovalLapsed => Of(kind, returned.Id),
            MessageKind.OrderCanceled => Of(kind, cancellation.Id),
            MessageKind.RenewalNoticeGiven or MessageKind.RenewalNoticeTakenBack => Of(kind, given.Id),
            MessageKind.InvoiceReady => Of(kind, invoice.Id),
            MessageKind.StatementSent => Of(kind, null, new StatementAsked(today.AddDays(-30), today, "USD", null).ToJson()),
            MessageKind.InvoiceDisputed or MessageKind.DisputeAnswered => Of(kind, answered.Id),
            MessageKind.DisputeWithdrawn => Of(kind, withdrawn.Id),
            MessageKind.ContactReceived or MessageKind.ContactForwarded => Of(kind, contact.Id),
            MessageKind.PasswordReset or MessageKind.PasswordChanged => Of(kind, zoe.Id),
            MessageKind.NewDevice => Of(kind, zoe.Id, JsonSerializer.Serialize(new NewDevice("Firefox", "192.0.2.1", now))),
            MessageKind.SignInChanged => Of(kind, zoe.Id, "A passkey was added."),
            MessageKind.Invitation => Of(kind, invited),
            MessageKind.BillingDetailsChanged => Of(kind, change.Id),
            MessageKind.BankDetailsChanged => Of(kind, vendor.Id),
            MessageKind.RefundRequested => Of(kind, asks.Id),
            MessageKind.RefundAnswered => Of(kind, declinedRefund.Id),
            MessageKind.RefundWithdrawn => Of(kind, leaves.Id),
            MessageKind.PaymentReminder => Of(kind, notice.Id),
            MessageKind.PaymentReceived => Of(kind, payment.Id),
            MessageKind.PaymentFailed => Of(kind, failed.Id),
            MessageKind.PaymentReversed => Of(kind, reversal.Id),
            MessageKind.PaymentNeedsAttention => Of(kind, payment.Id, new AttentionRequest(said.Stored()).ToJson()),
            MessageKind.AutopayAnnounced or MessageKind.AutopayFailed or MessageKind.AutopayGivenUp => Of(kind, invoice.Id, charge),
            MessageKind.MethodExpires => Of(kind, told[DeadlineKind.CardExpires].Id),
            MessageKind.QuoteExpires => Of(kind, told[DeadlineKind.QuoteExpires].Id),
            MessageKind.NoticeDue => Of(kind, told[DeadlineKind.NoticeDue].Id),
            MessageKind.TermEnds => Of(kind, told[DeadlineKind.TermEnds].Id),
            MessageKind.AddressRefused => Of(kind, told[DeadlineKind.AddressRefused].Id),
            MessageKind.UsagePassed => Of(kind, null, UsageNews.Of(90, [new UsedShare("CRM", "user", 95m, 100m, today)]).ToJson()),
            MessageKind.AccessChanged => Of(kind, null,
                JsonSerializer.Serialize(new AccessNews(AccessChange.Changed, "Zoë", "Ulla", "ulla@acme.example", said.Stored()))),
            MessageKind.AccessRequested => Of(kind, access.Id),
            _ => throw new InvalidOperationException($"Write a row that a message of {kind} is about, and the message, in "
                + "tests/Checkout.Web.Tests/Messages/OneOfEachKind.cs."),
        }).ToList();
        db.OutboxMessages.AddRange(messages);
        await db.SaveChangesAsync();
        return messages;

        Task<Quote> PublishAsync() => world.PublishAsync(world.Terms(), world.Line(10m, 12m));
        RefundRequest Ask() => RefundRequest.Ask(payment, 10m, Why, zoe.Id, "Zoë", now);

        // Each to somebody else, so that none is bundled with another.
        OutboxMessage Of(MessageKind kind, Guid? row, string? data = null) => new(kind,
            kind is MessageKind.PasswordReset ? zoe.Email! : $"{kind}@acme.example", "Reader", world.Account.Id, row, data, now);
    }
}
