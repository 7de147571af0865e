namespace Checkout.Data.Payments;

/// <summary>How much of a credit goes to an invoice.</summary>
public sealed record CreditUse(OpenCredit Credit, Invoice Invoice, decimal Amount);

/// <summary>What credits settle of the amounts that are to be paid, and what is left for the gateway.</summary>
/// <param name="Left">Without invoices of which nothing is left to pay.</param>
public sealed record CreditPlan(IReadOnlyList<CreditUse> Used, IReadOnlyList<PaymentAttemptSplit> Left)
{
    public decimal UsedOf(Invoice invoice) => Used.Where(use => use.Invoice == invoice).Sum(use => use.Amount);

    /// <summary>Credits one after the other, invoices in the order given, never beyond what is to be paid of each.</summary>
    public static CreditPlan Of(IEnumerable<OpenCredit> credits, IReadOnlyList<PaymentAttemptSplit> splits)
    {
        var left = splits.Select(split => split.Amount).ToList();
        var used = new List<CreditUse>();
        foreach (var credit in credits)
        {
            var rest = credit.Rest.Amount;
            for (var i = 0; i < left.Count; i++)
            {
                var amount = Math.Min(rest, left[i]);
                if (amount > 0m)
                {
                    used.Add(new CreditUse(credit, splits[i].Invoice, amount));
                    rest -= amount;
                    left[i] -= amount;
                }
            }
        }

        return new CreditPlan(used, [.. splits.Select((split, i) => split with { Amount = left[i] }).Where(split => split.Amount > 0m)]);
    }
}
