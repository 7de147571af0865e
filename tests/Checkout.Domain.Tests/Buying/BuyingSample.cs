using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Billing;
using Checkout.Domain.Buying;
using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Orders;
using Checkout.Domain.Tax;
using Checkout.Domain.Vendor;

namespace Checkout.Domain.Tests.Buying;

/// <summary>What a buying account consists of, in its smallest valid form.</summary>
internal static class BuyingSample
{
    public static readonly Guid AccountId = Guid.NewGuid();
    private static readonly Address Address = new("Acme", "1 Street", null, "City", null, null, "DE");

    public static Account Account(Currency currency) => new("A-1", "crm", new AccountDetails
    {
        Name = "Acme",
        BillingAddress = Address,
        Executive = new AccountExecutive("Noémie Lefèvre", "noemie@vendor.example", "+1 415 555 0178"),
        Currency = currency,
        Locale = "en-US",
        TimeZone = "America/New_York",
    });

    public static LegalEntity Seller() => new(
        "le", new LegalEntityDetails("Cirrus", Address, "94-055", new BankAccount("Cirrus", "Bank", "DE02120300000000202051", null),
        "INV-", "CM-", null, null, IsDefault: true));

    public static BuyingPolicy Policy(int termMonths = 12, BillingFrequency frequency = BillingFrequency.Annual) =>
        new(30, termMonths, frequency, 30, AutoRenews: false, "7", "https://vendor.example/terms");

    public static TaxRate Rate(string taxClass, TaxTreatment treatment) =>
        new($"t-{taxClass}", "DE", null, taxClass, "standard", new DateOnly(2000, 1, 1), treatment);

    public static Contract Contract(string number, DateRange days, Currency currency,
        BillingFrequency frequency = BillingFrequency.Annual) =>
        new(AccountId, number, DocumentSource.Vendor, number, days, days.From, new ContractDetails
        {
            Name = number,
            Currency = currency,
            LegalEntityId = Guid.NewGuid(),
            BillingFrequency = frequency,
            PaymentTermsDays = 30,
            PaymentArrangement = PaymentArrangement.Invoice,
            BillTo = Address,
        });

    /// <param name="to">Null where the units don't run out.</param>
    public static InstalledProduct Units(Contract contract, Product product, decimal quantity, DateOnly from, DateOnly? to)
    {
        var line = new LineTerms
        {
            ProductId = product.Id,
            Sku = product.Sku,
            Name = product.Name,
            Unit = product.Unit,
            IsRecurring = to is not null,
            Quantity = quantity,
            ListPrice = 1m,
            NetPrice = 1m,
            TaxClass = product.TaxClass,
            Tax = new TaxTreatment(TaxCategory.O, 0m, null),
        };
        var order = new Order(new OrderTerms
        {
            AccountId = AccountId,
            Number = "O-1",
            Source = DocumentSource.Vendor,
            ContractId = contract.Id,
            PlacedOn = from,
            PlacedAt = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            PlacedBy = "Zoë",
            Currency = contract.Currency,
            Net = 0m,
            Tax = 0m,
            Lines = [new OrderLineTerms(line, new DateRange(from, to ?? from), 0m, 0m)],
            BilledHere = false,
        });
        return new InstalledProduct(order, order.Lines[0]);
    }
}
