namespace Checkout.Data.Collections;

/// <summary>Prepares one bank transfer for several invoices: it gets a reference by which the money finds them.</summary>
public sealed class PrepareRemittance(Submissions submissions)
{
    public Task<Outcome> RunAsync(Submission form, IReadOnlyCollection<string> slugs, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var invoices = await ChosenAsync(db.Invoices, slugs, token);
            if (invoices.Count < slugs.Count)
            {
                return new Outcome.NotFound();
            }

            if (Remittance.Obstacle(invoices) is { } obstacle)
            {
                return new Outcome.Changed(obstacle);
            }

            var remittance = Remittance.Prepare(await Numbers.RemittanceAsync(db, token), invoices, form.UserId, form.UserName, now);
            db.Remittances.Add(remittance);
            return new Outcome.Done(
                $"/Remittances/{remittance.Number}",
                AuditAction.RemittancePrepared,
                remittance.Number,
                $"{remittance.Total}, {remittance.Lines.Count} {(remittance.Lines.Count == 1 ? "invoice" : "invoices")}");
        }, cancellation);

    /// <summary>In the order in which they are due.</summary>
    public static Task<List<Invoice>> ChosenAsync(IQueryable<Invoice> invoices, IReadOnlyCollection<string> slugs,
        CancellationToken cancellation) =>
        invoices.Where(row => slugs.Contains(row.Slug)).OrderBy(row => row.DueOn).ThenBy(row => row.Ordinal).ToListAsync(cancellation);
}
