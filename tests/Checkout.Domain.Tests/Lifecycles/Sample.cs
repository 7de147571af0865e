using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Orders;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Domain.Tax;
using Checkout.Testing.Time;

namespace Checkout.Domain.Tests.Lifecycles;

/// <summary>Small valid documents of one account.</summary>
internal static class Sample
{
    public static readonly DateOnly Today = TestClock.Today;
    public static readonly DateTimeOffset Now = TestClock.Start;
    public static readonly Guid AccountId = Guid.NewGuid();
    public static readonly Guid LegalEntityId = Guid.NewGuid();
    public static readonly TaxTreatment Zero = new(TaxCategory.Z, 0m, null);
    public static readonly Address Address = new("Acme", "1 Street", null, "City", null, null, "US");

    public static Quote Quote(DateOnly? expiresOn = null) =>
        new(AccountId, "Q-1", 1, DocumentSource.Checkout, null, Terms(expiresOn), [Line()]);

    public static Contract Contract(DateRange term) =>
        new(AccountId, "C-1", DocumentSource.Checkout, null, term, term.From, new ContractDetails
        {
            Name = "Contract",
            Currency = Currency.Usd,
            LegalEntityId = LegalEntityId,
            BillingFrequency = BillingFrequency.Annual,
            PaymentTermsDays = 30,
            PaymentArrangement = PaymentArrangement.Invoice,
            BillTo = Address,
        });

    public static Order Order() => new(new OrderTerms
    {
        AccountId = AccountId,
        Number = "O-1",
        Source = DocumentSource.Checkout,
        ContractId = Guid.NewGuid(),
        PlacedOn = Today,
        PlacedAt = Now,
        PlacedBy = "Zoë",
        Currency = Currency.Usd,
        Net = 100m,
        Tax = 0m,
        Lines = [new OrderLineTerms(Line(), new DateRange(Today, Today.AddDays(30)), 100m, 100m)],
        BilledHere = true,
    });

    public static Payment Payment(decimal amount) =>
        new(AccountId, new PaymentTerms("PAY-1", "PAY-1", DocumentSource.Vendor, null, new Money(amount, Currency.Usd),
            PaymentMethod.BankTransfer, Today, null));

    public static Payment Received(decimal amount)
    {
        var payment = Payment(amount);
        payment.Succeed(Today);
        return payment;
    }

    public static PaymentAttempt Attempt(Invoice invoice, decimal amount) => new(
        AccountId,
        new PaymentAttemptTerms("PAY-9", PaymentAttemptKind.Hosted, Currency.Usd, "Simulated", Now.AddMinutes(35)) { StartedBy = "Zoë" },
        [new PaymentAttemptSplit(invoice, amount)],
        Now);

    public static Invoice Invoice(decimal amount, DateOnly? dueOn = null, DateOnly? issuedOn = null) =>
        new(Head("INV-1", issuedOn), new DocumentTotals(amount, 0m, 0m, 0m),
            new InvoiceTerms(dueOn ?? Today.AddDays(30), [Billed(amount)], [new TaxSubtotal(Zero, amount, 0m)]));

    public static CreditMemo Memo(decimal amount, DateOnly? issuedOn = null) =>
        new(Head("CM-1", issuedOn), new DocumentTotals(amount, 0m, 0m, 0m),
            new CreditMemoTerms(CreditMemoKind.Credit, "Outage", null, [Billed(amount)], [new TaxSubtotal(Zero, amount, 0m)]));

    private static DocumentHead Head(string number, DateOnly? issuedOn) => new()
    {
        AccountId = AccountId,
        Number = number,
        Slug = number,
        Source = DocumentSource.Checkout,
        LegalEntityId = LegalEntityId,
        Currency = Currency.Usd,
        IssuedOn = issuedOn ?? Today,
        PostedOn = issuedOn ?? Today,
        BillTo = Address,
    };

    private static BilledLineTerms Billed(decimal amount) =>
        new() { Name = "Seats", Quantity = 1m, Price = amount, Amount = amount, Tax = Zero };

    private static LineTerms Line() => new()
    {
        ProductId = Guid.NewGuid(),
        Sku = "SEAT",
        Name = "Seats",
        Unit = "user",
        IsRecurring = true,
        Quantity = 1m,
        ListPrice = 10m,
        NetPrice = 10m,
        TaxClass = "software",
        Tax = Zero,
    };

    private static QuoteTerms Terms(DateOnly? expiresOn) => new()
    {
        Title = "Seats",
        Type = QuoteType.New,
        Origin = QuoteOrigin.Customer,
        Currency = Currency.Usd,
        LegalEntityId = LegalEntityId,
        TermMonths = 12,
        ExpiresOn = expiresOn ?? Today.AddDays(30),
        BillingFrequency = BillingFrequency.Annual,
        PaymentTermsDays = 30,
        PaymentArrangement = PaymentArrangement.Invoice,
        TermsVersion = "7",
        TermsUrl = "https://vendor.example/terms",
    };
}
