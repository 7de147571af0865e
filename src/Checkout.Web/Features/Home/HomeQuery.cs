using Checkout.Data.Payments.Autopay;
using Checkout.Data.Tallies;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Features.Users.Requests;

namespace Checkout.Web.Features.Home;

/// <summary>Reads Home: only sums and first rows, whatever the account's history.</summary>
public sealed class HomeQuery(
    CheckoutDbContext db, AccountFigures figures, CardPayments cards, IPaymentGateway gateway, Reader reader,
    CurrentMember member)
{
    private const int QuotesShown = 4;

    private static readonly DayQuery<AccountRow> Accounts = new((db, today) =>
    {
        var licenses = Licenses(db, today);
        return db.Accounts.Select(row => new AccountRow(row.Executive, row.Currency, db.ContactRequests.Count(), licenses.Any()));
    });

    private static readonly DayQuery<FailedRow> Failing = new((db, _) => db.Autopayments
        .Where(plan => plan.Reason != null
            && (plan.Status == AutopaymentStatus.Waiting || plan.Status == AutopaymentStatus.GivenUp))
        .Join(db.Invoices.Where(invoice => invoice.DueAmount > invoice.AllocatedAmount), plan => plan.InvoiceId, invoice => invoice.Id,
            (plan, invoice) => new { plan, invoice })
        .Join(db.Contracts, row => row.plan.ContractId, contract => contract.Id, (row, contract) => new FailedRow(contract.Number,
            contract.Slug, row.invoice.Number, row.invoice.Slug, row.invoice.Currency, row.invoice.DueAmount - row.invoice.AllocatedAmount,
            row.plan.RetryOn, row.plan.Status == AutopaymentStatus.Waiting, row.plan.Reason!)));

    // Of contracts that nobody has ended.
    private static readonly DayQuery<Renewal> Renewals = new((db, today) => db.Contracts
        .Where(ContractStatuses.Counts(today)).Where(contract => contract.TerminatedOn == null)
        .OrderBy(contract => contract.EndsOn).ThenBy(contract => contract.Ordinal)
        .Select(contract => new Renewal(contract.Number, contract.Slug, contract.EndsOn.AddDays(1),
            contract.AutoRenews && contract.NoticeGivenAt == null)).Take(1));

    // None where they are more than are summed up.
    private static readonly DayQuery<LicensesRow> InForce = new((db, today) =>
    {
        var inForce = Licenses(db, today);
        return inForce.Where(_ => inForce.Take(LicensesInForce.Most + 1).Count() <= LicensesInForce.Most)
            .GroupBy(product => new { product.ProductId, product.ContractId, product.Unit })
            .Select(group => new LicensesRow(group.Key.ProductId, group.Key.ContractId, group.Key.Unit,
                group.Sum(product => product.Quantity)));
    });

    public async Task<HomePage> ReadAsync(CancellationToken cancellation)
    {
        var today = reader.Today;
        var account = (await Accounts.ReadAsync(db, today, cancellation)).Single();
        var overtaken = await figures.OvertakenAsync(cancellation);
        return new HomePage
        {
            Executive = account.Executive,
            Asking = member.Account.Rights.IsAdministrator ? await AccessRequestRow.OpenAsync(db, cancellation) : [],
            Currency = account.Currency,
            Messages = account.Messages,
            QuotesWaiting = await figures.QuotesWaitingAsync(cancellation),
            Quotes = await QuotesAsync(today, [.. overtaken.Select(quote => quote.Quote.Id)], cancellation),
            Overtaken = [.. overtaken.Take(QuotesShown).Select(OvertakenQuote.Of)],
            Failed = await FailedAsync(cancellation),
            Overdue = await OverdueAsync(cancellation),
            Uncovered = cards.AreTaken ? await UncoveredAsync(today, cancellation) : [],
            Balances = await BalancesAsync(cancellation),
            NextRenewal = (await Renewals.ReadAsync(db, today, cancellation)).FirstOrDefault(),
            Licenses = await LicensesAsync(account.HasLicenses, today, cancellation),
            Spending = await SpendingChart.ReadAsync(db, today, reader.Culture, cancellation),
            Recent = await RecentDocuments.ReadAsync(db, today, reader.Zone, cancellation),
        };
    }

    // The soonest to expire.
    private async Task<IReadOnlyList<WaitingQuote>> QuotesAsync(DateOnly today, List<Guid> overtaken, CancellationToken cancellation) =>
    [
        .. (await db.Quotes.AsNoTracking().Where(QuoteStatuses.Is(QuoteStatus.Active, today)).OrderBy(quote => quote.ExpiresOn)
            .ThenBy(quote => quote.Ordinal).Take(QuotesShown + overtaken.Count).ToListAsync(cancellation))
            .Where(quote => !overtaken.Contains(quote.Id)).Take(QuotesShown).Select(WaitingQuote.Of),
    ];

    // Invoices on autopay that were not paid by it, and still are open.
    private async Task<IReadOnlyList<FailedAutopay>> FailedAsync(CancellationToken cancellation)
    {
        var rows = await Failing.ReadAsync(db, reader.Today, cancellation);
        return
        [
            .. rows.GroupBy(found => (found.Slug, found.Contract, found.Currency)).Select(group =>
            {
                var first = group.OrderBy(found => found.Invoice, StringComparer.Ordinal).First();
                return new FailedAutopay(group.Key.Contract, group.Key.Slug, group.Count(),
                    new Money(group.Sum(found => found.Open), group.Key.Currency), first.Invoice, first.InvoiceSlug, first.Reason,
                    group.Where(found => found.IsWaiting).Min(found => found.RetryOn));
            }).OrderBy(failed => failed.Number, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<OverdueSum>> OverdueAsync(CancellationToken cancellation)
    {
        // What is being paid at this moment needs nobody.
        var sums = (await figures.SumsAsync(TallySeries.Invoices, cancellation))
            .Where(sum => InvoiceTally.Is(InvoiceStatus.Overdue, sum) && !InvoiceTally.IsBeingPaid(sum));
        var result = new List<OverdueSum>();
        foreach (var group in sums.GroupBy(sum => sum.Currency).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var currency = Currency.FromCode(group.Key);
            var pressing = group.Where(sum => !InvoiceTally.IsDisputed(sum)).ToList();
            var disputed = (int)group.Except(pressing).Sum(sum => sum.Count);
            var oldest = pressing.Count == 0 ? null : await OldestAsync(currency, cancellation);
            if (oldest is null)
            {
                // Whoever paid it since the sums were read leaves nothing to say.
                pressing.Clear();
            }

            var open = new Money(pressing.Sum(sum => sum.Open), currency);
            result.Add(new OverdueSum(open, (int)pressing.Sum(sum => sum.Count), disputed, oldest));
        }

        return result;
    }

    // Due on the first day of which anything presses.
    private Task<OverdueInvoice?> OldestAsync(Currency currency, CancellationToken cancellation) => db.Invoices
        .Where(InvoiceStatuses.Payable).Where(invoice => invoice.DisputedAt == null && invoice.ReservedById == null
            && invoice.Currency == currency && db.Tallies.Where(tally => tally.Series == TallySeries.Invoices
                && (tally.State == nameof(InvoiceStatus.Open) || tally.State == nameof(InvoiceStatus.PartiallyPaid)) && tally.Mark == ""
                && tally.Currency == currency.Code).Select(tally => (DateOnly?)tally.Day).OrderBy(day => day).Take(1)
                .Contains(invoice.DueOn))
        .OrderBy(invoice => invoice.Ordinal)
        .Select(invoice => new OverdueInvoice(invoice.Number, invoice.Slug, invoice.DueOn!.Value))
        .FirstOrDefaultAsync(cancellation)!;

    private async Task<IReadOnlyList<UncoveredContract>> UncoveredAsync(DateOnly today, CancellationToken cancellation)
    {
        var contracts = await db.Contracts.AsNoTracking().Where(contract => contract.Autopay != AutopayMode.Off)
            .OrderBy(contract => contract.Ordinal).ToListAsync(cancellation);
        if (contracts.Count == 0)
        {
            return [];
        }

        var methods = await db.StoredMethods.AsNoTracking().Where(method => method.RemovedAt == null && method.Gateway == gateway.Name)
            .ToListAsync(cancellation);
        var uncovered = new List<UncoveredContract>();
        foreach (var contract in contracts)
        {
            var open = (await AutopayOutlook.ReadAsync(db, contract.Id, contract.Autopay, cards.RangeOf(contract.Currency), today,
                cancellation)).Charged.Select(row => (DateOnly?)row.On).FirstOrDefault();
            var later = contract.NextBillingOn is { } billing
                ? Contract.ChargeOn(contract.Autopay, billing, billing.AddDays(contract.PaymentTermsDays)) : (DateOnly?)null;
            var method = methods.Find(row => row.Id == contract.StoredMethodId) ?? methods.Find(row => row.IsDefault);
            if ((open ?? later) is { } on && (method is null || !method.CanCharge(on)))
            {
                uncovered.Add(new UncoveredContract(contract.Number, contract.Slug, on, method?.Printed, method?.LastOn));
            }
        }

        return [.. uncovered.OrderBy(contract => contract.ChargeOn)];
    }

    private async Task<IReadOnlyList<AccountBalance>> BalancesAsync(CancellationToken cancellation)
    {
        var open = (await figures.SumsAsync(TallySeries.Invoices, cancellation)).ToLookup(sum => sum.Currency, sum => sum.Open);
        return
        [
            .. (await figures.SumsAsync(TallySeries.Balance, cancellation)).GroupBy(sum => sum.Currency)
                .Select(group => new Money(group.Sum(sum => sum.Amount), Currency.FromCode(group.Key)))
                .Where(balance => !balance.IsZero).OrderBy(balance => balance.Currency.Code, StringComparer.Ordinal)
                .Select(balance => new AccountBalance(balance,
                    new Money(Math.Max(0m, open[balance.Currency.Code].Sum() - balance.Amount), balance.Currency))),
        ];
    }

    private static IQueryable<InstalledProduct> Licenses(CheckoutDbContext db, DateOnly today) =>
        db.InstalledProducts.Where(InstalledProduct.InForceOn(today)).Where(product => product.IsRecurring);

    private async Task<LicensesInForce> LicensesAsync(bool hasAny, DateOnly today, CancellationToken cancellation)
    {
        var rows = hasAny ? await InForce.ReadAsync(db, today, cancellation) : [];
        if (hasAny && rows.Count == 0)
        {
            return new LicensesInForce([], 0, 0) { IsMore = true };
        }

        var units = rows.GroupBy(row => row.Unit, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(row => row.Quantity)));
        return new LicensesInForce(
            [.. units.OrderByDescending(unit => unit.Item2).ThenBy(unit => unit.Key, StringComparer.Ordinal)],
            rows.DistinctBy(row => row.ProductId).Count(),
            rows.DistinctBy(row => row.ContractId).Count());
    }

    private sealed record AccountRow(AccountExecutive Executive, Currency Currency, int Messages, bool HasLicenses);

    private sealed record FailedRow(string Contract, string Slug, string Invoice, string InvoiceSlug, Currency Currency, decimal Open,
        DateOnly? RetryOn, bool IsWaiting, string Reason);

    private sealed record LicensesRow(Guid ProductId, Guid? ContractId, string Unit, decimal Quantity);
}
