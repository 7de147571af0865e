using System.Globalization;
using Checkout.Domain;

namespace Checkout.Web.Features.Statements;

/// <summary>What the URL of Statements asks for. What can't be read is this month.</summary>
public sealed class StatementPeriod
{
    /// <summary>A preset; From and Until count where it is “custom” or missing.</summary>
    public string? Period { get; init; }

    public string? From { get; init; }

    public string? Until { get; init; }

    public string? Currency { get; init; }

    public static IReadOnlyList<(string Value, string Word)> Presets { get; } =
    [
        ("this-month", "This month"), ("last-month", "Last month"), ("this-quarter", "This quarter"),
        ("last-quarter", "Last quarter"), ("this-year", "This year"), ("last-year", "Last year"), ("last-12-months", "Last 12 months"),
    ];

    public string Preset => Presets.Any(preset => preset.Value == Period) ? Period! : Custom is null ? "this-month" : "custom";

    /// <summary>What is wrong with the dates, in a sentence, or null.</summary>
    public string? Remark =>
        (!string.IsNullOrEmpty(From) && Day(From) is null) || (!string.IsNullOrEmpty(Until) && Day(Until) is null) ? "A date can’t be read. Write it as 2026-01-31."
        : string.IsNullOrEmpty(From) != string.IsNullOrEmpty(Until) ? "A period needs its first and its last day."
        : Day(From) > Day(Until) ? "The period ends before it begins. Choose a later last day."
        : null;

    private DateRange? Custom => Remark is null && Day(From) is { } from && Day(Until) is { } until ? new DateRange(from, until) : null;

    /// <summary>The days asked for. A preset that has not ended yet ends today.</summary>
    public DateRange Range(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        return Preset switch
        {
            "custom" => Custom!.Value,
            "last-month" => new DateRange(month.AddMonths(-1), month.AddDays(-1)),
            "this-quarter" => new DateRange(quarter, today),
            "last-quarter" => new DateRange(quarter.AddMonths(-3), quarter.AddDays(-1)),
            "this-year" => new DateRange(new DateOnly(today.Year, 1, 1), today),
            "last-year" => new DateRange(new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31)),
            "last-12-months" => new DateRange(month.AddMonths(-11), today),
            _ => new DateRange(month, today),
        };
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
