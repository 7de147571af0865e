using Checkout.Data.Payments;
using Checkout.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Forms;

/// <summary>Queues the mails that tell others what a form did.</summary>
internal static class Notifications
{
    /// <summary>The account executive, and the billing department where it has an address of its own.</summary>
    public static async Task NotifyVendorAsync(
        this CheckoutDbContext db, Submission form, MessageKind kind, Guid subjectId, BillingDepartment billing, DateTimeOffset now, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        var readers = new[] { (executive.Email, executive.Name), (billing.Email, billing.Name) }.Where(reader => reader.Email.Length > 0);
        db.OutboxMessages.AddRange(readers.DistinctBy(reader => reader.Email, StringComparer.OrdinalIgnoreCase)
            .Select(reader => new OutboxMessage(kind, reader.Email, reader.Name, form.AccountId, subjectId, data: null, now)));
    }

    /// <summary>The billing department; the account executive where it has no address.</summary>
    public static async Task NotifyBillingAsync(
        this CheckoutDbContext db, Submission form, MessageKind kind, Guid subjectId, BillingDepartment billing, DateTimeOffset now, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        var (email, name) = billing.Email.Length > 0 ? (billing.Email, billing.Name) : (executive.Email, executive.Name);
        db.OutboxMessages.Add(new OutboxMessage(kind, email, name, form.AccountId, subjectId, data: null, now));
    }
}
