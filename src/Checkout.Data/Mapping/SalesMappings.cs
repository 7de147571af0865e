using Checkout.Data.Search;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Checkout.Data.Mapping;

internal sealed class QuoteMapping : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.Document();
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
        builder.Property(quote => quote.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(quote => quote.TermsUrl).HasMaxLength(Lengths.Url);
        builder.Property(quote => quote.Note).HasMaxLength(Lengths.Prose);
        builder.Property(quote => quote.DeclineReason).HasMaxLength(QuoteQuestion.MaxLength);
        builder.Property(quote => quote.RenewalFingerprint).HasMaxLength(64);
        builder.Property(quote => quote.OrderNumber).HasMaxLength(Lengths.Number);
        builder.Rows(quote => quote.Lines, nameof(QuoteLine.QuoteId));
        builder.Refers<Quote, Contract>(nameof(Quote.ContractId));
        builder.Refers<Quote, Order>(nameof(Quote.OrderId));
        builder.HasOne<LegalEntity>().WithMany().HasForeignKey(quote => quote.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(quote => new { quote.AccountId, quote.Number, quote.Revision }).IsUnique();
        builder.HasIndex(quote => new { quote.AccountId, quote.Slug, quote.Revision }).IsUnique();
        builder.HasIndex(quote => new { quote.AccountId, quote.PublishedAt, quote.Ordinal });
        builder.HasIndex(quote => new { quote.AccountId, quote.TotalAmount, quote.Ordinal });
        builder.HasIndex(quote => new { quote.AccountId, quote.Status, quote.ExpiresOn });
    }
}

