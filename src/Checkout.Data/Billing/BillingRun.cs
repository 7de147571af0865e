using Checkout.Data.Contracts;
using Checkout.Data.Runs;

namespace Checkout.Data.Billing;

/// <summary>
/// Writes the invoices whose period has begun (R3): one per contract and period, all orders of the contract together. It catches up
/// after downtime, each missed period an invoice of its own with the date of writing, and two nodes at once change nothing.
/// </summary>
public sealed class BillingRun(
    CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar, RunGuard guard, TimeProvider clock)
{
    public const string Name = "billing";

    private const string Actor = "billing run";

    /// <returns>How many invoices were written.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var written = 0;
        await guard.PassAsync(Name, async pass =>
        {
            foreach (var (accountId, contractId) in await DueAsync(calendar.DateAt(clock.GetUtcNow()), cancellation))
            {
                await pass.TryAsync(contractId, async () =>
                    written += await transactions.RunAsync(
                        accountId, (db, now, token) => BillAsync(db, contractId, now, token), cancellation));
            }
        }, cancellation);
        return written;
    }

    private async Task<IReadOnlyList<(Guid AccountId, Guid ContractId)>> DueAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var due = await db.Contracts.Where(contract => contract.NextBillingOn <= today)
            .OrderBy(contract => contract.NextBillingOn).ThenBy(contract => contract.Ordinal)
            .Select(contract => new { contract.AccountId, contract.Id })
            .ToListAsync(cancellation);
        return [.. due.Select(contract => (contract.AccountId, contract.Id))];
    }

    private async Task<int> BillAsync(CheckoutDbContext db, Guid contractId, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = calendar.DateAt(now);
        var contract = await db.Contracts.Include(row => row.Contacts).SingleAsync(row => row.Id == contractId, cancellation);
        if (contract.NextBillingOn is not { } next || next > today)
        {
            return 0;
        }

        var pending = await PendingParts.OfAsync(db, contract, cancellation);
        var periods = pending.Where(part => part.Part.Period.From <= today).GroupBy(part => part.Part.Period.From)
            .OrderBy(period => period.Key).ToList();
        if (periods.Count > 0)
        {
            var account = await db.Accounts.SingleAsync(cancellation);
            var closedThrough = await db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellation);
            var postedOn = Posting.PostedOn(today, closedThrough, today, account.HistoryComplete);
            var taxes = await InvoiceTaxes.ForAsync(db, account, contract, cancellation);
            foreach (var period in periods)
            {
                var number = await Slugs.AllotAsync<Invoice>(db, await Numbers.InvoiceAsync(db, contract.LegalEntityId, cancellation),
                    cancellation);
                var lines = period.Select(part => InvoicedLine.Of(part.Line, part.Part.Period, part.Part.Amount, taxes.Of(part, today)))
                    .ToList();
                var subtotals = TaxTotals.Of(contract.Currency, lines.Select(line => new TaxableAmount(line.Tax, line.Amount)));
                var poNumbers = period.Select(part => part.Order.PoNumber).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
                var invoice = Invoice.Of(
                    contract, account, number, poNumbers is [var one] ? one : null, lines, subtotals, today, postedOn,
                    periodStart: period.Key);
                db.Invoices.Add(invoice);
                db.LedgerEntries.Add(LedgerEntry.Of(invoice, now));
                db.AuditEntries.Add(new AuditEntry(account.Id, userId: null, Actor, AuditAction.InvoiceIssued, invoice.Number,
                    details: null, ipAddress: null, now));
                if (contract.InvoiceDelivery is not InvoiceDelivery.PortalOnly)
                {
                    db.OutboxMessages.AddRange(contract.Contacts.Select(contact =>
                        new OutboxMessage(MessageKind.InvoiceReady, contact.Email, contact.Name, account.Id, invoice.Id, data: null, now)));
                }
            }
        }

        var later = pending.Select(part => part.Part.Period.From).Where(day => day > today).ToList();
        contract.ScheduleBilling(later.Count == 0 ? null : later.Min());
        return periods.Count;
    }
}
