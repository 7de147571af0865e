using Checkout.Data.Search;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Checkout.Data.Mapping;

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.AccountingDocument();
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
        builder.Property(invoice => invoice.DisputeReason).HasMaxLength(Lengths.Prose);
        builder.ToTable(table => table.HasCheckConstraint("CK_Invoices_Allocated",
            "\"AllocatedAmount\" >= 0 AND \"AllocatedAmount\" <= ABS(\"DueAmount\")"));
        builder.Rows(invoice => invoice.Lines, nameof(InvoiceLine.InvoiceId));
        builder.Rows(invoice => invoice.Taxes, nameof(InvoiceTax.InvoiceId));
        builder.Rows(invoice => invoice.AllowanceCharges, nameof(InvoiceAllowanceCharge.InvoiceId));
        builder.Rows(invoice => invoice.Changes, nameof(InvoiceChange.InvoiceId));
        builder.Refers<Invoice, Contract>(nameof(Invoice.ContractId));
        builder.Refers<Invoice, Order>(nameof(Invoice.OrderId));
        builder.Refers<Invoice, PaymentAttempt>(nameof(Invoice.ReservedById));
        builder.HasOne<LegalEntity>().WithMany().HasForeignKey(invoice => invoice.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(invoice => new { invoice.AccountId, invoice.DueOn, invoice.Ordinal });

        // What was open at a day, by its due date: the aging of a statement reads nothing but this index.
        builder.HasIndex(invoice => new { invoice.AccountId, invoice.Currency, invoice.PostedOn, invoice.DueOn, invoice.DueAmount,
            invoice.AllocatedAmount, invoice.ContractId, invoice.DisputedAt, invoice.IssuedOn })
            .HasDatabaseName("IX_Invoices_Aging");

        // One invoice per contract and billing period, whoever writes it.
        builder.HasIndex(invoice => new { invoice.AccountId, invoice.ContractId, invoice.PeriodStart }).IsUnique();
    }
}

internal sealed class InvoiceLineMapping : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.BilledLine();
        builder.Refers<InvoiceLine, OrderLine>(nameof(InvoiceLine.OrderLineId));

        // An order line is invoiced once per period (R3).
        builder.HasIndex(line => new { line.AccountId, line.OrderLineId, line.PeriodFrom }).IsUnique();
    }
}

internal sealed class InvoiceChangeMapping : IEntityTypeConfiguration<InvoiceChange>
{
    public void Configure(EntityTypeBuilder<InvoiceChange> builder) => builder.HasIndex(change => new { change.AccountId, change.On });
}

internal sealed class InvoiceDisputeMapping : IEntityTypeConfiguration<InvoiceDispute>
{
    public void Configure(EntityTypeBuilder<InvoiceDispute> builder)
    {
        builder.Property(dispute => dispute.Text).HasMaxLength(InvoiceDispute.MaxTextLength);
        builder.Property(dispute => dispute.Lines).HasMaxLength(Lengths.Snapshot);
        builder.Property(dispute => dispute.Answer).HasMaxLength(Lengths.Prose);
        builder.Refers<InvoiceDispute, Invoice>(nameof(InvoiceDispute.InvoiceId));
        builder.HasIndex(dispute => new { dispute.AccountId, dispute.RaisedAt });
    }
}

