using System.Globalization;
using FluentValidation;

namespace Checkout.Web.Gateways;

/// <summary>Invoices that pay themselves.</summary>
public sealed class AutopayOptions
{
    public const string Section = "Autopay";

    /// <summary>How many days before the due date a charge is announced. What is charged on issue is announced on issue.</summary>
    public int NoticeDays { get; set; } = 3;

    /// <summary>Days after the first charge on which a failed one is tried again, with commas.</summary>
    public string RetryDays { get; set; } = "1, 3, 7";

    /// <summary>How many days before its last day the admins hear that a card expires.</summary>
    public int ExpiryNoticeDays { get; set; } = 30;

    public IReadOnlyList<int> Retries => [.. Split(RetryDays).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    internal static string[] Split(string days) => days.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class AutopayOptionsValidator : AbstractValidator<AutopayOptions>
{
    private const int Most = 10;

    public AutopayOptionsValidator()
    {
        RuleFor(options => options.NoticeDays).InclusiveBetween(0, 30);
        RuleFor(options => options.ExpiryNoticeDays).InclusiveBetween(1, 120);
        RuleFor(options => options.RetryDays).Must(Rise).WithMessage("must be up to ten rising numbers of days from 1 to 60, such as 1, 3, 7");
    }

    private static bool Rise(string days)
    {
        var numbers = AutopayOptions.Split(days).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : 0).ToList();
        return numbers.Count <= Most && numbers.TrueForAll(day => day is >= 1 and <= 60) && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);
    }
}
