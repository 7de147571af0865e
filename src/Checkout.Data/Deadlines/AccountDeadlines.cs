using Checkout.Data.Payments.Autopay;

namespace Checkout.Data.Deadlines;

/// <summary>The deadlines of an account as its rows say now: what mails and calendars are both made of.</summary>
public static class AccountDeadlines
{
    /// <summary>What is ahead, and invoices that are due and open.</summary>
    /// <param name="db">Sees one account.</param>
    /// <param name="kinds">Which are asked for; automatic charges are a calendar's alone.</param>
    /// <param name="gateway">Whose cards; null for any.</param>
    public static async Task<IReadOnlyList<Deadline>> ReadAsync(CheckoutDbContext db, IReadOnlyCollection<DeadlineKind> kinds,
        string? gateway, DateOnly today, CancellationToken cancellation)
    {
        var found = new List<Deadline>();
        if (kinds.Contains(DeadlineKind.QuoteExpires))
        {
            found.AddRange((await OpenQuotes(db.Quotes.AsNoTracking(), today).ToListAsync(cancellation)).Select(quote =>
                Of(DeadlineKind.QuoteExpires, quote, quote.ExpiresOn) with { Title = quote.Title, Amount = quote.Total }));
        }

        if (kinds.Contains(DeadlineKind.NoticeDue) || kinds.Contains(DeadlineKind.TermEnds))
        {
            var contracts = await RunningContracts(db.Contracts.AsNoTracking(), today).ToListAsync(cancellation);
            found.AddRange(contracts.SelectMany(contract => new[]
            {
                Of(DeadlineKind.NoticeDue, contract, contract.NoticeOn), Of(DeadlineKind.TermEnds, contract, contract.EndsOn),
            }.Where(due => kinds.Contains(due.Kind) && due.On >= today && (due.Kind is DeadlineKind.TermEnds || contract.WillRenew))
            .Select(due => due with { Renews = contract.WillRenew, TermEndsOn = contract.EndsOn })));
        }

        if (kinds.Contains(DeadlineKind.CardExpires))
        {
            var cards = await CardsOnFile(db.StoredMethods.AsNoTracking(), today)
                .Where(card => gateway == null || card.Gateway == gateway).ToListAsync(cancellation);
            found.AddRange(cards.Select(card => new Deadline(DeadlineKind.CardExpires, card.Id, card.LastOn!.Value, card.Printed, card.Slug,
                "/PaymentMethods")));
        }

        if (kinds.Contains(DeadlineKind.AddressRefused))
        {
            found.AddRange(await RefusedAsync(db, today, cancellation));
        }

        if (kinds.Contains(DeadlineKind.InvoiceDue))
        {
            found.AddRange((await db.Invoices.AsNoTracking().Where(InvoiceStatuses.Payable)
                .Where(invoice => invoice.DueOn != null && invoice.DisputedAt == null).ToListAsync(cancellation)).Select(invoice =>
                Of(DeadlineKind.InvoiceDue, invoice, invoice.DueOn!.Value) with { Amount = invoice.Balance }));
        }

        return [.. found.OrderBy(due => due.On).ThenBy(due => due.Kind).ThenBy(due => due.Name, StringComparer.Ordinal)];
    }

    /// <summary>What a calendar shows.</summary>
    /// <param name="db">Sees one account.</param>
    public static async Task<IReadOnlyList<Deadline>> InCalendarAsync(CheckoutDbContext db, AutopayTerms terms, DateOnly today,
        CancellationToken cancellation)
    {
        var found = new List<Deadline>(await ReadAsync(db,
            [DeadlineKind.NoticeDue, DeadlineKind.QuoteExpires, DeadlineKind.TermEnds, DeadlineKind.InvoiceDue], gateway: null, today,
            cancellation));
        foreach (var contract in await db.Contracts.AsNoTracking().Where(row => row.Autopay != AutopayMode.Off).ToListAsync(cancellation))
        {
            var outlook = await AutopayOutlook.ReadAsync(db, contract.Id, contract.Autopay, terms.Range(contract.Currency), today,
                cancellation);
            found.AddRange(outlook.Charged.Select(row => new Deadline(DeadlineKind.AutomaticCharge, contract.Id, row.On, row.Number,
                row.Slug, DocumentPath.Of(DocumentKind.Invoice, row.Slug))
            { Amount = row.Amount }));
        }

        return found;
    }