internal sealed class CreditMemoMapping : IEntityTypeConfiguration<CreditMemo>
{
    public void Configure(EntityTypeBuilder<CreditMemo> builder)
    {
        builder.AccountingDocument();
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
        builder.Property(memo => memo.Reason).HasMaxLength(Lengths.Prose);
        builder.ToTable(table => table.HasCheckConstraint("CK_CreditMemos_Allocated",
            "\"AllocatedAmount\" >= 0 AND \"AllocatedAmount\" <= \"DueAmount\""));
        builder.Rows(memo => memo.Lines, nameof(CreditMemoLine.CreditMemoId));
        builder.Rows(memo => memo.Taxes, nameof(CreditMemoTax.CreditMemoId));
        builder.Rows(memo => memo.AllowanceCharges, nameof(CreditMemoAllowanceCharge.CreditMemoId));
        builder.Refers<CreditMemo, Contract>(nameof(CreditMemo.ContractId));
        builder.Refers<CreditMemo, Invoice>(nameof(CreditMemo.InvoiceId));
        builder.HasOne<LegalEntity>().WithMany().HasForeignKey(memo => memo.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class CreditMemoLineMapping : IEntityTypeConfiguration<CreditMemoLine>
{
    public void Configure(EntityTypeBuilder<CreditMemoLine> builder) => builder.BilledLine();
}

internal sealed class CollectionsActivityMapping : IEntityTypeConfiguration<CollectionsActivity>
{
    public void Configure(EntityTypeBuilder<CollectionsActivity> builder)
    {
        builder.Document();
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
        builder.Property(activity => activity.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(activity => activity.Note).HasMaxLength(Lengths.Prose);
        builder.Refers<CollectionsActivity, Invoice>(nameof(CollectionsActivity.InvoiceId));
        builder.Refers<CollectionsActivity, Contract>(nameof(CollectionsActivity.ContractId));
        builder.HasIndex(activity => new { activity.AccountId, activity.Slug }).IsUnique();
        builder.HasIndex(activity => new { activity.AccountId, activity.On, activity.Ordinal });
    }
}

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Document();
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLength);
        builder.Property(payment => payment.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(payment => payment.Reference).HasMaxLength(Lengths.GatewayName);
        builder.Property(payment => payment.FailureReason).HasMaxLength(PaymentAttempt.MaxReason);
        builder.Property(payment => payment.FailureCode).HasMaxLength(PaymentAttempt.MaxCode);
        builder.ToTable(table => table.HasCheckConstraint(
            "CK_Payments_Allocated",
            "\"AllocatedAmount\" >= 0 AND \"RefundedAmount\" >= 0 AND \"AllocatedAmount\" + \"RefundedAmount\" <= \"Amount\""));
        builder.HasIndex(payment => new { payment.AccountId, payment.Source, payment.Number }).IsUnique();
        builder.HasIndex(payment => new { payment.AccountId, payment.Slug }).IsUnique();
        builder.HasIndex(payment => new { payment.AccountId, payment.ReceivedOn, payment.Ordinal });
    }
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.Property(entry => entry.Number).HasMaxLength(Lengths.Number);
        builder.Property(entry => entry.Slug).HasMaxLength(Lengths.Number);
        builder.Refers<LedgerEntry, Invoice>(nameof(LedgerEntry.InvoiceId));
        builder.Refers<LedgerEntry, CreditMemo>(nameof(LedgerEntry.CreditMemoId));
        builder.Refers<LedgerEntry, Payment>(nameof(LedgerEntry.PaymentId));
        builder.Refers<LedgerEntry, Contract>(nameof(LedgerEntry.ContractId));

        // The order of a statement; kind and amount stand in it so that its sums read nothing else.
        builder.HasIndex(entry => new { entry.AccountId, entry.Currency, entry.PostedOn, entry.Ordinal, entry.Kind, entry.Amount })
            .HasDatabaseName("IX_LedgerEntries_Statement");
    }
}

internal sealed class AllocationMapping : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.Property(allocation => allocation.InvoiceNumber).HasMaxLength(Lengths.Number);
        builder.Property(allocation => allocation.InvoiceSlug).HasMaxLength(Lengths.Number);
        builder.Property(allocation => allocation.CreditNumber).HasMaxLength(Lengths.Number);
        builder.Property(allocation => allocation.CreditSlug).HasMaxLength(Lengths.Number);
        builder.Refers<Allocation, Invoice>(nameof(Allocation.InvoiceId));
        builder.Refers<Allocation, Payment>(nameof(Allocation.PaymentId));
        builder.Refers<Allocation, CreditMemo>(nameof(Allocation.CreditMemoId));
        builder.Refers<Allocation, Invoice>(nameof(Allocation.CreditInvoiceId));
        builder.Refers<Allocation, Allocation>(nameof(Allocation.ReversesId));
        builder.Refers<Allocation, Contract>(nameof(Allocation.InvoiceContractId));
        builder.Refers<Allocation, Contract>(nameof(Allocation.CreditContractId));
        builder.HasIndex(allocation => new { allocation.AccountId, allocation.ReversesId }).IsUnique();
        builder.HasIndex(allocation => new { allocation.AccountId, allocation.Currency, allocation.PostedOn });
    }
}
