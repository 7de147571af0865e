using Checkout.Data.Billing;
using Checkout.Data.Numbering;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Buying;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Ledger;
using Checkout.Domain.Messages;
using Checkout.Domain.Orders;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Orders;

/// <summary>
/// Takes an order of the account's own back within the cooling-off: order, units, the contract that it began, credit memos with their
/// ledger entries and allocations, evidence, activity and mails in one transaction under the account's lock, or nothing.
/// </summary>
public sealed class CancelOrder(AccountTransactions transactions, BusinessCalendar calendar, BuyingPolicy policy)
{
    private const AuditAction Action = AuditAction.OrderCanceled;

    public Task<CancellationResult> RunAsync(CancellationPost post, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => CancelAsync(db, post, now, token), cancellationToken);

    /// <summary>What the decision depends on; null where the account has no such order. The page and the cancellation ask the same.</summary>
    public static async Task<CancellationContext?> ContextAsync(CheckoutDbContext db, string slug, BuyingPolicy policy, CancellationToken cancellationToken)
    {
        if (await db.Orders.Include(row => row.Lines).SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken) is not { } order)
        {
            return null;
        }

        var lines = order.Lines.Select(line => (Guid?)line.Id).ToList();
        return new CancellationContext(
            order,
            order.QuoteId is { } quoteId ? await db.Quotes.AsNoTracking().SingleAsync(row => row.Id == quoteId, cancellationToken) : null,
            await db.Contracts.Include(row => row.Terms).Include(row => row.Contacts).AsSplitQuery().SingleAsync(row => row.Id == order.ContractId, cancellationToken),
            await db.Orders.Where(row => row.ContractId == order.ContractId && row.Id != order.Id && row.Status == OrderStatus.Active).Select(row => row.Number).ToListAsync(cancellationToken),
            await db.InstalledProducts.Where(row => row.OrderId == order.Id).ToListAsync(cancellationToken),
            await db.Invoices.Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges).AsSplitQuery()
                .Where(row => row.VoidedOn == null && row.Lines.Any(line => lines.Contains(line.OrderLineId))).OrderBy(row => row.IssuedOn).ThenBy(row => row.Ordinal).ToListAsync(cancellationToken),
            policy.CancelWithin);
    }

    /// <summary>What would be credited, by invoice.</summary>
    public static IReadOnlyList<OrderCredit> CreditsOf(CancellationContext context)
    {
        var lines = context.Order.Lines.Select(line => line.Id).ToHashSet();
        return [.. context.Invoices.Select(invoice => OrderCredit.Of(invoice, lines)).OfType<OrderCredit>()];
    }

    private async Task<CancellationResult> CancelAsync(CheckoutDbContext db, CancellationPost post, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash();
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new CancellationResult.Repeated(before.ResultUrl) : new CancellationResult.KeyReused(before.ResultUrl);
        }

        if (await ContextAsync(db, post.Order, policy, cancellationToken) is not { } context)
        {
            return new CancellationResult.NotFound();
        }

        var order = context.Order;
        if (CoolingOff.Refusal(context, now) is { } refusal)
        {
            return new CancellationResult.Refused(refusal.ToString());
        }

        var credits = CreditsOf(context);
        var total = new Money(credits.Sum(credit => credit.Total), order.Currency);
        if (total.Amount != post.Shown)
        {
            return new CancellationResult.AmountChanged(total);
        }

        var today = calendar.DateAt(now);
        var pending = await PendingParts.OfAsync(db, context.Contract, cancellationToken);
        var cancellation = CoolingOff.Cancel(context, post.Reason, total.Amount, post.UserId, post.UserName, now, today);
        if (!CoolingOff.IsNewContract(context))
        {
            var others = pending.Where(part => part.Order.Id != order.Id).Select(part => part.Part.Period.From).ToList();
            context.Contract.ScheduleBilling(others.Count == 0 ? null : others.Min());
        }

        db.OrderCancellations.Add(cancellation);
        var memos = await CreditAsync(db, post, credits, OrderCredit.ReasonOf(order.Number), today, now, cancellationToken);
        var resultUrl = $"/Orders/{order.Slug}";
        var details = memos.Count == 0 ? null : $"{total} credited by {string.Join(", ", memos)}";
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, Action, order.Number, details, post.IpAddress, now));
        db.OutboxMessages.AddRange(await MessagesAsync(db, post, context, cancellation, now, cancellationToken));
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, Action.ToString(), hash, resultUrl, now));
        return new CancellationResult.Done(resultUrl, total, memos);
    }

    private static async Task<IReadOnlyList<string>> CreditAsync(
        CheckoutDbContext db, CancellationPost post, IReadOnlyList<OrderCredit> credits, string reason, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (credits.Count == 0)
        {
            return [];
        }

        var historyComplete = await db.Accounts.Select(account => account.HistoryComplete).SingleAsync(cancellationToken);
        var closedThrough = await db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellationToken);
        var postedOn = Posting.PostedOn(today, closedThrough, today, historyComplete);
        var numbers = new List<string>();
        foreach (var credit in credits.Where(credit => credit.Total > 0m))
        {
            var number = await Slugs.AllotAsync<CreditMemo>(db, await Numbers.CreditMemoAsync(db, credit.Invoice.LegalEntityId, cancellationToken), cancellationToken);
            var (memo, entry, allocation) = credit.Write(number, reason, today, postedOn, post.UserName, now);
            db.CreditMemos.Add(memo);
            db.LedgerEntries.Add(entry);
            if (allocation is not null)
            {
                db.Allocations.Add(allocation);
            }

            numbers.Add(memo.Number);
        }

        return numbers;
    }

    private static async Task<IEnumerable<OutboxMessage>> MessagesAsync(
        CheckoutDbContext db, CancellationPost post, CancellationContext context, OrderCancellation cancellation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellationToken);
        return context.Contract.Contacts.Select(contact => (contact.Email, contact.Name))
            .Prepend((post.UserEmail, post.UserName))
            .DistinctBy(reader => reader.Item1, StringComparer.OrdinalIgnoreCase)
            .Select(reader => new OutboxMessage(MessageKind.OrderCanceled, reader.Item1, reader.Item2, post.AccountId, cancellation.Id, data: null, now))
            .Append(new OutboxMessage(MessageKind.OrderCanceledForExecutive, executive.Email, executive.Name, post.AccountId, cancellation.Id, data: null, now));
    }
}
