namespace Checkout.Domain.Ledger;

/// <summary>Why a transfer came short of what it was for.</summary>
public enum ShortageReason
{
    /// <summary>Banks on the way took fees.</summary>
    BankFees,

    /// <summary>The customer's state had tax deducted at the source.</summary>
    WithholdingTax,
}

/// <summary>Which shortages of a referenced transfer the vendor gives up by itself.</summary>
/// <param name="FeeLimits">The most that is given up as bank fees, by currency; a currency without one gives up nothing.</param>
/// <param name="FeePercent">And at most this percentage of what was due.</param>
/// <param name="WithholdingPercents">Rates of tax that customers have to withhold; a shortage of exactly such a part of the sum due, or of
/// it before tax, is that tax.</param>
public sealed record TransferPolicy(IReadOnlyDictionary<Currency, decimal> FeeLimits, decimal FeePercent,
    IReadOnlyList<decimal> WithholdingPercents)
{
    /// <summary>Nothing is given up.</summary>
    public static TransferPolicy None { get; } = new(new Dictionary<Currency, decimal>(), 0m, []);

    /// <summary>Why so much may be given up; null where it may not.</summary>
    /// <param name="missing">What is missing, above zero.</param>
    /// <param name="due">What was open before the transfer.</param>
    /// <param name="net">The same before tax; null where something had been settled before, so that nobody can say.</param>
    /// <param name="count">How many invoices the transfer was for: each may have been rounded on its own.</param>
    public ShortageReason? Excuse(Money missing, decimal due, decimal? net, int count)
    {
        var currency = missing.Currency;
        var slack = currency.Smallest * count;
        foreach (var rate in WithholdingPercents)
        {
            if (Math.Abs(missing.Amount - (due * rate / 100m)) <= slack
                || (net is { } before && Math.Abs(missing.Amount - (before * rate / 100m)) <= slack))
            {
                return ShortageReason.WithholdingTax;
            }
        }

        return FeeLimits.TryGetValue(currency, out var limit) && missing.Amount <= limit && missing.Amount <= due * FeePercent / 100m
            ? ShortageReason.BankFees : null;
    }
}
