using Checkout.Data.Collections;

namespace Checkout.Web.Settings;

public sealed class ReminderOptionsValidator : ISettingsRules<ReminderOptions>
{
    private const int Furthest = 366;

    public void Check(ReminderOptions reminders, SettingsProblems problems)
    {
        problems.Must(
            ReminderOptions.StepsOf(reminders.Days) is { } steps && steps.All(step => step is >= -Furthest and <= Furthest),
            nameof(reminders.Days),
            "Write days after the due date, each once, negative before it, separated by commas: -7, 0, 7, 14, 30.");
        problems.Between(reminders.FromHour, 0, 23);
        problems.Between(reminders.PromiseDays, 1, Furthest);
    }
}
