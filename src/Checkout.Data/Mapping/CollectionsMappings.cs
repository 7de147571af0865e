using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Checkout.Data.Mapping;

internal sealed class RemittanceMapping : IEntityTypeConfiguration<Remittance>
{
    public void Configure(EntityTypeBuilder<Remittance> builder)
    {
        builder.Property(remittance => remittance.Number).HasMaxLength(Lengths.Number);
        builder.Rows(remittance => remittance.Lines, nameof(RemittanceLine.RemittanceId));
        builder.HasOne<LegalEntity>().WithMany().HasForeignKey(remittance => remittance.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(remittance => new { remittance.AccountId, remittance.Number }).IsUnique();
        builder.HasIndex(remittance => remittance.PreparedAt);
    }
}

internal sealed class RemittanceLineMapping : IEntityTypeConfiguration<RemittanceLine>
{
    public void Configure(EntityTypeBuilder<RemittanceLine> builder)
    {
        builder.Property(line => line.InvoiceNumber).HasMaxLength(Lengths.Number);
        builder.Property(line => line.InvoiceSlug).HasMaxLength(Lengths.Number);
        builder.Refers<RemittanceLine, Invoice>(nameof(RemittanceLine.InvoiceId));
    }
}

internal sealed class RefundRequestMapping : IEntityTypeConfiguration<RefundRequest>
{
    public void Configure(EntityTypeBuilder<RefundRequest> builder)
    {
        builder.Property(request => request.Reason).HasMaxLength(RefundRequest.MaxReasonLength);
        builder.Property(request => request.Answer).HasMaxLength(Lengths.Prose);
        builder.Refers<RefundRequest, Payment>(nameof(RefundRequest.PaymentId));
        builder.HasIndex(request => request.RequestedAt);
    }
}

internal sealed class PaymentPromiseMapping : IEntityTypeConfiguration<PaymentPromise>
{
    public void Configure(EntityTypeBuilder<PaymentPromise> builder)
    {
        builder.Refers<PaymentPromise, Invoice>(nameof(PaymentPromise.InvoiceId));
        builder.HasIndex(promise => promise.MadeAt);
    }
}

internal sealed class ReminderNoticeMapping : IEntityTypeConfiguration<ReminderNotice>
{
    public void Configure(EntityTypeBuilder<ReminderNotice> builder)
    {
        builder.Rows(notice => notice.Invoices, nameof(InvoiceReminder.NoticeId));

        // One mail per account, currency and day, whoever sends it.
        builder.HasIndex(notice => new { notice.AccountId, notice.Currency, notice.On }).IsUnique();
    }
}

internal sealed class InvoiceReminderMapping : IEntityTypeConfiguration<InvoiceReminder>
{
    public void Configure(EntityTypeBuilder<InvoiceReminder> builder)
    {
        builder.Refers<InvoiceReminder, Invoice>(nameof(InvoiceReminder.InvoiceId));
        builder.Refers<InvoiceReminder, Contract>(nameof(InvoiceReminder.ContractId));

        // Each step of the schedule once per invoice.
        builder.HasIndex(reminder => new { reminder.AccountId, reminder.InvoiceId, reminder.Step }).IsUnique();
    }
}
