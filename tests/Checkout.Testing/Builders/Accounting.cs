using Checkout.Domain;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Tax;

namespace Checkout.Testing.Builders;

/// <summary>Accounting documents of a world's customer, as the vendor's own system would have issued them, posted to the ledger.</summary>
public static class Accounting
{
    private static readonly TaxTreatment Untaxed = new(TaxCategory.Z, 0m, null);

    /// <summary>An invoice with one line; a negative amount makes it an open credit (R17).</summary>
    public static Invoice Invoice(
        this World world,
        string number,
        decimal amount,
        DateOnly? issuedOn = null,
        DateOnly? dueOn = null,
        Guid? contractId = null,
        string name = "Core seats",
        Currency? currency = null,
        string? note = null,
        bool statesDueDate = true) =>
        new(
            world.Head(number, issuedOn, contractId, currency, note),
            new DocumentTotals(amount, 0m, 0m, 0m),
            new InvoiceTerms(
                statesDueDate ? dueOn ?? (issuedOn ?? world.Today).AddDays(30) : null, [Line(name, amount)],
                [new TaxSubtotal(Untaxed, amount, 0m)]));

    public static CreditMemo CreditMemo(
        this World world, string number, decimal amount, DateOnly? issuedOn = null, Guid? contractId = null, Guid? invoiceId = null,
        string? reason = null, CreditMemoKind kind = CreditMemoKind.Credit, Currency? currency = null) =>
        new(
            world.Head(number, issuedOn, contractId, currency, note: null),
            new DocumentTotals(amount, 0m, 0m, 0m),
            new CreditMemoTerms(kind, reason, invoiceId, [Line("Service credit", amount)], [new TaxSubtotal(Untaxed, amount, 0m)]));

    /// <summary>Money that has been received.</summary>
    public static Payment Received(this World world, string number, decimal amount, DateOnly? on = null,
        PaymentMethod method = PaymentMethod.BankTransfer, string? reference = null, Currency? currency = null)
    {
        var payment = world.Pending(number, amount, on, method, reference, currency);
        payment.Succeed(on ?? world.Today);
        return payment;
    }

    /// <summary>Money that is on its way.</summary>
    public static Payment Pending(this World world, string number, decimal amount, DateOnly? on = null,
        PaymentMethod method = PaymentMethod.BankTransfer, string? reference = null, Currency? currency = null) =>
        new(
            world.Account.Id,
            new PaymentTerms(number, DocumentNumber.Slug(number), DocumentSource.Vendor, number,
            new Money(amount, currency ?? world.Account.Currency), method, on ?? world.Today, reference));

    /// <summary>An attempt of the world’s user to pay, on the gateway’s page, for half an hour; it holds its invoices.</summary>
    public static PaymentAttempt Attempt(this World world, string number, params (Invoice Invoice, decimal Amount)[] splits) => new(
        world.Account.Id,
        new PaymentAttemptTerms(number, PaymentAttemptKind.Hosted, splits[0].Invoice.Currency, "Simulated",
        world.Clock.GetUtcNow().AddMinutes(35))
        {
            StartedById = world.User.Id,
            StartedBy = world.User.DisplayName,
            StartedByEmail = world.User.Email,
        },
        [.. splits.Select(split => new PaymentAttemptSplit(split.Invoice, split.Amount))],
        world.Clock.GetUtcNow());

    public static CollectionsActivity Event(this World world, string number, CollectionsKind kind, DateOnly? on = null,
        decimal? amount = null, Guid? invoiceId = null, Guid? contractId = null, string? note = null) =>
        new(world.Account.Id, number, number, kind, on ?? world.Today, amount is { } sum ? new Money(sum, world.Account.Currency) : null,
            invoiceId, contractId, note);

    /// <summary>Stores documents and allocations, with the ledger entries that belong to them.</summary>
    public static async Task WriteAsync(this World world, params IReadOnlyCollection<object> rows)
    {
        await using var db = world.Database.Contexts.Unscoped();
        db.AddRange(rows);
        db.AddRange(rows.Select(row => EntryOf(row, world.Clock.GetUtcNow())).OfType<LedgerEntry>());
        await db.SaveChangesAsync();
    }

    private static LedgerEntry? EntryOf(object row, DateTimeOffset now) => row switch
    {
        Invoice invoice => LedgerEntry.Of(invoice, now),
        CreditMemo memo => LedgerEntry.Of(memo, now),
        Payment { PostedOn: not null } payment => LedgerEntry.Of(payment, now),
        _ => null,
    };

    private static DocumentHead Head(this World world, string number, DateOnly? issuedOn, Guid? contractId, Currency? currency,
        string? note) => new()
        {
            AccountId = world.Account.Id,
            Number = number,
            Slug = DocumentNumber.Slug(number),
            Source = DocumentSource.Vendor,
            ExternalId = $"{world.Account.Number}-{number}",
            LegalEntityId = world.Vendor.Id,
            ContractId = contractId,
            Currency = currency ?? world.Account.Currency,
            IssuedOn = issuedOn ?? world.Today,
            PostedOn = issuedOn ?? world.Today,
            BillTo = world.Account.BillingAddress,
            Note = note,
        };

    private static BilledLineTerms Line(string name, decimal amount) =>
        new() { Name = name, Quantity = 1m, Unit = "unit", Price = amount, Amount = amount, Tax = Untaxed };
}
