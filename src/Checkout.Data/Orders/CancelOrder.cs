using Checkout.Data.Billing;
using Checkout.Data.Contracts;

namespace Checkout.Data.Orders;

/// <summary>
/// Takes an order of the account's own back within the cooling-off: order, units, the contract that it began, credit memos with their
/// ledger entries and allocations, evidence, activity and mails in one transaction under the account's lock, or nothing.
/// </summary>
public sealed class CancelOrder(Submissions submissions, BusinessCalendar calendar, BuyingPolicy policy)
{
    /// <summary>The order is canceled.</summary>
    /// <param name="CreditMemos">Their numbers.</param>
    public sealed record Canceled(Order Order, Money Credited, IReadOnlyList<string> CreditMemos) : Outcome.Done(
        DocumentPath.Of(DocumentKind.Order, Order.Slug),
        AuditAction.OrderCanceled,
        Order.Number,
        CreditMemos.Count == 0 ? null : (Sentence)$"{Credited} credited by {string.Join(", ", CreditMemos)}");

    /// <summary>Another amount than was shown would be credited by now; nothing was written.</summary>
    public sealed record AmountChanged(Money Amount) : Outcome;

    /// <param name="slug">The order's.</param>
    /// <param name="shown">What the form said is credited, with tax.</param>
    public Task<Outcome> RunAsync(Submission form, string slug, decimal shown, string? reason, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var context = await ContextAsync(db, slug, policy, token) ?? throw new NotFoundException();

            if (CoolingOff.Refusal(context, now) is { } refusal)
            {
                return new Outcome.Changed(refusal);
            }

            var (order, credits, today) = (context.Order, CreditsOf(context), calendar.DateAt(now));
            var total = new Money(credits.Sum(credit => credit.Total), order.Currency);
            if (total.Amount != shown)
            {
                return new AmountChanged(total);
            }

            var pending = await PendingParts.OfAsync(db, context.Contract, token);
            var canceled = CoolingOff.Cancel(context, reason, total.Amount, form.UserId, form.UserName, now, today);
            if (!CoolingOff.IsNewContract(context))
            {
                var others = pending.Where(part => part.Order.Id != order.Id).Select(part => part.Part.Period.From).ToList();
                context.Contract.ScheduleBilling(others.Count == 0 ? null : others.Min());
            }

            db.OrderCancellations.Add(canceled);
            var memos = await CreditAsync(db, form, credits, OrderCredit.ReasonOf(order.Number), today, now, token);
            db.NotifyContacts(form, MessageKind.OrderCanceled, context.Contract, canceled.Id, now);
            await db.NotifyExecutiveAsync(form, MessageKind.OrderCanceledForExecutive, canceled.Id, now, token);
            return new Canceled(order, total, memos);
        }, cancellation);

    /// <summary>What the decision depends on; null where the account has no such order. The page and the cancellation ask the
    /// same.</summary>
    public static async Task<CancellationContext?> ContextAsync(
        CheckoutDbContext db, string slug, BuyingPolicy policy, CancellationToken cancellation)
    {
        if (await db.Orders.Include(row => row.Lines).SingleOrDefaultAsync(row => row.Slug == slug, cancellation) is not { } order)
        {
            return null;
        }

        var lines = order.Lines.Select(line => (Guid?)line.Id).ToList();
        return new CancellationContext(
            order,
            order.QuoteId is { } quoteId ? await db.Quotes.AsNoTracking().SingleAsync(row => row.Id == quoteId, cancellation) : null,
            await db.Contracts.Include(row => row.Terms).Include(row => row.Contacts).AsSplitQuery()
                .SingleAsync(row => row.Id == order.ContractId, cancellation),
            await db.Orders.Where(row => row.ContractId == order.ContractId && row.Id != order.Id && row.Status == OrderStatus.Active)
                .Select(row => row.Number).ToListAsync(cancellation),
            await db.InstalledProducts.Where(row => row.OrderId == order.Id).ToListAsync(cancellation),
            await db.Invoices.Include(row => row.Lines).Include(row => row.Taxes).Include(row => row.AllowanceCharges).AsSplitQuery()
                .Where(row => row.VoidedOn == null && row.Lines.Any(line => lines.Contains(line.OrderLineId)))
                .OrderBy(row => row.IssuedOn).ThenBy(row => row.Ordinal).ToListAsync(cancellation),
            policy.CancelWithin);
    }

    /// <summary>What would be credited, by invoice.</summary>
    public static IReadOnlyList<OrderCredit> CreditsOf(CancellationContext context)
    {
        var lines = context.Order.Lines.Select(line => line.Id).ToHashSet();
        return [.. context.Invoices.Select(invoice => OrderCredit.Of(invoice, lines)).OfType<OrderCredit>()];
    }

    private static async Task<IReadOnlyList<string>> CreditAsync(
        CheckoutDbContext db,
        Submission form,
        IReadOnlyList<OrderCredit> credits,
        string reason,
        DateOnly today,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (credits.Count == 0)
        {
            return [];
        }

        var historyComplete = await db.Accounts.Select(account => account.HistoryComplete).SingleAsync(cancellation);
        var closedThrough = await db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellation);
        var postedOn = Posting.PostedOn(today, closedThrough, today, historyComplete);
        var numbers = new List<string>();
        foreach (var credit in credits.Where(credit => credit.Total > 0m))
        {
            var allotted = await Numbers.CreditMemoAsync(db, credit.Invoice.LegalEntityId, cancellation);
            var number = await Slugs.AllotAsync<CreditMemo>(db, allotted, cancellation);
            var (memo, entry, allocation) = credit.Write(number, reason, today, postedOn, form.UserName, now);
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
}
