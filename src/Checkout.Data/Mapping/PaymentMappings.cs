using Checkout.Data.Payments;
using Checkout.Data.Payments.Simulated;

namespace Checkout.Data.Mapping;

internal static class PaymentMappings
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<PaymentAttempt>(builder =>
        {
            builder.Property(attempt => attempt.PageUrl).HasMaxLength(Lengths.Prose);
            builder.Property(attempt => attempt.Reference).HasMaxLength(Lengths.GatewayName);
            builder.Property(attempt => attempt.PaymentReference).HasMaxLength(Lengths.GatewayName);
            builder.Property(attempt => attempt.FailureCode).HasMaxLength(PaymentAttempt.MaxCode);
            builder.Property(attempt => attempt.FailureReason).HasMaxLength(PaymentAttempt.MaxReason);
            builder.Property(attempt => attempt.Discrepancy).HasMaxLength(PaymentAttempt.MaxReason);
            builder.Rows(attempt => attempt.Parts, nameof(PaymentAttemptPart.AttemptId));
            builder.Refers<PaymentAttempt, Payment>(nameof(PaymentAttempt.PaymentId));
            builder.Refers<PaymentAttempt, StoredMethod>(nameof(PaymentAttempt.MethodId));
            builder.HasIndex(attempt => attempt.Number).IsUnique();
            builder.HasIndex(attempt => attempt.Reference);
            builder.HasIndex(attempt => attempt.PaymentReference);

            // What the reconciler looks for.
            builder.HasIndex(attempt => new { attempt.Status, attempt.StartedAt });
        });

        model.Entity<PaymentAttemptPart>(builder =>
        {
            builder.Refers<PaymentAttemptPart, Invoice>(nameof(PaymentAttemptPart.InvoiceId));

            // One live attempt per invoice, whatever the code believes.
            builder.HasIndex(part => new { part.AccountId, part.HeldInvoiceId }).IsUnique();
        });

        model.Entity<StoredMethod>(builder =>
        {
            builder.Property(method => method.CustomerReference).HasMaxLength(Lengths.GatewayName);
            builder.Property(method => method.Token).HasMaxLength(Lengths.GatewayName);
            builder.Property(method => method.Brand).HasMaxLength(StoredMethod.MaxWord);
            builder.Property(method => method.LastFour).HasMaxLength(StoredMethod.MaxWord);
            builder.HasIndex(method => new { method.AccountId, method.Slug }).IsUnique();
            builder.HasIndex(method => new { method.AccountId, method.Gateway, method.Token }).IsUnique();
        });

        model.Entity<MethodSetup>(builder =>
        {
            builder.Property(setup => setup.Reference).HasMaxLength(Lengths.GatewayName);
            builder.Refers<MethodSetup, StoredMethod>(nameof(MethodSetup.MethodId));
            builder.HasIndex(setup => new { setup.AccountId, setup.Key }).IsUnique();

            // What the upkeep looks for.
            builder.HasIndex(setup => new { setup.MethodId, setup.StartedAt });
        });

        model.Entity<Autopayment>(builder =>
        {
            builder.Property(row => row.Reason).HasMaxLength(PaymentAttempt.MaxReason);
            builder.Rows(row => row.Charges, nameof(AutopayCharge.AutopaymentId));
            builder.Ignore(row => row.Last);
            builder.Refers<Autopayment, Invoice>(nameof(Autopayment.InvoiceId));
            builder.Refers<Autopayment, Domain.Contracts.Contract>(nameof(Autopayment.ContractId));

            // One plan per invoice, whatever the code believes.
            builder.HasIndex(row => new { row.AccountId, row.InvoiceId }).IsUnique();
            builder.HasIndex(row => row.Status);
        });

        model.Entity<AutopayCharge>(builder =>
        {
            builder.Property(row => row.FailureReason).HasMaxLength(PaymentAttempt.MaxReason);
            builder.Refers<AutopayCharge, Invoice>(nameof(AutopayCharge.InvoiceId));
            builder.Refers<AutopayCharge, PaymentAttempt>(nameof(AutopayCharge.AttemptId));

            // The same try twice is refused by the database.
            builder.HasIndex(row => new { row.AccountId, row.InvoiceId, row.Number }).IsUnique();
        });

        model.Entity<PaymentReversal>(builder =>
        {
            builder.Property(reversal => reversal.Reference).HasMaxLength(Lengths.GatewayName);
            builder.Refers<PaymentReversal, Payment>(nameof(PaymentReversal.PaymentId));
            builder.Refers<PaymentReversal, Payment>(nameof(PaymentReversal.ReinstatedById));
            builder.HasIndex(reversal => new { reversal.AccountId, reversal.Kind, reversal.Reference }).IsUnique();
        });

        model.Entity<GatewayNotification>(builder =>
        {
            builder.Property(notification => notification.EventId).HasMaxLength(Lengths.GatewayName);
            builder.Property(notification => notification.Reference).HasMaxLength(Lengths.GatewayName);
            builder.HasIndex(notification => new { notification.Gateway, notification.EventId }).IsUnique();
        });

        model.Entity<SimulatedPayment>(builder =>
        {
            builder.Property(payment => payment.FailureReason).HasMaxLength(Lengths.Url);
            builder.Property(payment => payment.Currency).HasMaxLength(3);
            builder.HasIndex(payment => payment.Reference).IsUnique();
            builder.HasIndex(payment => payment.IdempotencyKey).IsUnique();
            builder.HasIndex(payment => payment.AttemptId);
        });

        model.Entity<SimulatedReversal>(builder =>
        {
            builder.HasIndex(reversal => reversal.Reference).IsUnique();
            builder.HasIndex(reversal => reversal.PaymentReference);
        });

        model.Entity<SimulatedNotification>(builder =>
            builder.HasIndex(notification => new { notification.DeliveredAt, notification.DeliverAt }));
    }
}
