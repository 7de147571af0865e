using Checkout.Domain.SignOn;

namespace Checkout.Data.Mapping;

internal static class SignOnMappings
{
    // SHA-256 in hexadecimal.
    private const int Hash = 64;

    public static void Apply(ModelBuilder model)
    {
        model.Entity<SignOnProvider>(builder =>
        {
            builder.Property(provider => provider.Issuer).HasMaxLength(SignOnProvider.MaxIssuer);
            builder.Property(provider => provider.ClientId).HasMaxLength(SignOnProvider.MaxClientId);
            builder.Property(provider => provider.Secret).HasMaxLength(Lengths.Prose);
            builder.HasOne(provider => provider.Profile).WithMany().HasForeignKey(provider => provider.ProfileId)
                .OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(provider => provider.AccountId).IsUnique();
        });

        model.Entity<SignOnDomain>(builder =>
        {
            builder.Property(domain => domain.Name).HasMaxLength(SignOnDomain.MaxName);
            builder.Property(domain => domain.Proven).HasMaxLength(SignOnDomain.MaxName);
            builder.Property(domain => domain.Token).HasMaxLength(Lengths.Word);
            builder.HasIndex(domain => new { domain.AccountId, domain.Name }).IsUnique();
            builder.HasIndex(domain => domain.Proven).IsUnique();
        });

        model.Entity<SignOnRule>(builder =>
        {
            builder.HasOne(rule => rule.Profile).WithMany().HasForeignKey(rule => rule.ProfileId).OnDelete(DeleteBehavior.NoAction);
            builder.HasOne(rule => rule.PermissionSet).WithMany().HasForeignKey(rule => rule.PermissionSetId)
                .OnDelete(DeleteBehavior.NoAction);
        });

        model.Entity<SignOnAnswer>(builder =>
        {
            builder.HasKey(answer => answer.State);
            builder.Property(answer => answer.State).HasMaxLength(Hash);
            builder.HasIndex(answer => answer.At);
        });
    }
}
