using Checkout.Data.Throttling;

namespace Checkout.Data.Forms;

/// <summary>What a form does, inside the account's transaction: it calls the entity's rule and writes, or refuses and writes
/// nothing.</summary>
/// <param name="now">The clock, read once, after the lock (R20).</param>
public delegate Task<Outcome> Verb(CheckoutDbContext db, DateTimeOffset now, CancellationToken cancellation);

/// <summary>
/// Carries forms out, each once (A11): the account's lock, the question whether the form was sent before, the verb, and in the same
/// transaction the entries in the activity and the key. What the verb refuses writes nothing and does not use the key up.
/// </summary>
/// <param name="throttle">Without it a member may send as much mail as they like.</param>
public sealed class Submissions(AccountTransactions transactions, CheckoutDbContexts contexts, Throttle? throttle = null)
{
    /// <returns>What came of the form when it was sent before; null where it was not.</returns>
    public async Task<Outcome?> BeforeAsync(Submission form, CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(form.AccountId);
        return await BeforeAsync(db, form, cancellation);
    }

    public async Task<Outcome> RunAsync(Submission form, Verb verb, CancellationToken cancellation)
    {
        try
        {
            return await transactions.RunAsync(form.AccountId, (db, now, token) => OnceAsync(db, form, verb, now, token), cancellation);
        }
        catch (RuleViolation violation)
        {
            return new Outcome.Refused(violation.Words, violation.Field);
        }
        catch (NotFoundException)
        {
            return new Outcome.NotFound();
        }
    }

    private async Task<Outcome> OnceAsync(CheckoutDbContext db, Submission form, Verb verb, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (await BeforeAsync(db, form, cancellation) is { } before)
        {
            return before;
        }

        var outcome = await verb(db, now, cancellation);
        if (outcome is Outcome.Done done)
        {
            if (db.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State is EntityState.Added)
                && throttle?.Count(ThrottleGroup.Mail, form.UserId, Network.Of(form.IpAddress)) is { } tooOften)
            {
                throw tooOften;
            }

            db.AuditEntries.AddRange(done.Activities.Select(activity => form.Entry(activity.Action, activity.Subject, activity.Details,
                now)));
            db.RequestRecords.Add(new RequestRecord(form.AccountId, form.Key, form.Route, form.BodyHash, done.Url, now));
        }
        else
        {
            // What a verb touched before it refused is not written.
            db.ChangeTracker.Clear();
        }

        return outcome;
    }

    private static async Task<Outcome?> BeforeAsync(CheckoutDbContext db, Submission form, CancellationToken cancellation)
    {
        var before = await db.RequestRecords.AsNoTracking().SingleOrDefaultAsync(record => record.Key == form.Key, cancellation);
        return before is null ? null
            : string.Equals(before.BodyHash, form.BodyHash, StringComparison.Ordinal) ? new Outcome.Repeated(before.ResultUrl)
            : new Outcome.KeyReused(before.ResultUrl);
    }
}
