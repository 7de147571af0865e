using Checkout.Data.Ledger;
using Checkout.Data.Numbering;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Payments;

/// <summary>
/// Begins a payment under the account’s lock: credits that are wanted settle first, the rest becomes an attempt that holds its invoices.
/// The gateway is asked afterwards, outside the transaction.
/// </summary>
public sealed class StartPayment(AccountTransactions transactions, BusinessCalendar calendar)
{
    /// <param name="gateway">The name of the gateway that will be asked.</param>
    public Task<PayResult> RunAsync(PayPost post, string gateway, CancellationToken cancellationToken) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => StartAsync(db, post, gateway, now, token), cancellationToken);

    private async Task<PayResult> StartAsync(CheckoutDbContext db, PayPost post, string gateway, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = post.BodyHash();
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellationToken) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new PayResult.Repeated(before.ResultUrl) : new PayResult.KeyReused(before.ResultUrl);
        }

        var slugs = post.Parts.Select(part => part.Invoice).ToList();
        var invoices = await db.Invoices.Where(invoice => slugs.Contains(invoice.Slug)).ToDictionaryAsync(invoice => invoice.Slug, StringComparer.Ordinal, cancellationToken);
        if (await RefusalAsync(db, post, invoices, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var (credits, missing) = await CreditsAsync(db, post, cancellationToken);
        if (missing is not null)
        {
            return missing;
        }

        // Everything is worked out before anything moves.
        var today = calendar.DateAt(now);
        var splits = post.Parts.Select(part => new PaymentAttemptSplit(invoices[part.Invoice], part.Amount)).ToList();
        var plan = CreditPlan.Of(credits, splits);
        var charged = new Money(plan.Left.Sum(split => split.Amount), post.Charge.Currency);
        if (charged != post.Charge)
        {
            return new PayResult.Changed($"By now {charged} is left to pay after the credits, not {post.Charge}.");
        }

        if (post.CardLimit is { } limit && plan.Left.FirstOrDefault(split => split.Amount > limit) is { } above)
        {
            return new PayResult.Invalid($"At most {new Money(limit, charged.Currency)} of one invoice can be paid by card. Pay the rest of {above.Invoice.Number} by bank transfer.", splits.FindIndex(split => split.Invoice == above.Invoice));
        }

        var method = post.MethodId is { } id ? await db.StoredMethods.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) : null;
        if (post.MethodId is not null && (method is null || !method.CanCharge(today)))
        {
            return new PayResult.Changed("This payment method can’t be charged any more. Choose another one.");
        }

        Apply(db, post, plan, today, now);
        return plan.Left.Count == 0 ? Covered(db, post, plan, hash, now) : await AttemptAsync(db, post, gateway, plan, hash, now, cancellationToken);
    }

    private static async Task<PayResult?> RefusalAsync(CheckoutDbContext db, PayPost post, Dictionary<string, Invoice> invoices, CancellationToken cancellationToken)
    {
        var currency = post.Charge.Currency;
        if (post.Parts.Count == 0)
        {
            return new PayResult.Invalid("Tick an invoice and enter an amount.", Index: null);
        }

        if (post.Parts.DistinctBy(part => part.Invoice, StringComparer.Ordinal).Count() < post.Parts.Count)
        {
            return new PayResult.Invalid("An invoice is named twice. Open the page again.", Index: null);
        }

        foreach (var (index, part) in post.Parts.Index())
        {
            if (!invoices.TryGetValue(part.Invoice, out var invoice) || invoice.Currency != currency || invoice.IsCredit || invoice.VoidedOn is not null)
            {
                return new PayResult.Invalid("This invoice can’t be paid in this payment.", index);
            }

            if (part.Amount <= 0m || !currency.Fits(part.Amount))
            {
                return new PayResult.Invalid($"Enter an amount of at least {new Money(currency.Smallest, currency)}.", index);
            }

            if (invoice.ReservedById is { } attemptId)
            {
                var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == attemptId, cancellationToken);
                return new PayResult.Held(invoice.Number, attempt.StartedBy, attempt.ExpiresAt, attempt.Number);
            }

            if (part.Amount > invoice.Balance.Amount)
            {
                return part.Amount > part.Shown
                    ? new PayResult.Invalid($"Only {invoice.Balance} of {invoice.Number} is open.", index)
                    : new PayResult.Changed(invoice.Balance.IsZero ? $"{invoice.Number} has been paid in the meantime." : $"Only {invoice.Balance} of {invoice.Number} is still open.");
            }
        }

        return null;
    }

    private static async Task<(IReadOnlyList<OpenCredit> Credits, PayResult? Missing)> CreditsAsync(CheckoutDbContext db, PayPost post, CancellationToken cancellationToken)
    {
        var credits = new List<OpenCredit>();
        foreach (var source in post.Credits.Distinct())
        {
            if (await source.FindAsync(db, track: true, cancellationToken) is not { } credit || credit.Rest.Currency != post.Charge.Currency)
            {
                return ([], new PayResult.Invalid("A credit that was ticked can’t be used here. Open the page again.", Index: null));
            }

            credits.Add(credit);
        }

        return (credits, null);
    }

    private static void Apply(CheckoutDbContext db, PayPost post, CreditPlan plan, DateOnly today, DateTimeOffset now)
    {
        foreach (var used in plan.Used.GroupBy(part => part.Credit))
        {
            foreach (var part in used)
            {
                db.Allocations.Add(part.Credit.Allocate(part.Invoice, part.Amount, today, now, post.UserName));
            }

            var details = string.Join(", ", used.Select(part => $"{new Money(part.Amount, post.Charge.Currency)} to {part.Invoice.Number}"));
            db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, AuditAction.CreditApplied, used.Key.Number, details, post.IpAddress, now));
        }
    }

    private static PayResult.Covered Covered(CheckoutDbContext db, PayPost post, CreditPlan plan, string hash, DateTimeOffset now)
    {
        var invoices = plan.Used.Select(part => part.Invoice).Distinct().ToList();
        var url = invoices.Count == 1 ? $"/Invoices/{Uri.EscapeDataString(invoices[0].Slug)}" : "/Invoices";
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, nameof(AuditAction.CreditApplied), hash, url, now));
        return new PayResult.Covered(url, [.. invoices.Select(invoice => invoice.Number)]);
    }

    private static async Task<PayResult> AttemptAsync(CheckoutDbContext db, PayPost post, string gateway, CreditPlan plan, string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = await Numbers.PaymentAsync(db, cancellationToken);
        var kind = post.MethodId is null ? PaymentAttemptKind.Hosted : PaymentAttemptKind.OnFile;
        var attempt = new PaymentAttempt(
            post.AccountId,
            new PaymentAttemptTerms(number, kind, post.Charge.Currency, gateway, now + post.Holds)
            {
                StartedById = post.UserId,
                StartedBy = post.UserName,
                StartedByEmail = post.UserEmail,
                MethodId = post.MethodId,
                KeepsMethod = post.KeepsMethod,
            },
            plan.Left,
            now);
        db.PaymentAttempts.Add(attempt);
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, AuditAction.PaymentStarted, number, AttemptText.Of(attempt), post.IpAddress, now));
        var url = $"/Pay/{number}";
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, nameof(AuditAction.PaymentStarted), hash, url, now));
        return new PayResult.Started(attempt.Id, number, url);
    }
}
