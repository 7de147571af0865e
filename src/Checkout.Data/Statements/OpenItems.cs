using Checkout.Data.Ledger;

namespace Checkout.Data.Statements;

/// <summary>A payment, credit memo or negative invoice of which something was not applied to an invoice at the closing date.</summary>
/// <param name="Rest">Positive, in the statement's currency.</param>
public sealed record UnappliedCredit(CreditSource Source, string Number, DateOnly PostedOn, long Ordinal, decimal Rest);

/// <summary>What was open at the closing date, document by document: a page of invoices, and what was not applied.</summary>
public sealed record OpenItems(
    IReadOnlyList<OpenInvoice> Invoices, bool HasMore, IReadOnlyList<UnappliedCredit> Credits, bool HasMoreCredits)
{
    public bool IsEmpty => Invoices.Count + Credits.Count == 0;
}
