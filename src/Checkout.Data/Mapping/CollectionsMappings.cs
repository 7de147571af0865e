namespace Checkout.Data.Mapping;

internal static class CollectionsMappings
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Remittance>(builder =>
        {
            builder.Rows(remittance => remittance.Lines, nameof(RemittanceLine.RemittanceId));
            builder.HasOne<LegalEntity>().WithMany().HasForeignKey(remittance => remittance.LegalEntityId)
                .OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(remittance => new { remittance.AccountId, remittance.Number }).IsUnique();
            builder.HasIndex(remittance => remittance.PreparedAt);
        });

        model.Entity<RemittanceLine>(builder =>
        {
            builder.Refers<RemittanceLine, Invoice>(nameof(RemittanceLine.InvoiceId));
        });

        model.Entity<RefundRequest>(builder =>
        {
            builder.Property(request => request.Reason).HasMaxLength(RefundRequest.MaxReasonLength);
            builder.Property(request => request.Answer).HasMaxLength(Lengths.Prose);
            builder.Refers<RefundRequest, Payment>(nameof(RefundRequest.PaymentId));
            builder.HasIndex(request => request.RequestedAt);
        });

        model.Entity<PaymentPromise>(builder =>
        {
            builder.Refers<PaymentPromise, Invoice>(nameof(PaymentPromise.InvoiceId));
            builder.HasIndex(promise => promise.MadeAt);
        });

        model.Entity<ReminderNotice>(builder =>
        {
            builder.Rows(notice => notice.Invoices, nameof(InvoiceReminder.NoticeId));

            // One mail per account, currency and day, whoever sends it.
            builder.HasIndex(notice => new { notice.AccountId, notice.Currency, notice.On }).IsUnique();
        });

        model.Entity<DeadlineNotice>(builder =>
        {
            builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(notice => notice.UserId).OnDelete(DeleteBehavior.NoAction);

            // Each step of a deadline once for each member.
            builder.HasIndex(notice => new { notice.AccountId, notice.UserId, notice.Kind, notice.SubjectId, notice.On, notice.Step })
                .IsUnique();
        });

        model.Entity<CalendarAddress>(builder =>
        {
            builder.Property(address => address.Hash).HasMaxLength(Lengths.Number);
            builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(address => address.UserId).OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(address => address.Hash).IsUnique();
            builder.HasIndex(address => new { address.AccountId, address.UserId }).IsUnique();
        });

        model.Entity<InvoiceReminder>(builder =>
        {
            builder.Refers<InvoiceReminder, Invoice>(nameof(InvoiceReminder.InvoiceId));
            builder.Refers<InvoiceReminder, Contract>(nameof(InvoiceReminder.ContractId));

            // Each step of the schedule once per invoice.
            builder.HasIndex(reminder => new { reminder.AccountId, reminder.InvoiceId, reminder.Step }).IsUnique();
        });
    }
}
