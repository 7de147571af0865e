namespace Checkout.Domain.CreditMemos;

/// <summary>Why a credit memo was issued.</summary>
public enum CreditMemoKind
{
    Credit,

    /// <summary>Takes back a whole invoice (R14).</summary>
    Void,

    /// <summary>Gives up what is left of an invoice.</summary>
    WriteOff,
}

/// <summary>What a credit memo holds beyond what it shares with invoices.</summary>
public sealed record CreditMemoTerms(CreditMemoKind Kind, string? Reason, Guid? InvoiceId, IReadOnlyList<BilledLineTerms> Lines,
    IReadOnlyList<TaxSubtotal> Taxes)
{
    public IReadOnlyList<AllowanceChargeTerms> AllowanceCharges { get; init; } = [];

    public IReadOnlyList<AttachedFileTerms> Files { get; init; } = [];
}

/// <summary>A credit in the customer's favour; amounts are positive, its ledger entry is negative.</summary>
public sealed class CreditMemo : AccountingDocument
{
    private readonly List<CreditMemoLine> _lines = [];
    private readonly List<CreditMemoTax> _taxes = [];
    private readonly List<CreditMemoAllowanceCharge> _allowanceCharges = [];
    private readonly List<CreditMemoFile> _files = [];

    private CreditMemo() { }

    public CreditMemo(DocumentHead head, DocumentTotals totals, CreditMemoTerms terms)
        : base(head, totals)
    {
        RuleViolation.ThrowIf(totals.AmountDue < 0m, $"A credit memo’s amount can’t be negative.", "total");

        Kind = terms.Kind;
        Reason = terms.Reason;
        InvoiceId = terms.InvoiceId;
        _lines.AddRange(terms.Lines.Select((line, index) => new CreditMemoLine(this, index + 1, line)));
        _taxes.AddRange(terms.Taxes.Select((tax, index) => new CreditMemoTax(this, index + 1, tax)));
        _allowanceCharges.AddRange(terms.AllowanceCharges.Select((item, index) => new CreditMemoAllowanceCharge(this, index + 1, item)));
        _files.AddRange(terms.Files.Select((file, index) => new CreditMemoFile(this, index + 1, file)));
    }

    public override DocumentKind DocumentKind => DocumentKind.CreditMemo;

    public CreditMemoKind Kind { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The invoice that it corrects, if it names one.</summary>
    public Guid? InvoiceId { get; private set; }

    public IReadOnlyList<CreditMemoLine> Lines => _lines;

    public IReadOnlyList<CreditMemoTax> Taxes => _taxes;

    public IReadOnlyList<CreditMemoAllowanceCharge> AllowanceCharges => _allowanceCharges;

    /// <summary>Files that came inside its e-invoice.</summary>
    public IReadOnlyList<CreditMemoFile> Files => _files;
}

/// <summary>A line of a credit memo.</summary>
public sealed class CreditMemoLine : BilledLine
{
    private CreditMemoLine() { }

    internal CreditMemoLine(CreditMemo memo, int position, BilledLineTerms terms)
        : base(memo.AccountId, position, terms) => CreditMemoId = memo.Id;

    public Guid CreditMemoId { get; private set; }
}

/// <summary>A row of a credit memo's tax breakdown.</summary>
public sealed class CreditMemoTax : TaxRow
{
    private CreditMemoTax() { }

    internal CreditMemoTax(CreditMemo memo, int position, TaxSubtotal subtotal)
        : base(memo.AccountId, position, subtotal) => CreditMemoId = memo.Id;

    public Guid CreditMemoId { get; private set; }
}

/// <summary>An allowance or charge on a whole credit memo.</summary>
public sealed class CreditMemoAllowanceCharge : AllowanceCharge
{
    private CreditMemoAllowanceCharge() { }

    internal CreditMemoAllowanceCharge(CreditMemo memo, int position, AllowanceChargeTerms terms)
        : base(memo.AccountId, position, terms) => CreditMemoId = memo.Id;

    public Guid CreditMemoId { get; private set; }
}

/// <summary>A file that came inside a credit memo's e-invoice.</summary>
public sealed class CreditMemoFile : AttachedFile
{
    private CreditMemoFile() { }

    internal CreditMemoFile(CreditMemo memo, int position, AttachedFileTerms terms)
        : base(memo.AccountId, position, terms) => CreditMemoId = memo.Id;

    public Guid CreditMemoId { get; private set; }
}
