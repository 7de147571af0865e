using Checkout.Domain.Documents;
using Checkout.Data;
using Checkout.Data.Numbering;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Audit;
using Checkout.Domain.Messages;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Features.Contact;

/// <summary>Stores a message, numbers it, and queues the mails to whoever answers and to whoever wrote, in one transaction.</summary>
public sealed class SendContactRequest(AccountTransactions transactions, IOptions<VendorOptions> vendor)
{
    private const string Action = "contact.sent";

    public Task<ContactResult> RunAsync(ContactPost post, CancellationToken cancellation) =>
        transactions.RunAsync(post.AccountId, (db, now, token) => SendAsync(db, post, now, token), cancellation);

    private async Task<ContactResult> SendAsync(CheckoutDbContext db, ContactPost post, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = post.BodyHash();
        if (await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == post.RequestKey, cancellation) is { } before)
        {
            return string.Equals(before.BodyHash, hash, StringComparison.Ordinal) ? new ContactResult.Sent(before.ResultUrl) : new ContactResult.KeyReused(before.ResultUrl);
        }

        string? document = null;
        if (post.Document is not null && (document = await NumberOfAsync(db, post.Document, cancellation)) is null)
        {
            return new ContactResult.UnknownDocument();
        }

        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        var (email, name) = ContactRequest.GoesToExecutive(post.Topic) || vendor.Value.BillingEmail.Length == 0
            ? (executive.Email, executive.Name)
            : (vendor.Value.BillingEmail, $"{vendor.Value.CalledName} billing");
        var number = await Numbers.ContactAsync(db, cancellation);
        var request = new ContactRequest(number, post.AccountId, post.UserId, post.UserName, post.Topic, post.Message, document, email, now);
        db.ContactRequests.Add(request);
        db.OutboxMessages.AddRange(
            new OutboxMessage(MessageKind.ContactForwarded, email, name, post.AccountId, request.Id, data: null, now),
            new OutboxMessage(MessageKind.ContactReceived, post.UserEmail, post.UserName, post.AccountId, request.Id, data: null, now));
        db.AuditEntries.Add(new AuditEntry(post.AccountId, post.UserId, post.UserEmail, AuditAction.ContactSent, number, details: null, post.IpAddress, now));
        var resultUrl = DocumentPath.Of(DocumentKind.Contact, number);
        db.RequestRecords.Add(new RequestRecord(post.AccountId, post.RequestKey, Action, hash, resultUrl, now));
        return new ContactResult.Sent(resultUrl);
    }

    /// <summary>The number as the document carries it, whichever kind it is; null where the account has none such.</summary>
    private static async Task<string?> NumberOfAsync(CheckoutDbContext db, string typed, CancellationToken cancellation)
    {
        var slug = DocumentNumber.Slug(typed.ToUpperInvariant());
        return await db.Accounts.Select(_ =>
                db.Quotes.Where(quote => quote.Number == typed || quote.Slug == slug).Select(quote => quote.Number).FirstOrDefault()
                ?? db.Contracts.Where(contract => contract.Number == typed || contract.Slug == slug).Select(contract => contract.Number).FirstOrDefault()
                ?? db.Orders.Where(order => order.Number == typed || order.Slug == slug).Select(order => order.Number).FirstOrDefault()
                ?? db.Invoices.Where(invoice => invoice.Number == typed || invoice.Slug == slug).Select(invoice => invoice.Number).FirstOrDefault()
                ?? db.Payments.Where(payment => payment.Number == typed || payment.Slug == slug).Select(payment => payment.Number).FirstOrDefault()
                ?? db.CreditMemos.Where(memo => memo.Number == typed || memo.Slug == slug).Select(memo => memo.Number).FirstOrDefault())
            .SingleAsync(cancellation);
    }
}
