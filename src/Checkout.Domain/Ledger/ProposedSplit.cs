namespace Checkout.Domain.Ledger;

/// <summary>An open invoice as a credit may settle it.</summary>
/// <param name="Balance">What is open on it, in the credit's currency.</param>
public sealed record SettleableInvoice(Guid Id, DateOnly? DueOn, DateOnly IssuedOn, decimal Balance, Guid? ContractId, bool IsDisputed,
    bool IsReserved);

/// <summary>How much of a credit is proposed for an invoice.</summary>
/// <param name="Amount">Zero where nothing is: the credit is used up before, or it takes a deliberate choice.</param>
public sealed record ProposedSplit(SettleableInvoice Invoice, decimal Amount)
{
    /// <summary>Oldest due first, never beyond either side's rest. What is disputed (R19), of another contract (A20) or being paid is left
    /// to the customer.</summary>
    /// <param name="rest">What is left of the credit.</param>
    /// <param name="contractId">The credit's contract; without one it may settle any.</param>
    public static IReadOnlyList<ProposedSplit> Of(decimal rest, Guid? contractId, IEnumerable<SettleableInvoice> invoices)
    {
        var left = rest;
        var splits = new List<ProposedSplit>();
        foreach (var invoice in invoices.OrderBy(invoice => invoice.DueOn ?? invoice.IssuedOn))
        {
            var amount = invoice.IsDisputed || invoice.IsReserved || IsOfAnotherContract(invoice, contractId) ? 0m
                : Math.Min(left, invoice.Balance);
            left -= amount;
            splits.Add(new ProposedSplit(invoice, amount));
        }

        return splits;
    }

    /// <summary>True where both belong to a contract, but not to the same one.</summary>
    public static bool IsOfAnotherContract(SettleableInvoice invoice, Guid? contractId) =>
        contractId is not null && invoice.ContractId is not null && invoice.ContractId != contractId;
}
