namespace Checkout.Data.Collections;

/// <summary>When customers are reminded of invoices by mail. Section “Reminders”.</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    public bool Enabled { get; set; } = true;

    /// <summary>Days after the due date, negative before it, separated by commas.</summary>
    public string Days { get; set; } = "-7, 0, 7, 14, 30";

    /// <summary>The hour of the vendor's day before which nothing is sent.</summary>
    public int FromHour { get; set; } = 7;

    /// <summary>How far ahead a customer may promise to pay, in days.</summary>
    public int PromiseDays { get; set; } = 30;

    /// <summary>The steps in rising order.</summary>
    /// <returns>Null where the list can't be read.</returns>
    public static IReadOnlyList<int>? StepsOf(string days)
    {
        var steps = new SortedSet<int>();
        foreach (var part in days.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step) || !steps.Add(step))
            {
                return null;
            }
        }

        return [.. steps];
    }

    public ReminderPolicy ToPolicy() => new(Enabled, StepsOf(Days) ?? [], FromHour) { PromiseDays = PromiseDays };
}
