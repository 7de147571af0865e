using Microsoft.AspNetCore.Identity;

namespace Checkout.Data.Mapping;

/// <summary>How people prove who they are. Passkeys are mapped as the framework's third schema has them, without its changes to the tables
/// that are older.</summary>
internal static class IdentityMappings
{
    // A WebAuthn credential id may be longer; none that is in use is, and the key stays within what every database indexes.
    private const int CredentialId = 800;

    public static void Apply(ModelBuilder model)
    {
        model.Entity<CheckoutUser>(builder =>
        {
            builder.Property(user => user.Locale).HasMaxLength(20);
            builder.Property(user => user.TimeZone).HasMaxLength(Lengths.Number);
            builder.Property(user => user.MutedMails).HasMaxLength(Lengths.Prose);
        });

        model.Entity<UserSession>(builder =>
        {
            builder.HasKey(session => session.Id);
            builder.Property(session => session.Id).ValueGeneratedNever();
            builder.Property(session => session.Address).HasMaxLength(Lengths.Number);
            builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(session => session.LastSeenAt);
        });

        model.Entity<SignInTries>(builder =>
        {
            builder.HasKey(tries => tries.Key);
            builder.Property(tries => tries.Key).HasMaxLength(Lengths.Number);
            builder.HasIndex(tries => tries.Until);
        });

        model.Entity<Authenticator>(builder =>
        {
            builder.HasKey(authenticator => authenticator.UserId);
            builder.Property(authenticator => authenticator.Secret).HasMaxLength(Lengths.Url);
            builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(authenticator => authenticator.UserId).OnDelete(DeleteBehavior.Cascade);
        });

        model.Entity<RecoveryCode>(builder =>
        {
            builder.HasKey(code => code.Id);
            builder.Property(code => code.Id).ValueGeneratedNever();
            builder.Property(code => code.Hash).HasMaxLength(Lengths.Number);
            builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
        });

        model.Entity<IdentityUserPasskey<Guid>>(builder =>
        {
            builder.ToTable("AspNetUserPasskeys");
            builder.HasKey(passkey => passkey.CredentialId);
            builder.Property(passkey => passkey.CredentialId).HasMaxLength(CredentialId);
            builder.Property<DateTimeOffset?>(PasskeyColumns.LastUsedAt);
            builder.Property(passkey => passkey.Data).HasConversion<PasskeyConverter, PasskeyComparer>().HasMaxLength(Lengths.Snapshot);
            builder.HasOne<CheckoutUser>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
