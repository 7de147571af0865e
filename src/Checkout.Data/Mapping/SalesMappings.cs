using Checkout.Data.Search;

namespace Checkout.Data.Mapping;

internal static class SalesMappings
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Quote>(builder =>
        {
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
            builder.Property(quote => quote.DeclineReason).HasMaxLength(QuoteQuestion.MaxLength);
            builder.Property(quote => quote.RenewalFingerprint).HasMaxLength(64);
            builder.Rows(quote => quote.Lines, nameof(QuoteLine.QuoteId));
            builder.Refers<Quote, Contract>(nameof(Quote.ContractId));
            builder.Refers<Quote, Order>(nameof(Quote.OrderId));
            builder.HasOne<LegalEntity>().WithMany().HasForeignKey(quote => quote.LegalEntityId).OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(quote => new { quote.AccountId, quote.Number, quote.Revision }).IsUnique();
            builder.HasIndex(quote => new { quote.AccountId, quote.Slug, quote.Revision }).IsUnique();
            builder.HasIndex(quote => new { quote.AccountId, quote.PublishedAt, quote.Ordinal });
            builder.HasIndex(quote => new { quote.AccountId, quote.PublishedOn, quote.Ordinal });
            builder.HasIndex(quote => new { quote.AccountId, quote.TotalAmount, quote.Ordinal });
            builder.HasIndex(quote => new { quote.AccountId, quote.ExpiresOn, quote.Ordinal });
            builder.HasIndex(quote => new { quote.AccountId, quote.Title, quote.Ordinal });
            builder.HasIndex(quote => new { quote.AccountId, quote.Type, quote.Ordinal });
            builder.HasIndex(quote => new { quote.AccountId, quote.Status, quote.ExpiresOn });
            builder.HasIndex(quote => new { quote.AccountId, quote.Status, quote.PublishedAt, quote.Ordinal });
        });

        model.Entity<QuoteLine>(builder =>
        {
            builder.PricedLine();
            builder.HasOne<Product>().WithMany().HasForeignKey(line => line.ProductId).OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(line => new { line.AccountId, line.QuoteId, line.Position }).IsUnique();
        });

        model.Entity<QuoteReading>(builder =>
        {
            builder.Refers<QuoteReading, Quote>(nameof(QuoteReading.QuoteId));
            builder.HasIndex(reading => new { reading.AccountId, reading.QuoteId, reading.UserId }).IsUnique();
        });

        model.Entity<QuoteQuestion>(builder =>
        {
            builder.Property(question => question.Text).HasMaxLength(QuoteQuestion.MaxLength);
            builder.Refers<QuoteQuestion, Quote>(nameof(QuoteQuestion.QuoteId));
        });

        model.Entity<Acceptance>(builder =>
        {
            builder.Address(acceptance => acceptance.BillTo);
            builder.Property(acceptance => acceptance.Email).HasMaxLength(Lengths.Email);
            builder.Property(acceptance => acceptance.UserAgent).HasMaxLength(Acceptance.MaxUserAgent);
            builder.Property(acceptance => acceptance.Snapshot).HasMaxLength(QuoteSnapshot.MaxLength);
            builder.Property(acceptance => acceptance.SnapshotHash).HasMaxLength(64);
            builder.Refers<Acceptance, Quote>(nameof(Acceptance.QuoteId));
            builder.Refers<Acceptance, Order>(nameof(Acceptance.OrderId));
            builder.HasIndex(acceptance => new { acceptance.AccountId, acceptance.QuoteId }).IsUnique();
            builder.HasIndex(acceptance => new { acceptance.AccountId, acceptance.OrderId }).IsUnique();
        });

        model.Entity<QuoteApproval>(builder =>
        {
            builder.Address(approval => approval.BillTo);
            builder.Property(approval => approval.Reason).HasMaxLength(QuoteApproval.MaxReason);
            builder.Ignore(approval => approval.Choices);
            builder.Refers<QuoteApproval, Quote>(nameof(QuoteApproval.QuoteId));
            builder.HasIndex(approval => new { approval.AccountId, approval.QuoteId, approval.RequestedAt });
        });

        model.Entity<RenewalNotice>(builder =>
        {
            builder.Property(notice => notice.Reason).HasMaxLength(RenewalNotice.MaxReason);
            builder.Refers<RenewalNotice, Contract>(nameof(RenewalNotice.ContractId));
            builder.HasIndex(notice => new { notice.AccountId, notice.ContractId, notice.GivenAt });
            builder.HasIndex(notice => notice.GivenAt);
        });

        model.Entity<OrderCancellation>(builder =>
        {
            builder.Property(cancellation => cancellation.Reason).HasMaxLength(OrderCancellation.MaxReason);
            builder.Ignore(cancellation => cancellation.Credited);
            builder.Refers<OrderCancellation, Order>(nameof(OrderCancellation.OrderId));
            builder.HasIndex(cancellation => new { cancellation.AccountId, cancellation.OrderId }).IsUnique();
            builder.HasIndex(cancellation => cancellation.CanceledAt);
        });

        model.Entity<Contract>(builder =>
        {
            builder.Refers<Contract, Domain.Payments.StoredMethod>(nameof(Contract.StoredMethodId));
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLength);
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
            builder.HasIndex(contract => new { contract.AccountId, contract.Number, contract.Source }).IsUnique();
            builder.HasIndex(contract => new { contract.AccountId, contract.Slug }).IsUnique();
            builder.HasIndex(contract => new { contract.AccountId, contract.StartsOn, contract.Ordinal });
            builder.HasIndex(contract => new { contract.AccountId, contract.EndsOn, contract.Ordinal });
            builder.HasIndex(row => new { row.AccountId, row.EndsOn, row.StartsOn, row.TerminatedOn, row.AcceptedOn },
                "IX_Contracts_Counting");
            builder.HasIndex(contract => new { contract.AccountId, contract.Name, contract.Ordinal });
            builder.HasIndex(contract => new { contract.AccountId, contract.BillingFrequency, contract.Ordinal });
            builder.HasIndex(contract => new { contract.AccountId, contract.PaymentArrangement, contract.Ordinal });
            builder.HasIndex(contract => contract.NextBillingOn);
            builder.HasIndex(contract => contract.Autopay);
        });

        model.Entity<ContractTerm>(builder => builder.HasIndex(term => new { term.AccountId, term.ContractId, term.StartsOn }).IsUnique());

        model.Entity<BillingContact>(builder => builder.Property(contact => contact.Email).HasMaxLength(320));

        model.Entity<BillingDetailsChange>(builder =>
        {
            builder.Property(change => change.Before).HasConversion<BillingDetailsConverter>().HasMaxLength(BillingDetails.MaxJson);
            builder.Property(change => change.After).HasConversion<BillingDetailsConverter>().HasMaxLength(BillingDetails.MaxJson);
            builder.Ignore(change => change.Fields);
            builder.Refers<BillingDetailsChange, Contract>(nameof(BillingDetailsChange.ContractId));
            builder.HasIndex(change => new { change.AccountId, change.ContractId, change.Revision }).IsUnique();
            builder.HasIndex(change => change.At);
        });

        model.Entity<Order>(builder =>
        {
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLongLength);
            builder.Rows(order => order.Lines, nameof(OrderLine.OrderId));
            builder.Refers<Order, Contract>(nameof(Order.ContractId));
            builder.HasIndex(order => new { order.AccountId, order.Number, order.Source }).IsUnique();
            builder.HasIndex(order => new { order.AccountId, order.Slug }).IsUnique();
            builder.HasIndex(order => new { order.AccountId, order.PlacedOn, order.Ordinal });
            builder.HasIndex(order => new { order.AccountId, order.TotalAmount, order.Ordinal });
            builder.HasIndex(order => new { order.AccountId, order.PlacedBy, order.Ordinal });
            builder.HasIndex(order => new { order.AccountId, order.Status, order.Ordinal });
            builder.HasIndex(order => new { order.AccountId, order.Status, order.PlacedOn, order.Ordinal });
            builder.HasIndex(order => new { order.AccountId, order.QuoteId }).IsUnique();
        });

        model.Entity<OrderLine>(builder =>
        {
            builder.PricedLine();
            builder.HasOne<Product>().WithMany().HasForeignKey(line => line.ProductId).OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(line => new { line.AccountId, line.OrderId, line.Position }).IsUnique();
        });

        model.Entity<InstalledProduct>(builder =>
        {
            builder.Property(product => product.NetPrice).HasPrecision(19, 6);
            builder.Property(product => product.Sku).HasMaxLength(Lengths.Number);
            builder.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLength);
            builder.Refers<InstalledProduct, Contract>(nameof(InstalledProduct.ContractId));
            builder.Refers<InstalledProduct, Order>(nameof(InstalledProduct.OrderId));
            builder.Refers<InstalledProduct, OrderLine>(nameof(InstalledProduct.OrderLineId));
            builder.HasOne<Product>().WithMany().HasForeignKey(product => product.ProductId).OnDelete(DeleteBehavior.NoAction);
            builder.HasIndex(product => new { product.AccountId, product.ContractId, product.StartsOn });
            builder.HasIndex(unit => new { unit.AccountId, unit.ContractId, unit.StartsOn, unit.EndsOn, unit.AnnualAmount },
                "IX_InstalledProducts_Annual");
            builder.HasIndex(product => new { product.AccountId, product.ProductId, product.EndsOn });
            builder.HasIndex(product => new { product.AccountId, product.StartsOn });
        });

        model.Entity<UsageReport>(builder =>
        {
            builder.Property(report => report.RecordId).HasMaxLength(Lengths.Number);
            builder.Refers<UsageReport, InstalledProduct>(nameof(UsageReport.InstalledProductId));
            builder.HasIndex(report => new { report.AccountId, report.InstalledProductId, report.On, report.Revision }).IsUnique();
        });
    }
}
