namespace Checkout.Domain.Deadlines;

/// <summary>When members hear of what is near.</summary>
/// <param name="FromHour">The hour of the account's own day before which nothing is sent; 0 for any hour.</param>
/// <param name="Days">Days before each kind, rising; a kind that is missing, or has none, is not told.</param>
public sealed record DeadlinePolicy(int FromHour, IReadOnlyDictionary<DeadlineKind, IReadOnlyList<int>> Days)
{
    /// <summary>The hour of the account's own day after which nothing is sent.</summary>
    public const int UntilHour = 20;

    /// <summary>An address that is refused again is told again after so many days.</summary>
    public const int RefusedAgainDays = 30;

    /// <summary>What holds where nothing is configured.</summary>
    public static DeadlinePolicy Standard { get; } = new(8, new Dictionary<DeadlineKind, IReadOnlyList<int>>
    {
        [DeadlineKind.QuoteExpires] = [3, 14],
        [DeadlineKind.NoticeDue] = [7, 30],
        [DeadlineKind.TermEnds] = [30],
        [DeadlineKind.CardExpires] = [7, 30],
        [DeadlineKind.AddressRefused] = [0],
    });

    /// <summary>The kinds that are told.</summary>
    public IEnumerable<DeadlineKind> Told => Days.Where(kind => kind.Value.Count > 0).Select(kind => kind.Key);

    /// <param name="hour">Of the account's own day.</param>
    public bool IsTime(int hour) => FromHour == 0 || (hour >= FromHour && hour < UntilHour);

    /// <summary>The newest step that has come, in days before; after downtime the ones before it are passed over.</summary>
    /// <returns>Null while it is far, and once it has passed.</returns>
    public int? NewestStep(Deadline deadline, DateOnly today)
    {
        var steps = Days.GetValueOrDefault(deadline.Kind) ?? [];
        return deadline.Kind is DeadlineKind.AddressRefused ? (steps.Count > 0 ? steps[0] : null)
            : deadline.On < today ? null
            : steps.Where(step => deadline.On.DayNumber - step <= today.DayNumber).Select(step => (int?)step).FirstOrDefault();
    }
}