internal sealed class QuoteLineMapping : IEntityTypeConfiguration<QuoteLine>
{
    public void Configure(EntityTypeBuilder<QuoteLine> builder)
    {
        builder.PricedLine();
        builder.HasOne<Product>().WithMany().HasForeignKey(line => line.ProductId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(line => new { line.AccountId, line.QuoteId, line.Position }).IsUnique();
    }
}

internal sealed class QuoteReadingMapping : IEntityTypeConfiguration<QuoteReading>
{
    public void Configure(EntityTypeBuilder<QuoteReading> builder)
    {
        builder.Refers<QuoteReading, Quote>(nameof(QuoteReading.QuoteId));
        builder.HasIndex(reading => new { reading.AccountId, reading.QuoteId, reading.UserId }).IsUnique();
    }
}

internal sealed class QuoteQuestionMapping : IEntityTypeConfiguration<QuoteQuestion>
{
    public void Configure(EntityTypeBuilder<QuoteQuestion> builder)
    {
        builder.Property(question => question.Text).HasMaxLength(QuoteQuestion.MaxLength);
        builder.Refers<QuoteQuestion, Quote>(nameof(QuoteQuestion.QuoteId));
    }
}

internal sealed class AcceptanceMapping : IEntityTypeConfiguration<Acceptance>
{
    public void Configure(EntityTypeBuilder<Acceptance> builder)
    {
        builder.Address(acceptance => acceptance.BillTo);
        builder.Property(acceptance => acceptance.Email).HasMaxLength(Lengths.Email);
        builder.Property(acceptance => acceptance.RequestedByEmail).HasMaxLength(Lengths.Email);
        builder.Property(acceptance => acceptance.TermsUrl).HasMaxLength(Lengths.Url);
        builder.Property(acceptance => acceptance.UserAgent).HasMaxLength(Acceptance.MaxUserAgent);
        builder.Property(acceptance => acceptance.Snapshot).HasMaxLength(QuoteSnapshot.MaxLength);
        builder.Property(acceptance => acceptance.SnapshotHash).HasMaxLength(64);
        builder.Refers<Acceptance, Quote>(nameof(Acceptance.QuoteId));
        builder.Refers<Acceptance, Order>(nameof(Acceptance.OrderId));
        builder.HasIndex(acceptance => new { acceptance.AccountId, acceptance.QuoteId }).IsUnique();
        builder.HasIndex(acceptance => new { acceptance.AccountId, acceptance.OrderId }).IsUnique();
    }
}

internal sealed class QuoteApprovalMapping : IEntityTypeConfiguration<QuoteApproval>
{
    public void Configure(EntityTypeBuilder<QuoteApproval> builder)
    {
        builder.Address(approval => approval.BillTo);
        builder.Property(approval => approval.RequestedByEmail).HasMaxLength(Lengths.Email);
        builder.Property(approval => approval.Reason).HasMaxLength(QuoteApproval.MaxReason);
        builder.Ignore(approval => approval.Choices);
        builder.Refers<QuoteApproval, Quote>(nameof(QuoteApproval.QuoteId));
        builder.HasIndex(approval => new { approval.AccountId, approval.QuoteId, approval.RequestedAt });
    }
}

internal sealed class RenewalNoticeMapping : IEntityTypeConfiguration<RenewalNotice>
{
    public void Configure(EntityTypeBuilder<RenewalNotice> builder)
    {
        builder.Property(notice => notice.Reason).HasMaxLength(RenewalNotice.MaxReason);
        builder.Refers<RenewalNotice, Contract>(nameof(RenewalNotice.ContractId));
        builder.HasIndex(notice => new { notice.AccountId, notice.ContractId, notice.GivenAt });
        builder.HasIndex(notice => notice.GivenAt);
    }
}

internal sealed class OrderCancellationMapping : IEntityTypeConfiguration<OrderCancellation>
{
    public void Configure(EntityTypeBuilder<OrderCancellation> builder)
    {
        builder.Property(cancellation => cancellation.Reason).HasMaxLength(OrderCancellation.MaxReason);
        builder.Ignore(cancellation => cancellation.Credited);
        builder.Refers<OrderCancellation, Order>(nameof(OrderCancellation.OrderId));
        builder.HasIndex(cancellation => new { cancellation.AccountId, cancellation.OrderId }).IsUnique();
        builder.HasIndex(cancellation => cancellation.CanceledAt);
    }
}

internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.Refers<Contract, Domain.Payments.StoredMethod>(nameof(Contract.StoredMethodId));
        builder.Document();
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLength);
        builder.Property(contract => contract.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(contract => contract.CardLastFour).HasMaxLength(4);
        builder.Address(contract => contract.BillTo);
        builder.Ignore(contract => contract.Card);
        builder.Ignore(contract => contract.Billing);
        builder.Property(contract => contract.DeliveredBilling).HasConversion<BillingDetailsConverter>()
            .HasMaxLength(BillingDetails.MaxJson);
        builder.Ignore(contract => contract.Grid);
        builder.Rows(contract => contract.Terms, nameof(ContractTerm.ContractId));
        builder.Rows(contract => contract.Contacts, nameof(BillingContact.ContractId));
        builder.HasOne<LegalEntity>().WithMany().HasForeignKey(contract => contract.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<PriceBook>().WithMany().HasForeignKey(contract => contract.PriceBookId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(contract => new { contract.AccountId, contract.Source, contract.Number }).IsUnique();
        builder.HasIndex(contract => new { contract.AccountId, contract.Slug }).IsUnique();
        builder.HasIndex(contract => new { contract.AccountId, contract.StartsOn, contract.Ordinal });
        builder.HasIndex(contract => contract.NextBillingOn);
        builder.HasIndex(contract => contract.Autopay);
    }
}

internal sealed class ContractTermMapping : IEntityTypeConfiguration<ContractTerm>
{
    public void Configure(EntityTypeBuilder<ContractTerm> builder) =>
        builder.HasIndex(term => new { term.AccountId, term.ContractId, term.StartsOn }).IsUnique();
}

internal sealed class BillingContactMapping : IEntityTypeConfiguration<BillingContact>
{
    public void Configure(EntityTypeBuilder<BillingContact> builder) => builder.Property(contact => contact.Email).HasMaxLength(320);
}

internal sealed class BillingDetailsChangeMapping : IEntityTypeConfiguration<BillingDetailsChange>
{
    public void Configure(EntityTypeBuilder<BillingDetailsChange> builder)
    {
        builder.Property(change => change.Before).HasConversion<BillingDetailsConverter>().HasMaxLength(BillingDetails.MaxJson);
        builder.Property(change => change.After).HasConversion<BillingDetailsConverter>().HasMaxLength(BillingDetails.MaxJson);
        builder.Ignore(change => change.Fields);
        builder.Refers<BillingDetailsChange, Contract>(nameof(BillingDetailsChange.ContractId));
        builder.HasIndex(change => new { change.AccountId, change.ContractId, change.Revision }).IsUnique();
        builder.HasIndex(change => change.At);
    }
}

internal sealed class OrderMapping : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Document();
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
        builder.Property(order => order.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property(order => order.QuoteNumber).HasMaxLength(Lengths.Number);
        builder.Rows(order => order.Lines, nameof(OrderLine.OrderId));
        builder.Refers<Order, Contract>(nameof(Order.ContractId));
        builder.HasIndex(order => new { order.AccountId, order.Source, order.Number }).IsUnique();
        builder.HasIndex(order => new { order.AccountId, order.Slug }).IsUnique();
        builder.HasIndex(order => new { order.AccountId, order.PlacedOn, order.Ordinal });
        builder.HasIndex(order => new { order.AccountId, order.QuoteId }).IsUnique();
    }
}

internal sealed class OrderLineMapping : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.PricedLine();
        builder.HasOne<Product>().WithMany().HasForeignKey(line => line.ProductId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(line => new { line.AccountId, line.OrderId, line.Position }).IsUnique();
    }
}

internal sealed class InstalledProductMapping : IEntityTypeConfiguration<InstalledProduct>
{
    public void Configure(EntityTypeBuilder<InstalledProduct> builder)
    {
        builder.Property(product => product.NetPrice).HasPrecision(19, 6);
        builder.Property(product => product.Sku).HasMaxLength(Lengths.Number);
        builder.Property(product => product.ExternalId).HasMaxLength(Lengths.Number);
        builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLength);
        builder.Refers<InstalledProduct, Contract>(nameof(InstalledProduct.ContractId));
        builder.Refers<InstalledProduct, Order>(nameof(InstalledProduct.OrderId));
        builder.Refers<InstalledProduct, OrderLine>(nameof(InstalledProduct.OrderLineId));
        builder.HasOne<Product>().WithMany().HasForeignKey(product => product.ProductId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(product => new { product.AccountId, product.ContractId, product.StartsOn });
    }
}
