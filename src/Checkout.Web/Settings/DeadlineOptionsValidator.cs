using System.Linq.Expressions;
using Checkout.Data.Collections;
using Checkout.Data.Deadlines;

namespace Checkout.Web.Settings;

public sealed class DeadlineOptionsValidator : AbstractValidator<DeadlineOptions>
{
    private const int Furthest = 366;

    public DeadlineOptionsValidator()
    {
        DaysBefore(deadlines => deadlines.QuoteExpiry);
        DaysBefore(deadlines => deadlines.Notice);
        DaysBefore(deadlines => deadlines.Renewal);
        DaysBefore(deadlines => deadlines.CardExpiry);
        RuleFor(deadlines => deadlines.FromHour).InclusiveBetween(0, DeadlinePolicy.UntilHour - 1);
    }

    private void DaysBefore(Expression<Func<DeadlineOptions, string>> setting) => RuleFor(setting)
        .Must(days => ReminderOptions.StepsOf(days) is { } steps && steps.All(step => step is >= 0 and <= Furthest))
        .WithMessage("Write days before, from 0 to 366, each once, separated by commas: 14, 3. Nothing at all switches it off.");
}
