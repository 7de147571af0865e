using Checkout.Data.Payments;

namespace Checkout.Data.Forms;

/// <summary>Queues the mails that tell others what a form did, each address once.</summary>
internal static class Notifications
{
    public static async Task NotifyExecutiveAsync(
        this CheckoutDbContext db, Submission form, MessageKind kind, Guid subjectId, DateTimeOffset now, CancellationToken cancellation) =>
        db.Notify(form, kind, subjectId, now, [await ExecutiveAsync(db, cancellation)]);

    /// <summary>The sender and the contract's billing contacts.</summary>
    public static void NotifyContacts(
        this CheckoutDbContext db, Submission form, MessageKind kind, Contract contract, Guid subjectId, DateTimeOffset now) =>
        db.Notify(form, kind, subjectId, now,
            [(form.UserEmail, form.UserName), .. contract.Contacts.Select(contact => (contact.Email, contact.Name))]);

    /// <summary>The account executive, and the billing department where it has an address of its own.</summary>
    public static async Task NotifyVendorAsync(
        this CheckoutDbContext db, Submission form, MessageKind kind, Guid subjectId, BillingDepartment billing, DateTimeOffset now,
        CancellationToken cancellation) =>
        db.Notify(form, kind, subjectId, now, [await ExecutiveAsync(db, cancellation), (billing.Email, billing.Name)]);

    /// <summary>The billing department; the account executive where it has no address.</summary>
    public static async Task NotifyBillingAsync(
        this CheckoutDbContext db, Submission form, MessageKind kind, Guid subjectId, BillingDepartment billing, DateTimeOffset now,
        CancellationToken cancellation) =>
        db.Notify(form, kind, subjectId, now,
            [billing.Email.Length > 0 ? (billing.Email, billing.Name) : await ExecutiveAsync(db, cancellation)]);

    private static void Notify(
        this CheckoutDbContext db, Submission form, MessageKind kind, Guid subjectId, DateTimeOffset now,
        (string Email, string Name)[] readers) =>
        db.OutboxMessages.AddRange(readers.Where(reader => reader.Email.Length > 0)
            .DistinctBy(reader => reader.Email, StringComparer.OrdinalIgnoreCase)
            .Select(reader => new OutboxMessage(kind, reader.Email, reader.Name, form.AccountId, subjectId, data: null, now)));

    private static async Task<(string Email, string Name)> ExecutiveAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        return (executive.Email, executive.Name);
    }
}
