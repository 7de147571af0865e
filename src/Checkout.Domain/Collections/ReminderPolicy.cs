namespace Checkout.Domain.Collections;

/// <summary>When customers are reminded of invoices.</summary>
/// <param name="Enabled">False switches all reminders of the deployment off.</param>
/// <param name="Steps">Days after the due date, rising; negative before it. Each is a step that is taken once.</param>
/// <param name="FromHour">The hour of the vendor's day before which nothing is sent.</param>
public sealed record ReminderPolicy(bool Enabled, IReadOnlyList<int> Steps, int FromHour)
{
    /// <summary>How far ahead a customer may promise to pay, in days.</summary>
    public int PromiseDays { get; init; } = 30;

    /// <summary>A week before, on the day, and 7, 14 and 30 days after.</summary>
    public static ReminderPolicy Standard { get; } = new(Enabled: true, [-7, 0, 7, 14, 30], FromHour: 0);

    /// <summary>The newest step that has come. After downtime the ones before it are passed over.</summary>
    public int? NewestStep(DateOnly dueOn, DateOnly today) =>
        Steps.Where(step => dueOn.AddDays(step) <= today).Select(step => (int?)step).LastOrDefault();
}
