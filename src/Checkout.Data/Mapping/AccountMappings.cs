using Checkout.Data.Audit;
using Checkout.Data.Identity;
using Checkout.Data.Search;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Checkout.Data.Mapping;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(account => account.Number).HasMaxLength(Lengths.Number);
        builder.Property(account => account.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(account => account.Locale).HasMaxLength(20);
        builder.Property(account => account.TimeZone).HasMaxLength(Lengths.Number);
        builder.Address(account => account.BillingAddress);
        builder.ComplexProperty(account => account.Executive);
        builder.HasIndex(account => account.Number).IsUnique();
        builder.HasIndex(account => account.ExternalId).IsUnique();
    }
}

internal sealed class AccountLockMapping : IEntityTypeConfiguration<AccountLock>
{
    public void Configure(EntityTypeBuilder<AccountLock> builder)
    {
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.AccountId).ValueGeneratedNever();
    }
}

internal sealed class ProfileMapping : IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<Profile> builder) => builder.HasIndex(profile => profile.Name).IsUnique();
}

internal sealed class PermissionSetMapping : IEntityTypeConfiguration<PermissionSet>
{
    public void Configure(EntityTypeBuilder<PermissionSet> builder) => builder.HasIndex(set => set.Name).IsUnique();
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasOne(membership => membership.Account).WithMany().HasForeignKey(membership => membership.AccountId)
            .OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne(membership => membership.Profile).WithMany().HasForeignKey(membership => membership.ProfileId)
            .OnDelete(DeleteBehavior.NoAction);
        builder.Rows(membership => membership.PermissionSets, nameof(MembershipPermissionSet.MembershipId));
        builder.HasIndex(membership => new { membership.UserId, membership.AccountId }).IsUnique();
    }
}

internal sealed class MembershipPermissionSetMapping : IEntityTypeConfiguration<MembershipPermissionSet>
{
    public void Configure(EntityTypeBuilder<MembershipPermissionSet> builder)
    {
        builder.HasOne(held => held.PermissionSet).WithMany().HasForeignKey(held => held.PermissionSetId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(held => new { held.MembershipId, held.PermissionSetId }).IsUnique();
    }
}

internal sealed class ContactRequestMapping : IEntityTypeConfiguration<ContactRequest>
{
    public void Configure(EntityTypeBuilder<ContactRequest> builder)
    {
        builder.Property(request => request.Number).HasMaxLength(Lengths.Number);
        builder.Property(request => request.Document).HasMaxLength(Lengths.Number);
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
        builder.Property(request => request.Message).HasMaxLength(ContactRequest.MaxMessageLength);
        builder.HasIndex(request => new { request.AccountId, request.Number }).IsUnique();
        builder.HasIndex(request => new { request.AccountId, request.SentAt });
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
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
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.HasKey(head => head.AccountId);
        builder.Property(head => head.AccountId).ValueGeneratedNever();
        builder.Property(head => head.LastSeal).HasMaxLength(AuditSeal.Length);
        builder.Property(head => head.Seal).HasMaxLength(AuditSeal.Length);
    }
}

internal sealed class RequestRecordMapping : IEntityTypeConfiguration<RequestRecord>
{
    public void Configure(EntityTypeBuilder<RequestRecord> builder)
    {
        builder.Property(record => record.ResultUrl).HasMaxLength(Lengths.Url);
        builder.HasIndex(record => new { record.AccountId, record.Key }).IsUnique();
    }
}
