using System.Collections.Frozen;

namespace Checkout.Web.Wording;

/// <summary>A term of the trade, and what it means to somebody who has never met it.</summary>
public sealed record Term(string Word, string Meaning);

/// <summary>The terms that pages explain where they stand. The glossary of the documentation says the same at greater length.</summary>
public static class Terms
{
    private static readonly FrozenDictionary<string, Term> All = new Dictionary<string, Term>(StringComparer.Ordinal)
    {
        ["balance"] = new("Balance", "What you still have to pay: everything invoiced, less payments and credits."),
        ["overdue"] = new("Overdue", "Invoices that are past their due date and not fully paid."),
        ["unapplied"] = new("Unapplied",
        "The part of a payment or credit that has not been used for an invoice yet. It stays yours: it can settle a later invoice."),
        ["applied"] = new("Applied", "Used to pay an invoice. A payment or credit can be applied to one or more invoices."),
        ["aging"] = new("Aging", "Open amounts by how long they have been due. “Current” is not due yet."),
        ["provisional"] = new("Provisional",
        "The books of the last few days are still open, so this statement may change. Once final, it does not change."),
        ["credit-memo"] = new("Credit memo",
        "A document that lowers what you owe, for instance after a return or a service failure. It can be applied to open invoices."),
        ["net-terms"] = new("Payment terms", "How many days after its date an invoice is due. “Net 30” means thirty days."),
        ["co-term"] = new("Add-on",
        "An addition to a contract that is running. It ends with that contract, so its price covers only the months until then."),
        ["annual-value"] = new("Annual value", "What everything in force costs in a year: units × price × 12, without one-time charges."),
        ["renewal"] = new("Renewal", "The contract goes on for another term from the day after it ends."),
        ["price-book"] = new("Price book", "The prices you get under this contract."),
        ["amount-due"] = new("Amount due", "The total of the invoice, less what was paid before it was issued."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static Term Of(string name) =>
        All.TryGetValue(name, out var term) ? term : throw new ArgumentException($"There is no term “{name}” in Terms.", nameof(name));
}
