using Checkout.Data.Payments.Simulated;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Checkout.Data.Mapping;

/// <summary>What every entity has, so that no mapping can forget it.</summary>
internal static class CommonMapping
{
    /// <summary>What is called alike is alike long; a mapping may say otherwise.</summary>
    public static void Begin(ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(string) && LengthOf(property.Name) is not null))
        {
            property.SetMaxLength(LengthOf(property.Name));
        }
    }

    public static void Apply(ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes().ToList())
        {
            if (typeof(Entity).IsAssignableFrom(type.ClrType))
            {
                var entity = builder.Entity(type.ClrType);
                entity.HasKey(nameof(Entity.Id));
                entity.Property(nameof(Entity.Id)).ValueGeneratedNever();
                entity.Property(nameof(Entity.Version)).IsConcurrencyToken();
            }

            // Keys that carry the account are wide; the database still refuses a row that points across accounts.
            if (typeof(IAccountOwned).IsAssignableFrom(type.ClrType) && !type.GetForeignKeys()
                .Any(key => key.PrincipalEntityType.ClrType == typeof(Account)))
            {
                builder.Entity(type.ClrType).HasOne(typeof(Account)).WithMany().HasForeignKey(nameof(IAccountOwned.AccountId))
                    .OnDelete(DeleteBehavior.NoAction);
            }

            foreach (var key in type.GetForeignKeys()
                .Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull or DeleteBehavior.ClientSetNull
                && typeof(Entity).IsAssignableFrom(type.ClrType)))
            {
                key.DeleteBehavior = DeleteBehavior.NoAction;
            }
        }
    }

    /// <summary>Rows that exist only with their document, reached by account and id together.</summary>
    public static void Rows<TDocument, TRow>(this EntityTypeBuilder<TDocument> builder,
        System.Linq.Expressions.Expression<Func<TDocument, IEnumerable<TRow>?>> rows, string foreignKey)
        where TDocument : Entity
        where TRow : class, IAccountOwned =>
        builder.HasMany(rows).WithOne().HasForeignKey(nameof(IAccountOwned.AccountId), foreignKey)
            .HasPrincipalKey(nameof(IAccountOwned.AccountId), nameof(Entity.Id)).OnDelete(DeleteBehavior.ClientCascade);

    /// <summary>A reference to another document of the same account.</summary>
    public static void Refers<TRow, TDocument>(this EntityTypeBuilder<TRow> builder, string foreignKey)
        where TRow : class, IAccountOwned
        where TDocument : Entity, IAccountOwned =>
        builder.HasOne(typeof(TDocument)).WithMany().HasForeignKey(nameof(IAccountOwned.AccountId), foreignKey)
            .HasPrincipalKey(nameof(IAccountOwned.AccountId), nameof(Entity.Id)).OnDelete(DeleteBehavior.Restrict);

    public static void Address<TEntity>(this EntityTypeBuilder<TEntity> builder,
        System.Linq.Expressions.Expression<Func<TEntity, Address?>> address)
        where TEntity : class =>
        builder.ComplexProperty(address, part =>
        {
            part.Property(value => value.Country).HasMaxLength(2);
            part.Property(value => value.PostalCode).HasMaxLength(20);
        });

    public static void PricedLine<TLine>(this EntityTypeBuilder<TLine> builder)
        where TLine : PricedLine
    {
        builder.Property(line => line.Sku).HasMaxLength(Lengths.Number);
        builder.Property(line => line.Description).HasMaxLength(Lengths.Prose);
        builder.Property(line => line.ListPrice).HasPrecision(19, 6);
        builder.Property(line => line.NetPrice).HasPrecision(19, 6);
    }

    public static void AccountingDocument<TDocument>(this EntityTypeBuilder<TDocument> builder)
        where TDocument : AccountingDocument
    {
        builder.Address(document => document.BillTo);
        builder.Property(document => document.EInvoice).HasConversion<EInvoiceConverter, EInvoiceComparer>().HasMaxLength(Lengths.Snapshot);
        builder.HasIndex(document => new { document.AccountId, document.Number, document.Source }).IsUnique();
        builder.HasIndex(document => new { document.AccountId, document.Slug }).IsUnique();
        builder.HasIndex(document => new { document.AccountId, document.IssuedOn, document.Ordinal });
        builder.HasIndex(document => new { document.AccountId, document.TotalAmount, document.Ordinal });
    }

    public static void BilledLine<TLine>(this EntityTypeBuilder<TLine> builder)
        where TLine : BilledLine
    {
        builder.Property(line => line.Description).HasMaxLength(Lengths.Prose);
        builder.Property(line => line.Price).HasPrecision(19, 6);
        builder.Property(line => line.Note).HasMaxLength(Lengths.Url);
    }

    private static int? LengthOf(string property) => property switch
    {
        nameof(IDocument.Number) or nameof(IDocument.Slug) or nameof(Quote.ExternalId)
            or nameof(Allocation.InvoiceNumber) or nameof(Allocation.InvoiceSlug) or nameof(Allocation.CreditNumber)
            or nameof(Allocation.CreditSlug) or nameof(Quote.OrderNumber) or nameof(Order.QuoteNumber) => Lengths.Number,
        nameof(PaymentAttempt.Gateway) => Lengths.Word,
        nameof(Quote.Note) => Lengths.Prose,
        nameof(PaymentAttempt.StartedByEmail) or nameof(QuoteApproval.RequestedByEmail) => Lengths.Email,
        nameof(Quote.TermsUrl) or nameof(MethodSetup.ResultUrl) or nameof(SimulatedPayment.ReturnUrl)
            or nameof(SimulatedPayment.CancelUrl) => Lengths.Url,
        _ => null,
    };
}
