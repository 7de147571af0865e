using Checkout.Data.Numbering;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Messages;
using Checkout.Domain.Tax;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Billing;

/// <summary>
/// Writes the invoices whose period has begun (R3): one per contract and period, all orders of the contract together. It catches up
/// after downtime, each missed period an invoice of its own with the date of writing, and two nodes at once change nothing.
/// </summary>
public sealed class BillingRun(CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar, TimeProvider clock)
{
    private const string Actor = "billing run";

    /// <returns>How many invoices were written.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = calendar.DateAt(clock.GetUtcNow());
        var written = 0;
        foreach (var (accountId, contractId) in await DueAsync(today, cancellationToken))
        {
            written += await transactions.RunAsync(accountId, (db, now, token) => BillAsync(db, contractId, now, token), cancellationToken);
        }

        return written;
    }

    private async Task<IReadOnlyList<(Guid AccountId, Guid ContractId)>> DueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = contexts.Unscoped();
        var due = await db.Contracts.Where(contract => contract.NextBillingOn <= today)
            .OrderBy(contract => contract.NextBillingOn).ThenBy(contract => contract.Ordinal)
            .Select(contract => new { contract.AccountId, contract.Id })
            .ToListAsync(cancellationToken);
        return [.. due.Select(contract => (contract.AccountId, contract.Id))];
    }

    private async Task<int> BillAsync(CheckoutDbContext db, Guid contractId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = calendar.DateAt(now);
        var contract = await db.Contracts.Include(row => row.Contacts).SingleAsync(row => row.Id == contractId, cancellationToken);
        if (contract.NextBillingOn is not { } next || next > today)
        {
            return 0;
        }

        var pending = await PendingParts.OfAsync(db, contract, cancellationToken);
        var periods = pending.Where(part => part.Part.Period.From <= today).GroupBy(part => part.Part.Period.From).OrderBy(period => period.Key).ToList();
        if (periods.Count > 0)
        {
            var account = await db.Accounts.SingleAsync(cancellationToken);
            var closedThrough = await db.Books.Select(books => books.ClosingThrough).SingleAsync(cancellationToken);
            var postedOn = Posting.PostedOn(today, closedThrough, today, account.HistoryComplete);
            var taxes = await InvoiceTaxes.ForAsync(db, account, contract, cancellationToken);
            foreach (var period in periods)
            {
                var number = await Slugs.AllotAsync<Invoice>(db, await Numbers.InvoiceAsync(db, contract.LegalEntityId, cancellationToken), cancellationToken);
                var invoice = InvoiceOf(number, account, contract, [.. period], period.Key, taxes, today, postedOn);
                db.Invoices.Add(invoice);
                db.LedgerEntries.Add(LedgerEntry.Of(invoice, now));
                db.AuditEntries.Add(new AuditEntry(account.Id, userId: null, Actor, AuditAction.InvoiceIssued, invoice.Number, details: null, ipAddress: null, now));
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

    private static Invoice InvoiceOf(
        AllottedNumber number, Account account, Contract contract, IReadOnlyList<PendingPart> parts, DateOnly periodStart, InvoiceTaxes taxes, DateOnly today, DateOnly postedOn)
    {
        var lines = parts.Select(part => InvoicedLine.Of(part.Line, part.Part.Period, part.Part.Amount, taxes.Of(part, today))).ToList();
        var subtotals = TaxTotals.Of(contract.Currency, lines.Select(line => new TaxableAmount(line.Tax, line.Amount)));
        var poNumbers = parts.Select(part => part.Order.PoNumber).Where(po => po is not null).Distinct(StringComparer.Ordinal).ToList();
        var head = new DocumentHead
        {
            AccountId = contract.AccountId,
            Number = number.Number,
            Slug = number.Slug,
            Source = DocumentSource.Checkout,
            LegalEntityId = contract.LegalEntityId,
            ContractId = contract.Id,
            Currency = contract.Currency,
            IssuedOn = today,
            PostedOn = postedOn,
            BillTo = contract.BillTo,
            BuyerTaxId = account.TaxId,
            BuyerReference = account.BuyerReference,
            PoNumber = poNumbers.Count == 1 ? poNumbers[0] : contract.PoNumber,
        };
        var totals = new DocumentTotals(lines.Sum(line => line.Amount), Allowances: 0m, Charges: 0m, subtotals.Sum(subtotal => subtotal.Tax));
        return new Invoice(head, totals, new InvoiceTerms(today.AddDays(contract.PaymentTermsDays), lines, subtotals) { PeriodStart = periodStart });
    }
}
