using Checkout.Data.Identity;
using Checkout.Data.Numbering;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Checkout.Data.Mapping;

internal sealed class LegalEntityMapping : IEntityTypeConfiguration<LegalEntity>
{
    public void Configure(EntityTypeBuilder<LegalEntity> builder)
    {
        builder.Address(entity => entity.Address);
        builder.ComplexProperty(entity => entity.Bank);
        builder.Property(entity => entity.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(entity => entity.InvoicePrefix).HasMaxLength(20);
        builder.Property(entity => entity.CreditMemoPrefix).HasMaxLength(20);
        builder.HasIndex(entity => entity.ExternalId).IsUnique();
        builder.HasIndex(entity => entity.InvoicePrefix).IsUnique();
        builder.HasIndex(entity => entity.CreditMemoPrefix).IsUnique();
    }
}

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    private const int MaxSkus = Product.MaxNamed * (Lengths.Text + 1);

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(product => product.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(product => product.Sku).HasMaxLength(Lengths.Number);
        builder.Property(product => product.Description).HasMaxLength(Lengths.Prose);
        builder.Property(product => product.Requires).HasConversion(skus => string.Join('\n', skus), text => Split(text), SkuComparer())
            .HasMaxLength(MaxSkus);
        builder.Property(product => product.Excludes).HasConversion(skus => string.Join('\n', skus), text => Split(text), SkuComparer())
            .HasMaxLength(MaxSkus);
        builder.HasIndex(product => product.ExternalId).IsUnique();
        builder.HasIndex(product => product.Sku).IsUnique();
    }

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static ValueComparer<IReadOnlyList<string>> SkuComparer() => new(
        (left, right) => left!.SequenceEqual(right!),
        skus => skus.Aggregate(0, (hash, sku) => HashCode.Combine(hash, sku.GetHashCode(StringComparison.Ordinal))),
        skus => skus.ToArray());
}

internal sealed class PriceBookMapping : IEntityTypeConfiguration<PriceBook>
{
    public void Configure(EntityTypeBuilder<PriceBook> builder)
    {
        builder.Property(book => book.ExternalId).HasMaxLength(Lengths.Number);
        builder.HasMany(book => book.Tiers).WithOne().HasForeignKey(tier => tier.PriceBookId).OnDelete(DeleteBehavior.ClientCascade);
        builder.HasIndex(book => book.ExternalId).IsUnique();
    }
}

internal sealed class PriceBookTierMapping : IEntityTypeConfiguration<PriceBookTier>
{
    public void Configure(EntityTypeBuilder<PriceBookTier> builder)
    {
        builder.Property(tier => tier.UnitPrice).HasPrecision(19, 6);
        builder.HasOne<Product>().WithMany().HasForeignKey(tier => tier.ProductId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(tier => new { tier.PriceBookId, tier.ProductId, tier.MinimumQuantity }).IsUnique();
    }
}

internal sealed class TaxRateMapping : IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxRate> builder)
    {
        builder.Property(rate => rate.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(rate => rate.Country).HasMaxLength(2);
        builder.HasIndex(rate => rate.ExternalId).IsUnique();
    }
}

internal sealed class BooksMapping : IEntityTypeConfiguration<Books>
{
    public void Configure(EntityTypeBuilder<Books> builder) => builder.ToTable("Books");
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.HasKey(series => series.Key);
        builder.Property(series => series.Key).HasMaxLength(Lengths.Number);
        builder.HasData(Numbers.CommonKeys.Select(key => new NumberSeries(key, 0)));
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(message => message.To).HasMaxLength(320);
        builder.Property(message => message.Data).HasMaxLength(Lengths.Prose);
        builder.Property(message => message.LastError).HasMaxLength(OutboxMessage.MaxError);
        builder.HasIndex(message => new { message.Status, message.NextAttemptAt });

        // When an invoice was mailed, for its page.
        builder.HasIndex(message => message.SubjectId);
    }
}

internal sealed class ImportedRecordMapping : IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportedRecord> builder)
    {
        builder.HasKey(record => new { record.Type, record.ExternalId });
        builder.Property(record => record.Type).HasMaxLength(Lengths.Word);
        builder.Property(record => record.Hash).HasMaxLength(64);
    }
}

internal sealed class CheckoutUserMapping : IEntityTypeConfiguration<CheckoutUser>
{
    public void Configure(EntityTypeBuilder<CheckoutUser> builder)
    {
        builder.Property(user => user.ExternalId).HasMaxLength(Lengths.Number);
        builder.HasIndex(user => user.ExternalId);
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.Property(key => key.Xml).HasMaxLength(Lengths.Snapshot);
}
