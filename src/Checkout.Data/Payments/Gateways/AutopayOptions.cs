namespace Checkout.Data.Payments.Gateways;

/// <summary>Invoices that pay themselves.</summary>
public sealed class AutopayOptions
{
    public const string Section = "Autopay";

    /// <summary>How many days before the due date a charge is announced. What is charged on issue is announced on issue.</summary>
    public int NoticeDays { get; set; } = 3;

    /// <summary>Days after the first charge on which a failed one is tried again, with commas.</summary>
    public string RetryDays { get; set; } = "1, 3, 7";

    public IReadOnlyList<int> Retries => [.. Split(RetryDays).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>The days as they are written.</summary>
    public static string[] Split(string days) => days.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
