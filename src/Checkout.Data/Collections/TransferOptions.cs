namespace Checkout.Data.Collections;

/// <summary>What happens to incoming transfers that come short, and how long new bank details are pointed out. Section
/// “Transfers”.</summary>
public sealed class TransferOptions
{
    public const string Section = "Transfers";

    /// <summary>The most that is given up as bank fees, one entry per currency, such as “EUR 15”.</summary>
    public IList<string> FeeLimits { get; set; } = [];

    /// <summary>And at most this percentage of what was due.</summary>
    public decimal FeePercent { get; set; } = 2;

    /// <summary>Rates of tax that customers have to withhold, in percent.</summary>
    public IList<decimal> WithholdingPercents { get; set; } = [];

    /// <summary>For how many days pages and documents say that bank details have changed.</summary>
    public int BankNoticeDays { get; set; } = 60;

    /// <returns>Null where the entry is not a currency and an amount above zero in it.</returns>
    public static KeyValuePair<Currency, decimal>? Limit(string entry) =>
        entry.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var code, var figure] && Currency.TryFromCode(code, out var currency)
        && decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0m
            && currency.Fits(amount)
            ? new(currency, amount)
            : null;

    public TransferPolicy ToPolicy() =>
        new(FeeLimits.Select(Limit).OfType<KeyValuePair<Currency, decimal>>().ToDictionary(), FeePercent, [.. WithholdingPercents]);
}
