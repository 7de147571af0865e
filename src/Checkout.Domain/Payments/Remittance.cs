namespace Checkout.Domain.Payments;

/// <summary>
/// Invoices that a member means to pay with one bank transfer. It moves nothing; its reference lets the transfer find them. All of one
/// legal entity and one currency. Append-only.
/// </summary>
public sealed class Remittance : AccountEntity
{
    public const int MaxInvoices = 200;

    private readonly List<RemittanceLine> _lines = [];

    private Remittance() { }

    private Remittance(string number, Invoice first, Guid userId, string userName, DateTimeOffset now)
        : base(first.AccountId)
    {
        Number = number;
        LegalEntityId = first.LegalEntityId;
        Currency = first.Currency;
        PreparedById = userId;
        PreparedBy = userName;
        PreparedAt = now;
    }

    public string Number { get; private set; } = null!;

    public Guid LegalEntityId { get; private set; }

    public Currency Currency { get; private set; } = null!;

    /// <summary>What was open on its invoices, in all.</summary>
    public decimal Amount { get; private set; }

    public Guid PreparedById { get; private set; }

    public string PreparedBy { get; private set; } = null!;

    public DateTimeOffset PreparedAt { get; private set; }

    public IReadOnlyList<RemittanceLine> Lines => _lines;

    public Money Total => new(Amount, Currency);

    public string Reference => CreditorReference.Of(Number)!;

    /// <summary>Why the invoices can't be paid with one transfer; null where they can.</summary>
    public static Sentence? Obstacle(IReadOnlyCollection<Invoice> invoices) =>
        invoices.Count == 0 ? $"Choose at least one invoice."
        : invoices.Count > MaxInvoices ? $"At most {MaxInvoices} invoices go into one transfer."
        : invoices.FirstOrDefault(invoice => invoice.Balance.IsZero) is { } settled ? $"Nothing is to be paid on {settled.Number}."
        : invoices.DistinctBy(invoice => invoice.Currency.Code, StringComparer.Ordinal)
            .Count() > 1 ? $"These invoices are in several currencies; each currency takes a transfer of its own."
        : invoices.DistinctBy(invoice => invoice.LegalEntityId).Count() > 1
            ? $"These invoices come from several companies of ours; each has a bank account of its own and takes a transfer of its own."
        : (Sentence?)null;

    public static Remittance Prepare(string number, IReadOnlyCollection<Invoice> invoices, Guid userId, string userName, DateTimeOffset now)
    {
        RuleViolation.ThrowIf(Obstacle(invoices));

        var remittance = new Remittance(number, invoices.First(), userId, userName, now);
        foreach (var (index, invoice) in invoices.OrderBy(invoice => invoice.DueOn ?? invoice.IssuedOn).ThenBy(invoice => invoice.Ordinal)
            .Index())
        {
            remittance._lines.Add(new RemittanceLine(remittance, index + 1, invoice));
        }

        remittance.Amount = remittance._lines.Sum(line => line.Amount);
        return remittance;
    }
}

/// <summary>An invoice of a remittance, the oldest due first, with what was open on it when it was chosen.</summary>
public sealed class RemittanceLine : DocumentRow
{
    private RemittanceLine() { }

    internal RemittanceLine(Remittance remittance, int position, Invoice invoice)
        : base(remittance.AccountId, position)
    {
        RemittanceId = remittance.Id;
        InvoiceId = invoice.Id;
        InvoiceNumber = invoice.Number;
        InvoiceSlug = invoice.Slug;
        Amount = invoice.Balance.Amount;
        WasDisputed = invoice.DisputedAt is not null;
    }

    public Guid RemittanceId { get; private set; }

    public Guid InvoiceId { get; private set; }

    public string InvoiceNumber { get; private set; } = null!;

    public string InvoiceSlug { get; private set; } = null!;

    public decimal Amount { get; private set; }

    /// <summary>True where it was chosen although it was disputed: then it is paid all the same (R19).</summary>
    public bool WasDisputed { get; private set; }
}
