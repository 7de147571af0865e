namespace Checkout.Domain.Invoices;

/// <summary>A demand for payment; where its amount due is negative it is an open credit instead (R17).</summary>
public sealed class Invoice : AccountingDocument
{
    private readonly List<InvoiceLine> _lines = [];
    private readonly List<InvoiceTax> _taxes = [];
    private readonly List<InvoiceAllowanceCharge> _allowanceCharges = [];
    private readonly List<InvoiceFile> _files = [];
    private readonly List<InvoiceChange> _changes = [];

    private Invoice() { }

    public Invoice(DocumentHead head, DocumentTotals totals, InvoiceTerms terms)
        : base(head, totals)
    {
        DueOn = terms.DueOn;
        OrderId = terms.OrderId;
        PeriodStart = terms.PeriodStart;
        _lines.AddRange(terms.Lines.Select((line, index) => new InvoiceLine(this, index + 1, line)));
        _taxes.AddRange(terms.Taxes.Select((tax, index) => new InvoiceTax(this, index + 1, tax)));
        _allowanceCharges.AddRange(terms.AllowanceCharges.Select((item, index) => new InvoiceAllowanceCharge(this, index + 1, item)));
        _files.AddRange(terms.Files.Select((file, index) => new InvoiceFile(this, index + 1, file)));
    }

    /// <summary>What Checkout bills itself under a contract, to the address that the contract has now.</summary>
    /// <param name="poNumber">That of the orders billed; the contract's where null (A16).</param>
    /// <param name="postedOn">The posting date (R15).</param>
    /// <param name="orderId">The order whose acceptance writes it.</param>
    /// <param name="periodStart">The start of the billing period that a billing run invoices.</param>
    public static Invoice Of(
        Contract contract,
        Account account,
        AllottedNumber number,
        string? poNumber,
        IReadOnlyList<BilledLineTerms> lines,
        IReadOnlyList<TaxSubtotal> taxes,
        DateOnly today,
        DateOnly postedOn,
        Guid? orderId = null,
        DateOnly? periodStart = null)
    {
        var head = new DocumentHead
        {
            AccountId = contract.AccountId,
            Number = number.Number,
            Slug = number.Slug,
            Source = DocumentSource.Checkout,
            LegalEntityId = contract.LegalEntityId,
            ContractId = contract.Id,
            Currency = contract.Currency,
            IssuedOn = today,
            PostedOn = postedOn,
            BillTo = contract.BillTo,
            BuyerTaxId = account.TaxId,
            BuyerReference = account.BuyerReference,
            PoNumber = poNumber ?? contract.PoNumber,
        };
        var totals = new DocumentTotals(lines.Sum(line => line.Amount), Allowances: 0m, Charges: 0m, taxes.Sum(tax => tax.Tax));
        var terms = new InvoiceTerms(today.AddDays(contract.PaymentTermsDays), lines, taxes)
        {
            OrderId = orderId,
            PeriodStart = periodStart
        };
        return new Invoice(head, totals, terms);
    }

    public override DocumentKind DocumentKind => DocumentKind.Invoice;

    /// <summary>Null where the issuer states no date: then the invoice ages by its issue date and is never overdue (R16).</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The order whose acceptance wrote the invoice; null for the later ones, which hold all orders of the contract.</summary>
    public Guid? OrderId { get; private set; }

    /// <summary>The start of the billing period that a billing run invoiced: unique per contract.</summary>
    public DateOnly? PeriodStart { get; private set; }

    public DateOnly? VoidedOn { get; private set; }

    public DateTimeOffset? DisputedAt { get; private set; }

    public string? DisputeReason { get; private set; }

    /// <summary>The live attempt that is about to settle it; meanwhile nothing else moves what is open.</summary>
    public Guid? ReservedById { get; private set; }

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public IReadOnlyList<InvoiceTax> Taxes => _taxes;

    public IReadOnlyList<InvoiceAllowanceCharge> AllowanceCharges => _allowanceCharges;

    /// <summary>Files that came inside its e-invoice.</summary>
    public IReadOnlyList<InvoiceFile> Files => _files;

    /// <summary>What it was before its due date was extended or a dispute began or ended: agings at earlier days go by it (R16).</summary>
    public IReadOnlyList<InvoiceChange> Changes => _changes;

    /// <summary>True where the amount due is negative: never payable or overdue, but it can be applied (R17).</summary>
    public bool IsCredit => DueAmount < 0m;

    /// <summary>False where it never asked for money: free of charge, paid before it was issued, or a credit.</summary>
    public bool IsToBePaid => DueAmount > 0m;

    /// <summary>What is still to be paid; zero for a credit or a void invoice.</summary>
    public Money Balance => IsCredit || VoidedOn is not null ? Money.Zero(Currency) : Rest;

    public bool IsOverdue(DateOnly today) => !Balance.IsZero && DueOn is { } due && today > due;

    public InvoiceStatus StatusOn(DateOnly today) => InvoiceStatuses.Of(VoidedOn, DisputedAt, DueAmount, AllocatedAmount, DueOn, today);

    public bool CanDispute => WhyNotDisputable is null;

    /// <summary>Why it can’t be disputed; null where it can.</summary>
    public Sentence? WhyNotDisputable => this switch
    {
        { DisputedAt: not null } =>
            $"{Number} is already disputed. What you wrote was not sent; open the invoice to see what we are looking into.",
        { VoidedOn: not null } => $"{Number} was voided. There is nothing to pay.",
        { IsCredit: true } => $"{Number} is a credit in your favor. Write to our billing department if its amount is wrong.",
        { Balance.IsZero: true } =>
        $"{Number} is settled in full. Only an open invoice can be disputed; write to our billing department instead.",
        _ => null,
    };

