using Checkout.Data.Collections;

namespace Checkout.Web.Settings;

public sealed class ReminderOptionsValidator : AbstractValidator<ReminderOptions>
{
    private const int Furthest = 366;

    public ReminderOptionsValidator()
    {
        RuleFor(reminders => reminders.Days)
            .Must(days => ReminderOptions.StepsOf(days) is { } steps && steps.All(step => step is >= -Furthest and <= Furthest))
            .WithMessage("Write days after the due date, each once, negative before it, separated by commas: -7, 0, 7, 14, 30.");
        RuleFor(reminders => reminders.FromHour).InclusiveBetween(0, 23);
        RuleFor(reminders => reminders.PromiseDays).InclusiveBetween(1, Furthest);
    }
}
