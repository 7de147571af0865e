using Checkout.Data.Payments;

namespace Checkout.Data.Contact;

/// <summary>Stores a message, numbers it, and queues the mails to whoever answers and to whoever wrote, in one transaction.</summary>
public sealed class SendContactRequest(Submissions submissions, BillingDepartment billing)
{
    /// <param name="about">The number of the document that it is about, as typed; null for none.</param>
    public Task<Outcome> RunAsync(Submission form, ContactTopic topic, string message, string? about, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var document = about is null ? null : await NumberOfAsync(db, about, token);
            RuleViolation.ThrowIf(about is not null && document is null,
                $"There is no document with this number in this account. Leave the field blank if you are not sure.", "Document");

            var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(token);
            var (email, name) = ContactRequest.GoesToExecutive(topic) || billing.Email.Length == 0
                ? (executive.Email, executive.Name)
                : (billing.Email, billing.Name);
            var number = await Numbers.ContactAsync(db, token);
            var request = new ContactRequest(number, form.AccountId, form.UserId, form.UserName, topic, message, document, email, now);
            db.ContactRequests.Add(request);
            db.OutboxMessages.AddRange(
                new OutboxMessage(MessageKind.ContactForwarded, email, name, form.AccountId, request.Id, data: null, now),
                new OutboxMessage(MessageKind.ContactReceived, form.UserEmail, form.UserName, form.AccountId, request.Id, data: null, now));
            return new Outcome.Done(DocumentPath.Of(DocumentKind.Contact, number), AuditAction.ContactSent, number);
        }, cancellation);

    /// <summary>The number as the document carries it, whichever kind it is; null where the account has none such.</summary>
    private static async Task<string?> NumberOfAsync(CheckoutDbContext db, string typed, CancellationToken cancellation)
    {
        var slug = DocumentNumber.Slug(typed.ToUpperInvariant());
        return await db.Accounts.Select(_ =>
                db.Quotes.Where(row => row.Number == typed || row.Slug == slug).Select(row => row.Number).FirstOrDefault()
                ?? db.Contracts.Where(row => row.Number == typed || row.Slug == slug).Select(row => row.Number).FirstOrDefault()
                ?? db.Orders.Where(row => row.Number == typed || row.Slug == slug).Select(row => row.Number).FirstOrDefault()
                ?? db.Invoices.Where(row => row.Number == typed || row.Slug == slug).Select(row => row.Number).FirstOrDefault()
                ?? db.Payments.Where(row => row.Number == typed || row.Slug == slug).Select(row => row.Number).FirstOrDefault()
                ?? db.CreditMemos.Where(row => row.Number == typed || row.Slug == slug).Select(row => row.Number).FirstOrDefault())
            .SingleAsync(cancellation);
    }
}
