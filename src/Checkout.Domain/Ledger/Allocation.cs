namespace Checkout.Domain.Ledger;

/// <summary>
/// Money of a payment, credit memo or negative invoice that settles an invoice. Append-only; it moves between documents and
/// never the account's balance, and is the only source of what is open on a document (R12).
/// </summary>
public sealed class Allocation : AccountEntity
{
    private Allocation() { }

    private Allocation(Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by)
        : base(invoice.AccountId)
    {
        InvoiceId = invoice.Id;
        InvoiceNumber = invoice.Number;
        InvoiceSlug = invoice.Slug;
        InvoiceContractId = invoice.ContractId;
        Currency = invoice.Currency;
        Amount = amount;
        PostedOn = postedOn;
        RecordedAt = now;
        MadeBy = by;
    }

    /// <summary>The invoice that is settled.</summary>
    public Guid InvoiceId { get; private set; }

    public Guid? PaymentId { get; private set; }

    public Guid? CreditMemoId { get; private set; }

    /// <summary>The negative invoice whose credit is used.</summary>
    public Guid? CreditInvoiceId { get; private set; }

    /// <summary>Numbers, slugs and contracts of both documents, kept with the allocation so that a contract's statement needs no
    /// join.</summary>
    public string InvoiceNumber { get; private set; } = null!;

    public string InvoiceSlug { get; private set; } = null!;

    public Guid? InvoiceContractId { get; private set; }

    public string CreditNumber { get; private set; } = null!;

    public string CreditSlug { get; private set; } = null!;

    /// <summary>The contract of the credit memo or negative invoice; payments are made for the account and have none.</summary>
    public Guid? CreditContractId { get; private set; }

    public Currency Currency { get; private set; } = null!;

    /// <summary>Positive, or negative where it takes an earlier one back.</summary>
    public decimal Amount { get; private set; }

    public DateOnly PostedOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The member who made it on the portal; null where the vendor did.</summary>
    public string? MadeBy { get; private set; }

    /// <summary>True where a transfer's reference decided, and not the vendor's system: which therefore hears of it.</summary>
    public bool ByReference { get; private set; }

    /// <summary>The allocation that this one takes back (R13); unique.</summary>
    public Guid? ReversesId { get; private set; }

    public static Allocation Of(Payment payment, Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by = null)
    {
        Check(payment.AccountId, payment.Number, payment.Unapplied, invoice, amount);
        payment.MoveAllocated(amount);
        invoice.MoveAllocated(amount);
        return new Allocation(invoice, amount, postedOn, now, by)
        {
            PaymentId = payment.Id,
            CreditNumber = payment.Number,
            CreditSlug = payment.Slug
        };
    }

    /// <summary>An allocation that the reference of a transfer decided.</summary>
    public static Allocation ByReferenceOf(Payment payment, Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now)
    {
        var allocation = Of(payment, invoice, amount, postedOn, now);
        allocation.ByReference = true;
        return allocation;
    }

    public static Allocation Of(CreditMemo memo, Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by = null)
    {
        Check(memo.AccountId, memo.Number, memo.Rest, invoice, amount);
        memo.MoveAllocated(amount);
        invoice.MoveAllocated(amount);
        return new Allocation(invoice, amount, postedOn, now, by)
        {
            CreditMemoId = memo.Id,
            CreditNumber = memo.Number,
            CreditSlug = memo.Slug,
            CreditContractId = memo.ContractId
        };
    }

    public static Allocation Of(Invoice credit, Invoice invoice, decimal amount, DateOnly postedOn, DateTimeOffset now, string? by = null)
    {
        RuleViolation.ThrowIf(!credit.IsCredit, $"{credit.Number} is not a credit.");

        Check(credit.AccountId, credit.Number, credit.Rest, invoice, amount);
        credit.MoveAllocated(amount);
        invoice.MoveAllocated(amount);
        return new Allocation(invoice, amount, postedOn, now, by)
        {
            CreditInvoiceId = credit.Id,
            CreditNumber = credit.Number,
            CreditSlug = credit.Slug,
            CreditContractId = credit.ContractId
        };
    }

