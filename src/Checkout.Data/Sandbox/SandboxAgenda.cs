using Checkout.Data.Collections;

namespace Checkout.Data.Sandbox;

/// <summary>A day on which something happens by itself.</summary>
/// <param name="Says">What happens to the document, as the rest of a sentence that begins with its number.</param>
public sealed record SandboxEvent(DateOnly On, DocumentKind Kind, string Number, string Slug, string Says)
{
    public string Words => $"{Number} {Says}";
}

/// <summary>What happens next, as it stands now: where a sandbox's clock is worth being moved to.</summary>
public static class SandboxAgenda
{
    /// <param name="db">Of an account, or of all of them.</param>
    /// <param name="today">What happens on this day has happened already.</param>
    /// <param name="until">The last day that is looked at.</param>
    /// <param name="reminders">When invoices are reminded of.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<SandboxEvent>> ReadAsync(CheckoutDbContext db, DateOnly today, DateOnly until,
        ReminderPolicy reminders, CancellationToken cancellation)
    {
        var events = new List<SandboxEvent>();
        foreach (var contract in await db.Contracts.AsNoTracking().Where(ContractStatuses.IsNotOver(today)).ToListAsync(cancellation))
        {
            void Add(DateOnly? on, string says) => events.AddRange(Of(on, contract, says));
            Add(contract.NextBillingOn, "is billed");
            Add(contract.NoticeDays > 0 && contract.AutoRenews ? contract.EndsOn.AddDays(-contract.NoticeDays) : null,
                "can be given notice for the last time");
            Add(contract.LastDay.AddDays(1), contract.AutoRenews ? "has come to the end of its term" : "has ended");
        }

        foreach (var quote in await db.Quotes.Newest().AsNoTracking()
            .Where(quote => (quote.Status == QuoteStatus.Active || quote.Status == QuoteStatus.PendingApproval) && quote.ExpiresOn >= today)
            .ToListAsync(cancellation))
        {
            events.AddRange(Of(quote.ExpiresOn.AddDays(1), quote, "has expired"));
        }

        var remindable = reminders.Enabled
            ? (await ReminderRun.Remindable(db, today).Where(invoice => db.Accounts.Any(account => account.Id == invoice.AccountId
                && !account.RemindersOff)).Select(invoice => invoice.Id).ToListAsync(cancellation)).ToHashSet() : [];
        var charges = (await db.Autopayments.AsNoTracking().Where(plan => plan.Status == AutopaymentStatus.Waiting)
            .ToListAsync(cancellation)).ToDictionary(plan => plan.InvoiceId, plan => plan.NextOn);
        var promises = (await db.PaymentPromises.AsNoTracking()
            .Where(promise => promise.State == PromiseState.Open && promise.PromisedOn >= today).ToListAsync(cancellation))
            .ToLookup(promise => promise.InvoiceId, promise => promise.PromisedOn);
        foreach (var invoice in await db.Invoices.AsNoTracking().Where(InvoiceStatuses.Payable).ToListAsync(cancellation))
        {
            var steps = remindable.Contains(invoice.Id) ? reminders.Steps : [];
            events.AddRange(steps.SelectMany(step => Of(invoice.DueOn?.AddDays(step), invoice, "gets a reminder")));
            events.AddRange(Of(invoice.DueOn, invoice, "falls due"));
            events.AddRange(Of(charges.GetValueOrDefault(invoice.Id), invoice, "is charged to the card on file"));
            events.AddRange(promises[invoice.Id].SelectMany(on => Of(on, invoice, "was promised to be paid")));
        }

        return [.. events.Where(happens => happens.On > today && happens.On <= until).OrderBy(happens => happens.On)
            .ThenBy(happens => happens.Number, StringComparer.Ordinal)];
    }

    private static IEnumerable<SandboxEvent> Of(DateOnly? on, IDocument document, string says) =>
        on is { } day ? [new SandboxEvent(day, document.DocumentKind, document.Number, document.Slug, says)] : [];
}
