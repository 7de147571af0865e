namespace Checkout.Data.Seeding.Demo;

/// <summary>
/// What Acme objected to: customers dispute on the portal, so no feed could say it. One invoice was answered and is disputed again, another
/// was answered in Acme's favour. Dates follow the invoices, so that they are the same each time.
/// </summary>
internal static class DemoDisputes
{
    private const string Email = "admin@acme.example";
    private const string Again = "inv-acme-w003";
    private const string Granted = "inv-acme-w005";

    public static async Task RaiseAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var invoices = await db.Invoices.Include(invoice => invoice.Lines)
            .Where(invoice => invoice.ExternalId == Again || invoice.ExternalId == Granted).ToListAsync(cancellation);
        var user = await db.Users.SingleOrDefaultAsync(row => row.Email == Email, cancellation);
        var (again, granted) = (invoices.Find(invoice => invoice.ExternalId == Again),
            invoices.Find(invoice => invoice.ExternalId == Granted));
        if (user is null || again is not { CanDispute: true } || granted is not { CanDispute: true }
            || await db.InvoiceDisputes.AnyAsync(cancellation))
        {
            return;
        }

        InvoiceDispute Raise(Invoice invoice, int days, DisputeReason reason, string text) =>
            InvoiceDispute.Raise(invoice, new DisputeTerms(reason, text, [1]), user.Id, user.DisplayName, At(invoice, days),
                invoice.IssuedOn.AddDays(days));
        void Answer(InvoiceDispute dispute, Invoice invoice, int days, DisputeOutcome outcome, string text) =>
            dispute.TakeAnswer(invoice, new DisputeAnswer(text, outcome, invoice.IssuedOn.AddDays(days)), At(invoice, days),
                invoice.IssuedOn.AddDays(days));

        var first = Raise(again, 3, DisputeReason.WrongQuantity, "We count fewer messages than you bill. Our own log says 2,140.");
        Answer(first, again, 7, DisputeOutcome.Rejected,
            "Our log counts each part of a long message, as the price list says. The parts of that week are attached to our e-mail.");
        var second = Raise(again, 12, DisputeReason.WrongQuantity,
            "The attachment holds the parts of another week. Please send the right one.");
        var other = Raise(granted, 2, DisputeReason.NotReceived, "Nothing was delivered on the Tuesday of that week.");
        Answer(other, granted, 9, DisputeOutcome.Accepted, "You are right: our provider failed for four hours. A credit memo follows.");
        db.InvoiceDisputes.AddRange(first, second, other);
        await db.SaveChangesAsync(cancellation);
    }

    // Three in the afternoon UTC is business hours for everybody in the demo data.
    private static DateTimeOffset At(Invoice invoice, int days) => new(invoice.IssuedOn.AddDays(days), new TimeOnly(15, 0), TimeSpan.Zero);
}
