using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Forms;

/// <summary>Queues the mails that tell others what a form did.</summary>
internal static class Notifications
{
    public static async Task NotifyExecutiveAsync(
        this CheckoutDbContext db, Submission form, MessageKind kind, Guid subjectId, DateTimeOffset now, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        db.OutboxMessages.Add(new OutboxMessage(kind, executive.Email, executive.Name, form.AccountId, subjectId, data: null, now));
    }

    /// <summary>The sender and the contract's billing contacts, each address once.</summary>
    public static void NotifyContacts(
        this CheckoutDbContext db, Submission form, MessageKind kind, Contract contract, Guid subjectId, DateTimeOffset now)
    {
        var sender = (Email: form.UserEmail, Name: form.UserName);
        var readers = contract.Contacts.Select(contact => (contact.Email, contact.Name)).Prepend(sender);
        db.OutboxMessages.AddRange(readers.DistinctBy(reader => reader.Email, StringComparer.OrdinalIgnoreCase)
            .Select(reader => new OutboxMessage(kind, reader.Email, reader.Name, form.AccountId, subjectId, data: null, now)));
    }
}
