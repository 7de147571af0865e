using Checkout.Data.Search;
using Checkout.Data.Tallies;

namespace Checkout.Data.Mapping;

internal static class MoneyMappings
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Invoice>(builder =>
        {
            builder.AccountingDocument();
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
            builder.Property(invoice => invoice.DisputeReason).HasMaxLength(Lengths.Prose);
            builder.ToTable(table => table.HasCheckConstraint("CK_Invoices_Allocated",
                "\"AllocatedAmount\" >= 0 AND \"AllocatedAmount\" <= ABS(\"DueAmount\")"));
            builder.Rows(invoice => invoice.Lines, nameof(InvoiceLine.InvoiceId));
            builder.Rows(invoice => invoice.Taxes, nameof(InvoiceTax.InvoiceId));
            builder.Rows(invoice => invoice.AllowanceCharges, nameof(InvoiceAllowanceCharge.InvoiceId));
            builder.Rows(invoice => invoice.Files, nameof(InvoiceFile.InvoiceId));
            builder.Rows(invoice => invoice.Changes, nameof(InvoiceChange.InvoiceId));
            builder.Refers<Invoice, Contract>(nameof(Invoice.ContractId));
            builder.Refers<Invoice, Order>(nameof(Invoice.OrderId));
            builder.Refers<Invoice, PaymentAttempt>(nameof(Invoice.ReservedById));
            builder.HasOne<LegalEntity>().WithMany().HasForeignKey(invoice => invoice.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.DueOn, invoice.Ordinal });

            // What was open at a day, by its due date: the aging of a statement reads nothing but this index.
            builder.HasIndex(invoice => new
            {
                invoice.AccountId,
                invoice.Currency,
                invoice.PostedOn,
                invoice.DueOn,
                invoice.DueAmount,
                invoice.AllocatedAmount,
                invoice.ContractId,
                invoice.DisputedAt,
                invoice.IssuedOn
            })
                .HasDatabaseName("IX_Invoices_Aging");

            // One invoice per contract and billing period, whoever writes it.
            builder.HasIndex(invoice => new { invoice.AccountId, invoice.ContractId, invoice.PeriodStart }).IsUnique();
        });

        model.Entity<InvoiceLine>(builder =>
        {
            builder.BilledLine();
            builder.Refers<InvoiceLine, OrderLine>(nameof(InvoiceLine.OrderLineId));

            // An order line is invoiced once per period (R3).
            builder.HasIndex(line => new { line.AccountId, line.OrderLineId, line.PeriodFrom }).IsUnique();
        });

        model.Entity<InvoiceChange>(builder => builder.HasIndex(change => new { change.AccountId, change.On }));

        model.Entity<InvoiceDispute>(builder =>
        {
            builder.Property(dispute => dispute.Text).HasMaxLength(InvoiceDispute.MaxTextLength);
            builder.Property(dispute => dispute.Lines).HasMaxLength(Lengths.Snapshot);
            builder.Property(dispute => dispute.Answer).HasMaxLength(Lengths.Prose);
            builder.Refers<InvoiceDispute, Invoice>(nameof(InvoiceDispute.InvoiceId));
            builder.HasIndex(dispute => new { dispute.AccountId, dispute.RaisedAt });
        });

        model.Entity<CreditMemo>(builder =>
        {
            builder.AccountingDocument();
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
            builder.Property(memo => memo.Reason).HasMaxLength(Lengths.Prose);
            builder.ToTable(table => table.HasCheckConstraint("CK_CreditMemos_Allocated",
                "\"AllocatedAmount\" >= 0 AND \"AllocatedAmount\" <= \"DueAmount\""));
            builder.Rows(memo => memo.Lines, nameof(CreditMemoLine.CreditMemoId));
            builder.Rows(memo => memo.Taxes, nameof(CreditMemoTax.CreditMemoId));
            builder.Rows(memo => memo.AllowanceCharges, nameof(CreditMemoAllowanceCharge.CreditMemoId));
            builder.Rows(memo => memo.Files, nameof(CreditMemoFile.CreditMemoId));
            builder.Refers<CreditMemo, Contract>(nameof(CreditMemo.ContractId));
            builder.Refers<CreditMemo, Invoice>(nameof(CreditMemo.InvoiceId));
            builder.HasIndex(memo => new { memo.AccountId, memo.DueAmount, memo.Ordinal });
            builder.HasIndex(memo => new { memo.AccountId, memo.Kind, memo.Ordinal });
            builder.HasOne<LegalEntity>().WithMany().HasForeignKey(memo => memo.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
        });

        model.Entity<CreditMemoLine>(builder => builder.BilledLine());

        model.Entity<CollectionsActivity>(builder =>
        {
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
            builder.Refers<CollectionsActivity, Invoice>(nameof(CollectionsActivity.InvoiceId));
            builder.Refers<CollectionsActivity, Contract>(nameof(CollectionsActivity.ContractId));
            builder.HasIndex(activity => new { activity.AccountId, activity.Slug }).IsUnique();
            builder.HasIndex(activity => new { activity.AccountId, activity.Number });
            builder.HasIndex(activity => new { activity.AccountId, activity.On, activity.Ordinal });
            builder.HasIndex(activity => new { activity.AccountId, activity.Kind, activity.Ordinal });
        });

        model.Entity<Payment>(builder =>
        {
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLength);
            builder.Property(payment => payment.Reference).HasMaxLength(Lengths.GatewayName);
            builder.Property(payment => payment.FailureReason).HasMaxLength(PaymentAttempt.MaxReason);
            builder.Property(payment => payment.FailureCode).HasMaxLength(PaymentAttempt.MaxCode);
            builder.ToTable(table => table.HasCheckConstraint(
                "CK_Payments_Allocated",
                "\"AllocatedAmount\" >= 0 AND \"RefundedAmount\" >= 0 AND \"AllocatedAmount\" + \"RefundedAmount\" <= \"Amount\""));
            builder.HasIndex(payment => new { payment.AccountId, payment.Number, payment.Source }).IsUnique();
            builder.HasIndex(payment => new { payment.AccountId, payment.Slug }).IsUnique();
            builder.HasIndex(payment => new { payment.AccountId, payment.ReceivedOn, payment.Ordinal });
            builder.HasIndex(payment => new { payment.AccountId, payment.Amount, payment.Ordinal });
            builder.HasIndex(payment => new { payment.AccountId, payment.Status, payment.Ordinal });
            builder.HasIndex(payment => new { payment.AccountId, payment.Status, payment.ReceivedOn, payment.Ordinal });
            builder.HasIndex(payment => new { payment.AccountId, payment.Method, payment.Ordinal });
            builder.HasIndex(payment => new { payment.AccountId, payment.Method, payment.ReceivedOn, payment.Ordinal });
        });

        model.Entity<LedgerEntry>(builder =>
        {
            builder.Refers<LedgerEntry, Invoice>(nameof(LedgerEntry.InvoiceId));
            builder.Refers<LedgerEntry, CreditMemo>(nameof(LedgerEntry.CreditMemoId));
            builder.Refers<LedgerEntry, Payment>(nameof(LedgerEntry.PaymentId));
            builder.Refers<LedgerEntry, Contract>(nameof(LedgerEntry.ContractId));

            // The order of a statement; kind and amount stand in it so that its sums read nothing else.
            builder.HasIndex(entry => new { entry.AccountId, entry.Currency, entry.PostedOn, entry.Ordinal, entry.Kind, entry.Amount })
                .HasDatabaseName("IX_LedgerEntries_Statement");
        });

        model.Entity<Tally>(builder =>
        {
            builder.HasKey(tally => new { tally.AccountId, tally.Series, tally.State, tally.Mark, tally.Currency, tally.Day });
            builder.HasIndex(tally => new { tally.AccountId, tally.Series, tally.Day });
            builder.Property(tally => tally.Series).HasMaxLength(Lengths.Word);
            builder.Property(tally => tally.State).HasMaxLength(Lengths.Email);
            builder.Property(tally => tally.Mark).HasMaxLength(Lengths.Word);
            builder.Property(tally => tally.Currency).HasMaxLength(3);
        });

        model.Entity<Allocation>(builder =>
        {
            builder.Refers<Allocation, Invoice>(nameof(Allocation.InvoiceId));
            builder.Refers<Allocation, Payment>(nameof(Allocation.PaymentId));
            builder.Refers<Allocation, CreditMemo>(nameof(Allocation.CreditMemoId));
            builder.Refers<Allocation, Invoice>(nameof(Allocation.CreditInvoiceId));
            builder.Refers<Allocation, Allocation>(nameof(Allocation.ReversesId));
            builder.Refers<Allocation, Contract>(nameof(Allocation.InvoiceContractId));
            builder.Refers<Allocation, Contract>(nameof(Allocation.CreditContractId));
            builder.HasIndex(allocation => new { allocation.AccountId, allocation.ReversesId }).IsUnique();
            builder.HasIndex(allocation => new { allocation.AccountId, allocation.Currency, allocation.PostedOn });
        });
    }
}
