namespace Checkout.Data.Providers;

/// <summary>Indexes over the few documents with which something is still to be done, however many there are: for databases whose index may
/// compare two columns.</summary>
internal static class PartialIndexes
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<Invoice>(builder =>
        {
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.PostedOn, invoice.Ordinal }, "IX_Invoices_Payable")
                .HasFilter("\"DueAmount\" > \"AllocatedAmount\"");
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.IssuedOn, invoice.Ordinal, invoice.DueOn },
                    "IX_Invoices_IssuedAndPayable")
                .HasFilter("\"VoidedOn\" IS NULL AND \"DueAmount\" > \"AllocatedAmount\"");
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.IssuedOn, invoice.Ordinal }, "IX_Invoices_Credit")
                .HasFilter("\"DueAmount\" + \"AllocatedAmount\" < 0");
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.PostedOn, invoice.Ordinal }, "IX_Invoices_CreditByPosting")
                .HasFilter("\"DueAmount\" + \"AllocatedAmount\" < 0");
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.IssuedOn, invoice.Ordinal }, "IX_Invoices_Void")
                .HasFilter("\"VoidedOn\" IS NOT NULL");
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.IssuedOn, invoice.Ordinal }, "IX_Invoices_Disputed")
                .HasFilter("\"DisputedAt\" IS NOT NULL");

            // Almost none is being paid at a moment; in an index of all, SQLite takes those that are not for few.
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.ReservedById }).HasFilter("\"ReservedById\" IS NOT NULL");
        });
        model.Entity<Quote>(builder =>
            builder.HasIndex(quote => new { quote.AccountId, quote.Status, quote.ExpiresOn, quote.Ordinal }, "IX_Quotes_CanBeOvertaken")
                .HasFilter("\"Origin\" = 'Customer' OR \"Type\" <> 'New'"));
        model.Entity<Payment>(builder =>
        {
            const string unapplied = "\"Amount\" > \"AllocatedAmount\" + \"RefundedAmount\"";
            builder.HasIndex(payment => new { payment.AccountId, payment.Status, payment.ReceivedOn, payment.Ordinal },
                "IX_Payments_Unapplied").HasFilter(unapplied);
            builder.HasIndex(payment => new { payment.AccountId, payment.ReceivedOn, payment.Ordinal }, "IX_Payments_UnappliedByReceipt")
                .HasFilter(unapplied);
            builder.HasIndex(payment => new { payment.AccountId, payment.PostedOn, payment.Ordinal }, "IX_Payments_UnappliedByPosting")
                .HasFilter(unapplied);
        });
        model.Entity<CreditMemo>(builder =>
        {
            const string open = "\"DueAmount\" > \"AllocatedAmount\"";
            builder.HasIndex(memo => new { memo.AccountId, memo.IssuedOn, memo.Ordinal }, "IX_CreditMemos_Open").HasFilter(open);
            builder.HasIndex(memo => new { memo.AccountId, memo.PostedOn, memo.Ordinal }, "IX_CreditMemos_OpenByPosting")
                .HasFilter(open);
        });
    }
}
