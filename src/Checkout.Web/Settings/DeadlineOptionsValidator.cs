using System.Runtime.CompilerServices;
using Checkout.Data.Collections;
using Checkout.Data.Deadlines;

namespace Checkout.Web.Settings;

public sealed class DeadlineOptionsValidator : ISettingsRules<DeadlineOptions>
{
    private const int Furthest = 366;

    public void Check(DeadlineOptions deadlines, SettingsProblems problems)
    {
        DaysBefore(problems, deadlines.QuoteExpiry);
        DaysBefore(problems, deadlines.Notice);
        DaysBefore(problems, deadlines.Renewal);
        DaysBefore(problems, deadlines.CardExpiry);
        problems.Between(deadlines.FromHour, 0, DeadlinePolicy.UntilHour - 1);
    }

    private static void DaysBefore(SettingsProblems problems, string days, [CallerArgumentExpression(nameof(days))] string setting = "") =>
        problems.Must(ReminderOptions.StepsOf(days) is { } steps && steps.All(step => step is >= 0 and <= Furthest),
            SettingsProblems.NameOf(setting),
            "Write days before, from 0 to 366, each once, separated by commas: 14, 3. Nothing at all switches it off.");
}
