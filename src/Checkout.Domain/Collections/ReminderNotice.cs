namespace Checkout.Domain.Collections;

/// <summary>A day's reminder of one account in one currency. One at most: whoever comes second finds it. Append-only.</summary>
public sealed class ReminderNotice : AccountEntity
{
    private readonly List<InvoiceReminder> _invoices = [];

    private ReminderNotice() { }

    public ReminderNotice(Guid accountId, Currency currency, DateOnly on)
        : base(accountId)
    {
        Currency = currency;
        On = on;
    }

    public Currency Currency { get; private set; } = null!;

    public DateOnly On { get; private set; }

    public IReadOnlyList<InvoiceReminder> Invoices => _invoices;

    public void Add(Invoice invoice, int step) => _invoices.Add(new InvoiceReminder(this, invoice, step));
}

/// <summary>A step of the schedule that was taken for an invoice: once, which a unique index holds as well. Append-only.</summary>
public sealed class InvoiceReminder : AccountEntity
{
    private InvoiceReminder() { }

    internal InvoiceReminder(ReminderNotice notice, Invoice invoice, int step)
        : base(notice.AccountId)
    {
        NoticeId = notice.Id;
        InvoiceId = invoice.Id;
        ContractId = invoice.ContractId;
        Step = step;
    }

    public Guid NoticeId { get; private set; }

    public Guid InvoiceId { get; private set; }

    /// <summary>The contract whose billing contacts are written to; without one all who manage billing are.</summary>
    public Guid? ContractId { get; private set; }

    /// <summary>Days after the due date; negative before it.</summary>
    public int Step { get; private set; }
}