    /// <summary>The accounts that have anything of which members could be told.</summary>
    /// <param name="db">Sees all accounts.</param>
    /// <param name="furthest">The last day that is near to anything.</param>
    internal static async Task<HashSet<Guid>> AccountsAsync(CheckoutDbContext db, DateOnly today, DateOnly furthest,
        CancellationToken cancellation)
    {
        var (month, refused) = ((furthest.Year * 12) + furthest.Month, FirstInstant(today.AddDays(-DeadlinePolicy.RefusedAgainDays)));
        IQueryable<Guid>[] some =
        [
            OpenQuotes(db.Quotes, today).Where(quote => quote.ExpiresOn <= furthest).Select(quote => quote.AccountId),
            RunningContracts(db.Contracts, today).Where(contract => contract.EndsOn <= furthest
                || (contract.AutoRenews && contract.NoticeGivenAt == null)).Select(contract => contract.AccountId),
            CardsOnFile(db.StoredMethods, today).Where(card => (card.ExpiryYear * 12) + card.ExpiryMonth <= month)
                .Select(card => card.AccountId),
            db.OutboxMessages.Where(message => message.RefusedAt >= refused && message.ForAccountId != null)
                .Select(message => message.ForAccountId!.Value),
        ];
        var found = new HashSet<Guid>();
        foreach (var accounts in some)
        {
            found.UnionWith(await accounts.Distinct().ToListAsync(cancellation));
        }

        return found;
    }

    private static IQueryable<Quote> OpenQuotes(IQueryable<Quote> quotes, DateOnly today) => quotes.Where(quote =>
        (quote.Status == QuoteStatus.Active || quote.Status == QuoteStatus.PendingApproval) && quote.ExpiresOn >= today);

    // Of one that was terminated everybody concerned has heard.
    private static IQueryable<Contract> RunningContracts(IQueryable<Contract> contracts, DateOnly today) =>
        contracts.Where(ContractStatuses.Counts(today)).Where(contract => contract.TerminatedOn == null);

    private static IQueryable<StoredMethod> CardsOnFile(IQueryable<StoredMethod> methods, DateOnly today)
    {
        var month = (today.Year * 12) + today.Month;
        return methods.Where(card => card.RemovedAt == null && (card.ExpiryYear * 12) + card.ExpiryMonth >= month);
    }

    /// <summary>The mails of the last weeks that were refused and not sent since, to people who are billing contacts still.</summary>
    private static async Task<IEnumerable<Deadline>> RefusedAsync(CheckoutDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var (account, from) = (db.Scope.AccountId, FirstInstant(today.AddDays(-DeadlinePolicy.RefusedAgainDays)));
        var refused = await db.OutboxMessages.Where(row => row.ForAccountId == account && row.RefusedAt >= from)
            .Select(row => new { row.Id, row.To, row.RefusedAt }).ToListAsync(cancellation);
        if (refused.Count == 0)
        {
            return [];
        }

        var contacts = await db.Contracts.Where(ContractStatuses.IsNotOver(today)).OrderBy(contract => contract.Number)
            .SelectMany(contract => contract.Contacts, (contract, contact) => new { contract.Slug, contact.Email })
            .ToListAsync(cancellation);
        return refused.SelectMany(message => contacts
            .Where(contact => string.Equals(contact.Email, message.To, StringComparison.OrdinalIgnoreCase)).Take(1)
            .Select(contact => new Deadline(DeadlineKind.AddressRefused, message.Id,
                DateOnly.FromDateTime(message.RefusedAt!.Value.UtcDateTime), message.To, message.To.ToUpperInvariant(),
                DocumentPath.Of(DocumentKind.Contract, contact.Slug))));
    }

    private static Deadline Of<TDocument>(DeadlineKind kind, TDocument document, DateOnly on)
        where TDocument : Entity, IDocument =>
        new(kind, document.Id, on, document.Number, document.Slug, DocumentPath.Of(document));

    private static DateTimeOffset FirstInstant(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