    /// <summary>Takes this allocation back on the business day on which it was made (R13).</summary>
    public Allocation Reverse(Invoice invoice, Payment payment, DateOnly today, DateTimeOffset now, string? by = null)
    {
        CheckReversal(invoice, PaymentId == payment.Id, today);
        payment.MoveAllocated(-Amount);
        return Reversed(invoice, today, now, by);
    }

    /// <inheritdoc cref="Reverse(Invoice, Payment, DateOnly, DateTimeOffset, string)"/>
    public Allocation Reverse(Invoice invoice, CreditMemo memo, DateOnly today, DateTimeOffset now, string? by = null)
    {
        CheckReversal(invoice, CreditMemoId == memo.Id, today);
        memo.MoveAllocated(-Amount);
        return Reversed(invoice, today, now, by);
    }

    /// <inheritdoc cref="Reverse(Invoice, Payment, DateOnly, DateTimeOffset, string)"/>
    public Allocation Reverse(Invoice invoice, Invoice credit, DateOnly today, DateTimeOffset now, string? by = null)
    {
        CheckReversal(invoice, CreditInvoiceId == credit.Id, today);
        credit.MoveAllocated(-Amount);
        return Reversed(invoice, today, now, by);
    }

    /// <summary>
    /// Takes this allocation back because the payment’s money went back to where it came from, on any later day: what was true on the day
    /// of the allocation stays in the books, and the invoice is open again from today.
    /// </summary>
    public Allocation TakeBack(Invoice invoice, Payment payment, DateOnly today, DateTimeOffset now)
    {
        if (invoice.Id != InvoiceId || PaymentId != payment.Id || Amount < 0m)
        {
            throw new InvalidOperationException("The allocation belongs to other documents, or was undone.");
        }

        payment.MoveAllocated(-Amount);
        return Reversed(invoice, today, now, by: null);
    }

    // Everything is checked before either side moves: a refusal leaves both as they were.
    private static void Check(Guid accountId, string source, Money rest, Invoice invoice, decimal amount)
    {
        var currency = rest.Currency;
        if (accountId != invoice.AccountId)
        {
            throw new InvalidOperationException("Documents of different accounts can’t settle each other.");
        }

        RuleViolation.ThrowIf(currency != invoice.Currency,
            $"{invoice.Number} is in {invoice.Currency}; an amount in {currency} can’t settle it.");

        RuleViolation.ThrowIf(amount <= 0m || !currency.Fits(amount),
            $"Enter an amount of at least {currency.Smallest} {currency}.", "amount");
        RuleViolation.ThrowIf(invoice.IsCredit || invoice.VoidedOn is not null, $"{invoice.Number} is not payable.");
        RuleViolation.ThrowIf(invoice.ReservedById is not null,
            $"{invoice.Number} is being paid at this moment. Try again when the payment has ended.");
        RuleViolation.ThrowIf(amount > rest.Amount, $"Only {rest} of {source} can be allocated.", "amount");
        RuleViolation.ThrowIf(amount > invoice.Balance.Amount, $"Only {invoice.Balance} of {invoice.Number} is open.", "amount");
    }

    private void CheckReversal(Invoice invoice, bool ofSource, DateOnly today)
    {
        if (invoice.Id != InvoiceId || !ofSource)
        {
            throw new InvalidOperationException("The allocation belongs to other documents.");
        }

        RuleViolation.ThrowIf(Amount < 0m, $"An undone allocation can’t be undone again.");
        RuleViolation.ThrowIf(invoice.VoidedOn is not null, $"{invoice.Number} was voided; that can’t be undone.");

        RuleViolation.ThrowIf(invoice.ReservedById is not null,
            $"{invoice.Number} is being paid at this moment. Try again when the payment has ended.");
        RuleViolation.ThrowIf(today != PostedOn, $"This was allocated on {PostedOn:O} and can only be undone on that day.");
    }

    private Allocation Reversed(Invoice invoice, DateOnly today, DateTimeOffset now, string? by)
    {
        invoice.MoveAllocated(-Amount);
        return new Allocation(invoice, -Amount, today, now, by)
        {
            PaymentId = PaymentId,
            CreditMemoId = CreditMemoId,
            CreditInvoiceId = CreditInvoiceId,
            CreditNumber = CreditNumber,
            CreditSlug = CreditSlug,
            CreditContractId = CreditContractId,
            ReversesId = Id,
        };
    }
}
