namespace Checkout.Data.Contracts;

/// <summary>
/// Changes a contract's billing details under the account's lock: the details, the change with who and when, the audit entry and the mails
/// to the contacts of before and after and to the account executive, or nothing. A form that was made from an older revision writes
/// nothing.
/// </summary>
public sealed class ChangeBillingDetails(Submissions submissions)
{
    /// <summary>Somebody was faster; nothing was written.</summary>
    /// <param name="Revision">What stands now, to begin from.</param>
    /// <param name="Since">The changes that the form did not show, oldest first.</param>
    public sealed record Overtaken(BillingDetailsMerge Merge, int Revision, IReadOnlyList<BillingDetailsChange> Since) : Outcome;

    /// <summary>Written.</summary>
    public sealed record Changed(string Url, IReadOnlyList<Activity> Activities, BillingDetailsChange Change)
        : Outcome.Done(Url, Activities);

    /// <param name="slug">The contract’s.</param>
    /// <param name="basedOn">The revision that the form showed.</param>
    public Task<Outcome> RunAsync(Submission form, string slug, int basedOn, BillingDetails details, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var contract = await db.Contracts.Include(row => row.Contacts).SingleOrDefaultAsync(row => row.Slug == slug, token);
            if (contract is null || basedOn < 1 || basedOn > contract.BillingRevision)
            {
                return new Outcome.NotFound();
            }

            var url = DocumentPath.Of(DocumentKind.Contract, contract.Slug);
            if (details == contract.Billing)
            {
                return new Outcome.Unchanged(url, $"The billing details of {contract.Number} stay as they are: you changed nothing.");
            }

            if (basedOn < contract.BillingRevision)
            {
                var since = await db.BillingDetailsChanges.AsNoTracking()
                    .Where(change => change.ContractId == contract.Id && change.Revision > basedOn)
                    .OrderBy(change => change.Revision).ToListAsync(token);
                return new Overtaken(new BillingDetailsMerge(since[0].Before, contract.Billing, details), contract.BillingRevision, since);
            }

            var change = contract.ReviseBilling(details, form.UserId, form.UserName, now);
            db.BillingDetailsChanges.Add(change);
            db.OutboxMessages.AddRange(await MessagesAsync(db, change, now, token));
            return new Changed(
                url, [new Activity(AuditAction.BillingDetailsChanged, contract.Number, $"{string.Join(", ", change.Fields)}")], change);
        }, cancellation);

    private static async Task<IEnumerable<OutboxMessage>> MessagesAsync(
        CheckoutDbContext db, BillingDetailsChange change, DateTimeOffset now, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        OutboxMessage Mail(MessageKind kind, string email, string name) =>
            new(kind, email, name, change.AccountId, change.Id, data: null, now);
        return change.Told().Select(contact => Mail(MessageKind.BillingDetailsChanged, contact.Email, contact.Name))
            .Append(Mail(MessageKind.BillingDetailsChangedForExecutive, executive.Email, executive.Name));
    }
}
