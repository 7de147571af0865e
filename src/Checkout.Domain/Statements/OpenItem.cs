namespace Checkout.Domain.Statements;

/// <summary>What was open on a document at the closing date. Credits have a negative amount.</summary>
/// <param name="Open">In the statement's currency.</param>
/// <param name="DueOn">Null where the invoice states none: it ages by its issue date but is never overdue.</param>
/// <param name="IsDisputed">Disputed at the closing date.</param>
public record OpenItem(decimal Open, DateOnly IssuedOn, DateOnly? DueOn, bool IsDisputed);

/// <summary>An invoice that was open at the closing date, as it stood then: due date and dispute as well (R16).</summary>
public sealed record OpenInvoice(Guid Id, string Number, string Slug, decimal Open, DateOnly IssuedOn, DateOnly? DueOn, bool IsDisputed)
    : OpenItem(Open, IssuedOn, DueOn, IsDisputed)
{
    /// <summary>Whole days past the due date; 0 where it is not late.</summary>
    public int DaysLate(DateOnly closingOn) => DueOn is { } due && due < closingOn ? closingOn.DayNumber - due.DayNumber : 0;

    /// <summary>
    /// As it stood before changes that were made later. Due dates only move later and every change of a dispute turns it over, so the
    /// changes need no order among themselves.
    /// </summary>
    public OpenInvoice Before(IEnumerable<InvoiceChange> later)
    {
        var byKind = later.ToLookup(change => change.Kind);
        var dueDates = byKind[InvoiceChangeKind.DueDate].Select(change => change.WasDueOn).ToList();
        return this with
        {
            DueOn = dueDates.Count == 0 ? DueOn : dueDates.Contains(null) ? null : dueDates.Min(),
            IsDisputed = IsDisputed ^ (byKind[InvoiceChangeKind.Dispute].Count() % 2 == 1),
        };
    }
}
