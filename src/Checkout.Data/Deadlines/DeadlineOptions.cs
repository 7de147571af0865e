using Checkout.Data.Collections;

namespace Checkout.Data.Deadlines;

/// <summary>When members are told of deadlines by mail: days before, separated by commas; empty for never. Section “Deadlines”.</summary>
public sealed class DeadlineOptions
{
    public const string Section = "Deadlines";

    /// <summary>Before a quote expires.</summary>
    public string QuoteExpiry { get; set; } = "14, 3";

    /// <summary>Before the last day for notice of a contract that renews automatically.</summary>
    public string Notice { get; set; } = "30, 7";

    /// <summary>Before the last day of a contract's term.</summary>
    public string Renewal { get; set; } = "30";

    /// <summary>Before the last day of a card on file.</summary>
    public string CardExpiry { get; set; } = "30, 7";

    /// <summary>Whether members hear that mails to a billing contact are refused.</summary>
    public bool RefusedAddresses { get; set; } = true;

    /// <summary>The hour of the account's own day before which nothing is sent, nor after eight in the evening; 0 for any hour.</summary>
    public int FromHour { get; set; } = 8;

    public DeadlinePolicy ToPolicy() => new(FromHour, new Dictionary<DeadlineKind, IReadOnlyList<int>>
    {
        [DeadlineKind.QuoteExpires] = ReminderOptions.StepsOf(QuoteExpiry) ?? [],
        [DeadlineKind.NoticeDue] = ReminderOptions.StepsOf(Notice) ?? [],
        [DeadlineKind.TermEnds] = ReminderOptions.StepsOf(Renewal) ?? [],
        [DeadlineKind.CardExpires] = ReminderOptions.StepsOf(CardExpiry) ?? [],
        [DeadlineKind.AddressRefused] = RefusedAddresses ? [0] : [],
    });
}
