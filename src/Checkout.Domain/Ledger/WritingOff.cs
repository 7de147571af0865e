namespace Checkout.Domain.Ledger;

/// <summary>What giving up the rest of an invoice writes.</summary>
public sealed record WrittenOff(CreditMemo Memo, Allocation Allocation, LedgerEntry Entry);

/// <summary>Gives up what is left of an invoice by a credit memo of kind WriteOff. No supply changes by it, so it is outside the scope of
/// tax.</summary>
public static class WritingOff
{
    private const string NoSupply = "Not a change of what was supplied";

    /// <param name="number">Of the credit memo.</param>
    /// <param name="name">What is given up, for the memo's line.</param>
    /// <exception cref="RuleViolation">Nothing is left, or the invoice is being paid.</exception>
    public static WrittenOff Rest(Invoice invoice, AllottedNumber number, string name, string reason, DateOnly today, DateOnly postedOn,
        DateTimeOffset now)
    {
        var amount = invoice.Balance.Amount;
        RuleViolation.ThrowIf(amount == 0m, $"Nothing is left of {invoice.Number} to write off.");

        var tax = new TaxTreatment(TaxCategory.O, 0m, NoSupply);
        var line = new BilledLineTerms { Name = name, Quantity = 1m, Price = amount, Amount = amount, Tax = tax };
        var memo = new CreditMemo(
            invoice.HeadOfCredit(number, today, postedOn), new DocumentTotals(amount, Allowances: 0m, Charges: 0m, Tax: 0m),
            new CreditMemoTerms(CreditMemoKind.WriteOff, reason, invoice.Id, [line], [new TaxSubtotal(tax, amount, 0m)]));
        return new WrittenOff(memo, Allocation.Of(memo, invoice, amount, postedOn, now), LedgerEntry.Of(memo, now));
    }
}
