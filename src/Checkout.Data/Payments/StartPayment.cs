using Checkout.Data.Ledger;

namespace Checkout.Data.Payments;

/// <summary>Which invoices are to be paid, how much of each, and with what.</summary>
/// <param name="Charge">What the button named, to be taken by the gateway.</param>
/// <param name="Gateway">The name of the gateway that will be asked.</param>
public sealed record PayTerms(IReadOnlyList<InvoiceSplit> Splits, Money Charge, string Gateway)
{
    /// <summary>Credits that are used up first, in this order.</summary>
    public IReadOnlyList<CreditSource> Credits { get; init; } = [];

    /// <summary>A method on file; null: the customer pays on the gateway’s page.</summary>
    public Guid? MethodId { get; init; }

    public bool KeepsMethod { get; init; }

    /// <summary>What can be charged; null: any amount.</summary>
    public ChargeRange? Range { get; init; }

    /// <summary>For how long the gateway lets the customer pay.</summary>
    public TimeSpan Holds { get; init; } = TimeSpan.FromMinutes(35);
}

/// <summary>
/// Begins a payment under the account’s lock: credits that are wanted settle first, the rest becomes an attempt that holds its invoices.
/// The gateway is asked afterwards, outside the transaction.
/// </summary>
public sealed class StartPayment(Submissions submissions, BusinessCalendar calendar)
{
    /// <summary>The attempt is written and its invoices are held; now the gateway is to be asked.</summary>
    public sealed record Started(PaymentAttempt Attempt, IReadOnlyList<Activity> Activities)
        : Outcome.Done($"/Pay/{Attempt.Number}", Activities);

    /// <summary>Credits covered all of it: there is nothing left to pay.</summary>
    public sealed record Covered(string Url, IReadOnlyList<string> Invoices, IReadOnlyList<Activity> Activities)
        : Outcome.Done(Url, Activities);

    /// <summary>Somebody else is paying one of the invoices; nothing was written.</summary>
    public sealed record Held(string Invoice, PaymentAttempt Attempt) : Outcome;

    public Task<Outcome> RunAsync(Submission form, PayTerms terms, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var currency = terms.Charge.Currency;
            var invoices = await InvoiceSplit.ReadAsync(db, terms.Splits, token);
            if (invoices.Values.FirstOrDefault(invoice => invoice.ReservedById is not null) is { } held)
            {
                return new Held(held.Number, await db.PaymentAttempts.AsNoTracking()
                    .SingleAsync(row => row.Id == held.ReservedById, token));
            }

            if (InvoiceSplit.Refusal(terms.Splits, invoices, currency) is { } refusal)
            {
                return refusal;
            }

            var credits = await CreditsAsync(db, terms.Credits, token);
            RuleViolation.ThrowIf(credits.Exists(credit => credit?.Rest.Currency != currency),
                $"A selected credit can’t be used here. Open the page again.");

            // Everything is worked out before anything moves.
            var today = calendar.DateAt(now);
            var plan = CreditPlan.Of(credits!,
                [.. terms.Splits.Select(split => new PaymentAttemptSplit(invoices[split.Invoice], split.Amount))]);
            if ((Refusal(plan, terms) ?? await RefusalAsync(db, terms.MethodId, today, token)) is { } changed)
            {
                return changed;
            }

            var applied = plan.Used.GroupBy(part => part.Credit)
                .Select(used => new Activity(AuditAction.CreditApplied, used.Key.Number, Sentence.Join(
                ", ", used.Select(part => (Sentence)$"{new Money(part.Amount, currency)} to {part.Invoice.Number}")))).ToList();
            db.Allocations.AddRange(plan.Used.Select(part => part.Credit.Allocate(part.Invoice, part.Amount, today, now, form.UserName)));
            return plan.Left.Count == 0 ? Covering(plan, applied) : await StartAsync(db, form, terms, plan, applied, now, token);
        }, cancellation);

    private static async Task<List<OpenCredit?>> CreditsAsync(
        CheckoutDbContext db, IReadOnlyList<CreditSource> sources, CancellationToken cancellation)
    {
        var credits = new List<OpenCredit?>();
        foreach (var source in sources.Distinct())
        {
            credits.Add(await source.FindAsync(db, track: true, cancellation));
        }

        return credits;
    }

    private static Outcome? Refusal(CreditPlan plan, PayTerms terms)
    {
        var charged = terms.Charge with { Amount = plan.Left.Sum(split => split.Amount) };
        return charged != terms.Charge
            ? new Outcome.Changed($"This has just changed. {charged} is left to pay after the credits, not {terms.Charge}.")
            : terms.Range is { } range && !charged.IsZero && NotChargeable(plan, range, charged.Amount) is { } why
            ? new Outcome.Refused(why)
            : null;
    }

    private static Sentence? NotChargeable(CreditPlan plan, ChargeRange range, decimal charged) => range.Refusal(charged) ?? plan.Left
        .Select(split => range.PartRefusal(split.Amount, split.Invoice.Balance.Amount - plan.UsedOf(split.Invoice)) is { } why
            ? (Sentence)$"{split.Invoice.Number}: {why}" : null)
        .FirstOrDefault(why => why is not null);

    private static async Task<Outcome?> RefusalAsync(CheckoutDbContext db, Guid? methodId, DateOnly today,
        CancellationToken cancellation) =>
        methodId is null || (await db.StoredMethods.SingleOrDefaultAsync(row => row.Id == methodId, cancellation))?.CanCharge(today) == true
            ? null
            : new Outcome.Changed($"This payment method can no longer be charged. Choose another one.");

    private static Covered Covering(CreditPlan plan, IReadOnlyList<Activity> applied)
    {
        var invoices = plan.Used.Select(part => part.Invoice).Distinct().ToList();
        var url = invoices.Count == 1 ? $"/Invoices/{Uri.EscapeDataString(invoices[0].Slug)}" : "/Invoices";
        return new Covered(url, [.. invoices.Select(invoice => invoice.Number)], applied);
    }

    private static async Task<Started> StartAsync(
        CheckoutDbContext db, Submission form, PayTerms terms, CreditPlan plan, IReadOnlyList<Activity> applied, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var kind = terms.MethodId is null ? PaymentAttemptKind.Hosted : PaymentAttemptKind.OnFile;
        var attempt = new PaymentAttempt(
            form.AccountId,
            new PaymentAttemptTerms(await Numbers.PaymentAsync(db, cancellation), kind, terms.Charge.Currency, terms.Gateway,
            now + (kind is PaymentAttemptKind.Hosted ? terms.Holds : TakePayment.HoldsOnFile))
            {
                StartedById = form.UserId,
                StartedBy = form.UserName,
                StartedByEmail = form.UserEmail,
                MethodId = terms.MethodId,
                KeepsMethod = terms.KeepsMethod,
            },
            plan.Left,
            now);
        db.PaymentAttempts.Add(attempt);
        return new Started(attempt, [.. applied, new Activity(AuditAction.PaymentStarted, attempt.Number, AttemptText.Of(attempt))]);
    }
}
