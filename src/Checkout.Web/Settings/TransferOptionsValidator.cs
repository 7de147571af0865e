using Checkout.Data.Collections;

namespace Checkout.Web.Settings;

public sealed class TransferOptionsValidator : AbstractValidator<TransferOptions>
{
    public TransferOptionsValidator()
    {
        RuleFor(transfers => transfers.FeeLimits).Must(limits => limits.All(limit => TransferOptions.Limit(limit) is not null))
            .WithMessage("Write a currency and an amount above zero in it, such as “EUR 15”, one entry per currency.")
            .Must(limits => limits.DistinctBy(limit => TransferOptions.Limit(limit)?.Key).Count() == limits.Count)
                .WithMessage("A currency has two limits.");
        RuleFor(transfers => transfers.FeePercent).InclusiveBetween(0m, 100m);
        RuleForEach(transfers => transfers.WithholdingPercents).InclusiveBetween(0.01m, 50m);
        RuleFor(transfers => transfers.BankNoticeDays).InclusiveBetween(0, 366);
    }
}
