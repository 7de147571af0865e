using Checkout.Data.Audit;
using Checkout.Data.Search;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Checkout.Data.Mapping;

internal static class AccountMappings
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Account>(builder =>
        {
            builder.Property(account => account.Locale).HasMaxLength(20);
            builder.Property(account => account.TimeZone).HasMaxLength(Lengths.Number);
            builder.Address(account => account.BillingAddress);
            builder.ComplexProperty(account => account.Executive);
            builder.HasIndex(account => account.Number).IsUnique();
            builder.HasIndex(account => account.ExternalId).IsUnique();
        });

        model.Entity<AccountLock>(builder =>
        {
            builder.HasKey(row => row.AccountId);
            builder.Property(row => row.AccountId).ValueGeneratedNever();
        });

        model.Entity<Profile>(Bundle);

        model.Entity<PermissionSet>(Bundle);

        model.Entity<Membership>(builder =>
        {
            builder.HasOne(membership => membership.Account).WithMany().HasForeignKey(membership => membership.AccountId)
                .OnDelete(DeleteBehavior.NoAction);
            builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.NoAction);
            builder.HasOne(membership => membership.Profile).WithMany().HasForeignKey(membership => membership.ProfileId)
                .OnDelete(DeleteBehavior.NoAction);
            builder.Rows(membership => membership.PermissionSets, nameof(MembershipPermissionSet.MembershipId));
            builder.HasIndex(membership => new { membership.UserId, membership.AccountId }).IsUnique();
        });

        model.Entity<MembershipPermissionSet>(builder =>
        {
            builder.HasOne(held => held.PermissionSet).WithMany().HasForeignKey(held => held.PermissionSetId)
                .OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(held => new { held.MembershipId, held.PermissionSetId }).IsUnique();
        });

        model.Entity<AccessRequest>(builder =>
        {
            builder.Property(request => request.Note).HasMaxLength(AccessRequest.MaxNote);
            builder.Refers<AccessRequest, Membership>(nameof(AccessRequest.MembershipId));
            builder.HasIndex(request => new { request.AccountId, request.Answer });
        });

        model.Entity<ContactRequest>(builder =>
        {
            builder.Property(request => request.Document).HasMaxLength(Lengths.Number);
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
            builder.Property(request => request.Message).HasMaxLength(ContactRequest.MaxMessageLength);
            builder.HasIndex(request => new { request.AccountId, request.Number }).IsUnique();
            builder.HasIndex(request => new { request.AccountId, request.SentAt });
        });

        model.Entity<AuditEntry>(builder =>
        {
            // As long as the addresses that sign in.
            builder.Property(entry => entry.Actor).HasMaxLength(Lengths.Email);
            builder.Property(entry => entry.Subject).HasMaxLength(AuditEntry.MaxSubject);
            builder.Property(entry => entry.Details).HasMaxLength(AuditEntry.MaxDetails);
            builder.Property(entry => entry.IpAddress).HasMaxLength(Lengths.Number);
            builder.Property(entry => entry.PreviousSeal).HasMaxLength(AuditSeal.Length);
            builder.Property(entry => entry.Seal).HasMaxLength(AuditSeal.Length);
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
            builder.HasIndex(entry => new { entry.AccountId, entry.Number }).IsUnique();
            builder.HasIndex(entry => new { entry.AccountId, entry.At, entry.Ordinal });
            builder.HasIndex(entry => new { entry.AccountId, entry.Actor, entry.Ordinal });
            builder.HasIndex(entry => new { entry.AccountId, entry.Action, entry.Ordinal });
        });

        model.Entity<AuditHead>(builder =>
        {
            builder.HasKey(head => head.AccountId);
            builder.Property(head => head.AccountId).ValueGeneratedNever();
            builder.Property(head => head.LastSeal).HasMaxLength(AuditSeal.Length);
            builder.Property(head => head.Seal).HasMaxLength(AuditSeal.Length);
        });

        model.Entity<RequestRecord>(builder =>
        {
            builder.HasIndex(record => new { record.AccountId, record.Key }).IsUnique();
        });
    }
    private static void Bundle<TBundle>(EntityTypeBuilder<TBundle> builder)
        where TBundle : PermissionBundle
    {
        builder.Property(bundle => bundle.Name).HasMaxLength(Lengths.Text);
        builder.HasIndex(bundle => new { bundle.OwnerId, bundle.Name }).IsUnique();
    }
}
