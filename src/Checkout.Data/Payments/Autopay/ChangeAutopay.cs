namespace Checkout.Data.Payments.Autopay;

/// <summary>
/// Says with what a contract pays, and whether it pays itself, under the account’s lock: what is confirmed is what was read, or nothing
/// changes.
/// </summary>
public sealed class ChangeAutopay(Submissions submissions, BusinessCalendar calendar, IPaymentGateway gateway, AutopayTerms terms)
{
    /// <param name="slug">The contract’s.</param>
    /// <param name="method">The slug of a method on file; null: the account’s default.</param>
    /// <param name="shown">The fingerprint of the charges that the form named.</param>
    public Task<Outcome> RunAsync(
        Submission form, string slug, AutopayMode mode, string? method, string shown, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var contract = await db.Contracts.SingleOrDefaultAsync(row => row.Slug == slug, token) ?? throw new NotFoundException();
            var today = calendar.DateAt(now);
            var methods = await db.StoredMethods.Where(row => row.Gateway == gateway.Name && row.RemovedAt == null).ToListAsync(token);
            var chosen = method is null ? null : methods.Find(row => row.Slug == method);
            RuleViolation.ThrowIf(method is not null && chosen is null, $"The card you chose is no longer on file. Choose another one.");

            if (mode is not AutopayMode.Off)
            {
                if ((chosen ?? methods.Find(row => row.IsDefault))?.CanCharge(today) is not true)
                {
                    return new Outcome
                        .Refused($"Autopay needs a card that can be charged. Choose one, or put one on file.");
                }

                var outlook = await AutopayOutlook.ReadAsync(db, contract.Id, mode, terms.Range(contract.Currency), today, token);
                if (!string.Equals(outlook.Fingerprint, shown, StringComparison.Ordinal))
                {
                    return new Outcome.Changed($"What would be charged has changed since you opened this page, so nothing was changed yet. "
                        + $"Please review it, then confirm.");
                }
            }

            var activities = new List<Activity>();
            if (contract.StoredMethodId != chosen?.Id)
            {
                contract.PayBy(chosen);
                activities.Add(new Activity(AuditAction.MethodChosen, contract.Number, $"{chosen?.Printed ?? "the default"}"));
            }

            if (contract.Autopay != mode)
            {
                contract.PayItself(mode, form.UserName, now);
                activities.Add(new Activity(AuditAction.AutopaySwitched, contract.Number, $"{mode}"));
            }

            return new Outcome.Done(DocumentPath.Of(DocumentKind.Contract, contract.Slug), activities);
        }, cancellation);
}