    /// <param name="today">The business date, from which on agings show it as disputed.</param>
    public void Dispute(string reason, DateTimeOffset now, DateOnly today)
    {
        RuleViolation.ThrowIf(!CanDispute, $"{Number} can’t be disputed: only an open invoice can.");

        _changes.Add(new InvoiceChange(this, InvoiceChangeKind.Dispute, today));
        DisputedAt = now;
        DisputeReason = reason;
        RenewVersion();
    }

    /// <param name="today">The business date, from which on agings no longer show it as disputed.</param>
    public void EndDispute(DateOnly today)
    {
        RuleViolation.ThrowIf(DisputedAt is null, $"{Number} is not disputed.");

        _changes.Add(new InvoiceChange(this, InvoiceChangeKind.Dispute, today));
        DisputedAt = null;
        DisputeReason = null;
        RenewVersion();
    }

    /// <summary>Keeps what is open for an attempt to pay, until that has ended one way or the other.</summary>
    public void Reserve(PaymentAttempt attempt)
    {
        if (attempt.AccountId != AccountId)
        {
            throw new InvalidOperationException("An attempt of another account can’t settle this invoice.");
        }

        if (!attempt.IsLive || Balance.IsZero || (ReservedById is { } other && other != attempt.Id))
        {
            throw new RuleViolation($"{Number} can’t be reserved: it is being paid already, or nothing is open.");
        }

        ReservedById = attempt.Id;
        RenewVersion();
    }

    public void Release()
    {
        ReservedById = null;
        RenewVersion();
    }

    /// <summary>A new fact that the issuer may still add to a posted invoice (A5).</summary>
    /// <param name="dueOn">The new due date, never earlier than the old one.</param>
    /// <param name="today">The business date: an aging before it keeps the old due date.</param>
    public void ExtendDueDate(DateOnly dueOn, DateOnly today)
    {
        if (DueOn is { } due && dueOn < due)
        {
            throw new RuleViolation($"The due date of {Number} can only move later than {due:O}.", "dueOn");
        }

        if (DueOn == dueOn)
        {
            return;
        }

        _changes.Add(new InvoiceChange(this, InvoiceChangeKind.DueDate, today));
        DueOn = dueOn;
        RenewVersion();
    }

    /// <summary>True where nothing is allocated to it: the condition for voiding (R14).</summary>
    public bool CanVoid => VoidedOn is null && !IsCredit && AllocatedAmount == 0m && DueAmount > 0m;

    /// <summary>Marks the invoice void once the credit memo that takes it back is allocated to it in full.</summary>
    internal void MarkVoid(DateOnly day)
    {
        if (!Rest.IsZero)
        {
            throw new InvalidOperationException($"{Number} is void only when a credit memo covers it in full.");
        }

        VoidedOn = day;
        RenewVersion();
    }

    /// <summary>The head of a credit memo that the portal writes against this invoice: between the same parties, under the same contract
    /// and purchase order.</summary>
    internal DocumentHead HeadOfCredit(AllottedNumber number, DateOnly issuedOn, DateOnly postedOn) => new()
    {
        AccountId = AccountId,
        Number = number.Number,
        Slug = number.Slug,
        Source = DocumentSource.Checkout,
        LegalEntityId = LegalEntityId,
        ContractId = ContractId,
        Currency = Currency,
        IssuedOn = issuedOn,
        PostedOn = postedOn,
        BillTo = BillTo,
        BuyerTaxId = BuyerTaxId,
        BuyerReference = BuyerReference,
        PoNumber = PoNumber,
    };
}

/// <summary>What an invoice holds beyond what it shares with credit memos.</summary>
public sealed record InvoiceTerms(DateOnly? DueOn, IReadOnlyList<BilledLineTerms> Lines, IReadOnlyList<TaxSubtotal> Taxes)
{
    public IReadOnlyList<AllowanceChargeTerms> AllowanceCharges { get; init; } = [];

    public IReadOnlyList<AttachedFileTerms> Files { get; init; } = [];

    public Guid? OrderId { get; init; }

    public DateOnly? PeriodStart { get; init; }
}

/// <summary>A line of an invoice. An order line is invoiced once per period.</summary>
public sealed class InvoiceLine : BilledLine
{
    private InvoiceLine() { }

    internal InvoiceLine(Invoice invoice, int position, BilledLineTerms terms)
        : base(invoice.AccountId, position, terms) => InvoiceId = invoice.Id;

    public Guid InvoiceId { get; private set; }
}

/// <summary>A row of an invoice's tax breakdown.</summary>
public sealed class InvoiceTax : TaxRow
{
    private InvoiceTax() { }

    internal InvoiceTax(Invoice invoice, int position, TaxSubtotal subtotal)
        : base(invoice.AccountId, position, subtotal) => InvoiceId = invoice.Id;

    public Guid InvoiceId { get; private set; }
}

/// <summary>An allowance or charge on a whole invoice.</summary>
public sealed class InvoiceAllowanceCharge : AllowanceCharge
{
    private InvoiceAllowanceCharge() { }

    internal InvoiceAllowanceCharge(Invoice invoice, int position, AllowanceChargeTerms terms)
        : base(invoice.AccountId, position, terms) => InvoiceId = invoice.Id;

    public Guid InvoiceId { get; private set; }
}

/// <summary>A file that came inside an invoice's e-invoice.</summary>
public sealed class InvoiceFile : AttachedFile
{
    private InvoiceFile() { }

    internal InvoiceFile(Invoice invoice, int position, AttachedFileTerms terms)
        : base(invoice.AccountId, position, terms) => InvoiceId = invoice.Id;

    public Guid InvoiceId { get; private set; }
}
