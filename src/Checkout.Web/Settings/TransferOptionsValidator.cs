using Checkout.Data.Collections;

namespace Checkout.Web.Settings;

public sealed class TransferOptionsValidator : ISettingsRules<TransferOptions>
{
    public void Check(TransferOptions transfers, SettingsProblems problems)
    {
        problems.Must(transfers.FeeLimits.All(limit => TransferOptions.Limit(limit) is not null), nameof(transfers.FeeLimits),
            "Write a currency and an amount above zero in it, such as “EUR 15”, one entry per currency.");
        problems.Must(
            transfers.FeeLimits.Select(limit => TransferOptions.Limit(limit)?.Key).Distinct().Count() == transfers.FeeLimits.Count,
            nameof(transfers.FeeLimits), "A currency has two limits.");
        problems.Between(transfers.FeePercent, 0m, 100m);
        foreach (var (index, percent) in transfers.WithholdingPercents.Index())
        {
            problems.Between(percent, 0.01m, 50m, $"{nameof(transfers.WithholdingPercents)}[{index}]");
        }

        problems.Between(transfers.BankNoticeDays, 0, 366);
    }
}
