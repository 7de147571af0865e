using Checkout.Data.Payments.Gateways;

namespace Checkout.Web.Settings;

internal sealed class AutopayOptionsValidator : ISettingsRules<AutopayOptions>
{
    private const int Most = 10;

    public void Check(AutopayOptions options, SettingsProblems problems)
    {
        problems.Between(options.NoticeDays, 0, 30);
        problems.Must(Rise(options.RetryDays), nameof(options.RetryDays),
            "must be up to ten rising numbers of days from 1 to 60, such as 1, 3, 7");
    }

    private static bool Rise(string days)
    {
        var numbers = AutopayOptions.Split(days)
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : 0).ToList();
        return numbers.Count <= Most && numbers.TrueForAll(day => day is >= 1 and <= 60) && numbers.Zip(numbers.Skip(1))
            .All(pair => pair.First < pair.Second);
    }
}
