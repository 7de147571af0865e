using Checkout.Data.Runs;
using Checkout.Data.Sandbox;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Checkout.Data.Mapping;

internal static class VendorMappings
{
    private const int MaxSkus = Product.MaxNamed * (Lengths.Text + 1);

    public static void Apply(ModelBuilder model)
    {
        model.Entity<LegalEntity>(builder =>
        {
            builder.Address(entity => entity.Address);
            builder.ComplexProperty(entity => entity.Bank);
            builder.Property(entity => entity.InvoicePrefix).HasMaxLength(20);
            builder.Property(entity => entity.CreditMemoPrefix).HasMaxLength(20);
            builder.HasIndex(entity => entity.ExternalId).IsUnique();
            builder.HasIndex(entity => entity.InvoicePrefix).IsUnique();
            builder.HasIndex(entity => entity.CreditMemoPrefix).IsUnique();
        });

        model.Entity<Product>(builder =>
        {
            builder.Property(product => product.Sku).HasMaxLength(Lengths.Number);
            builder.Property(product => product.Description).HasMaxLength(Lengths.Prose);
            builder.Property(product => product.Requires).HasConversion(skus => string.Join('\n', skus), text => Split(text), SkuComparer())
                .HasMaxLength(MaxSkus);
            builder.Property(product => product.Excludes).HasConversion(skus => string.Join('\n', skus), text => Split(text), SkuComparer())
                .HasMaxLength(MaxSkus);
            builder.HasIndex(product => product.ExternalId).IsUnique();
            builder.HasIndex(product => product.Sku).IsUnique();
        });

        model.Entity<PriceBook>(builder =>
        {
            builder.HasMany(book => book.Tiers).WithOne().HasForeignKey(tier => tier.PriceBookId).OnDelete(DeleteBehavior.ClientCascade);
            builder.HasIndex(book => book.ExternalId).IsUnique();
        });

        model.Entity<PriceBookTier>(builder =>
        {
            builder.Property(tier => tier.UnitPrice).HasPrecision(19, 6);
            builder.HasOne<Product>().WithMany().HasForeignKey(tier => tier.ProductId).OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(tier => new { tier.PriceBookId, tier.ProductId, tier.MinimumQuantity }).IsUnique();
        });

        model.Entity<TaxRate>(builder =>
        {
            builder.Property(rate => rate.Country).HasMaxLength(2);
            builder.HasIndex(rate => rate.ExternalId).IsUnique();
        });

        model.Entity<Books>(builder => builder.ToTable("Books"));

        model.Entity<SandboxTime>(builder =>
        {
            builder.ToTable(SandboxTime.Table);
            builder.Property(time => time.Id).ValueGeneratedNever();
        });

        model.Entity<NumberSeries>(builder =>
        {
            builder.HasKey(series => series.Key);
            builder.Property(series => series.Key).HasMaxLength(Lengths.Number);
            builder.HasData(Numbers.CommonKeys.Select(key => new NumberSeries(key, 0)));
        });

        model.Entity<OutboxMessage>(builder =>
        {
            builder.Property(message => message.To).HasMaxLength(320);
            builder.Property(message => message.Data).HasMaxLength(Lengths.Prose);
            builder.Property(message => message.LastError).HasMaxLength(OutboxMessage.MaxError);
            builder.HasIndex(message => new { message.Status, message.NextAttemptAt });

            // Few ever are.
            builder.HasIndex(message => message.RefusedAt);

            // When an invoice was mailed, for its page.
            builder.HasIndex(message => message.SubjectId);
        });

        model.Entity<ImportedRecord>(builder =>
        {
            builder.HasKey(record => new { record.Type, record.ExternalId });
            builder.Property(record => record.Type).HasMaxLength(Lengths.Word);
            builder.Property(record => record.ExternalId).HasMaxLength(Lengths.Text);
            builder.Property(record => record.Hash).HasMaxLength(64);
        });

        model.Entity<RunTurn>(builder =>
        {
            builder.HasKey(turn => turn.Run);
            builder.Property(turn => turn.Run).HasMaxLength(Lengths.Word);
        });

        model.Entity<CheckoutUser>(builder =>
        {
            builder.HasIndex(user => user.ExternalId);
        });

        model.Entity<DataProtectionKey>(builder => builder.Property(key => key.Xml).HasMaxLength(Lengths.Snapshot));
    }

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static ValueComparer<IReadOnlyList<string>> SkuComparer() => new(
        (left, right) => left!.SequenceEqual(right!),
        skus => skus.Aggregate(0, (hash, sku) => HashCode.Combine(hash, sku.GetHashCode(StringComparison.Ordinal))),
        skus => skus.ToArray());
}
