namespace Checkout.Web.Features.Statements;

/// <summary>What the URL of Statements asks for, as it was written there.</summary>
public sealed class StatementPeriod
{
    /// <summary>A preset; From and Until count where it is “custom” or missing.</summary>
    public string? Period { get; init; }

    public string? From { get; init; }

    public string? Until { get; init; }

    public string? Currency { get; init; }

    /// <summary>A contract's slug; the whole account where it is missing.</summary>
    public string? Contract { get; init; }

    /// <summary>The page of the movements.</summary>
    public string? Page { get; init; }

    public static IReadOnlyList<(string Value, string Word)> Presets { get; } =
    [
        ("this-month", "This month"), ("last-month", "Last month"), ("this-quarter", "This quarter"),
        ("last-quarter", "Last quarter"), ("this-year", "This year"), ("last-year", "Last year"), ("last-12-months", "Last 12 months"),
    ];

    public string Preset => Presets.Any(preset => preset.Value == Period) ? Period! : HasDates ? "custom" : "this-month";

    public bool HasDates => !string.IsNullOrWhiteSpace(From) || !string.IsNullOrWhiteSpace(Until);

    public DateOnly? FromOn => Day(From);

    public DateOnly? UntilOn => Day(Until);

    public int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? page : 1;

    /// <summary>The days asked for, in the vendor's business dates. A preset that has not ended yet ends today.</summary>
    /// <returns>Null where dates are asked for and can't be followed.</returns>
    public DateRange? Range(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        return Preset switch
        {
            "custom" => FromOn is { } from && UntilOn is { } until && from <= until ? new DateRange(from, until) : null,
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
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Dates that can be read, in order, and within what a statement can be about.</summary>
public sealed class StatementPeriodValidator : AbstractValidator<StatementPeriod>
{
    /// <summary>The longest period of one statement.</summary>
    public const int MostYears = 10;

    private static readonly DateOnly Earliest = new(1990, 1, 1);

    public StatementPeriodValidator(Reader reader)
    {
        var latest = new DateOnly(reader.Today.Year + 1, 12, 31);
        string Spelled(DateOnly day) => DateText.Spelled(day, reader.Culture);

        When(asked => asked.Preset == "custom", () =>
        {
            RuleFor(asked => asked.From).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("Enter the first day of the period.")
                .Must((asked, _) => asked.FromOn is not null).WithMessage("This is not a date. Enter it as 2026-01-31.")
                .Must((asked, _) => asked.FromOn >= Earliest).WithMessage($"Choose a day from {Spelled(Earliest)} on.")
                .Must((asked, _) => asked.FromOn <= latest).WithMessage($"Choose a day until {Spelled(latest)}.");
            RuleFor(asked => asked.Until).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("Enter the last day of the period.")
                .Must((asked, _) => asked.UntilOn is not null).WithMessage("This is not a date. Enter it as 2026-01-31.")
                .Must((asked, _) => asked.UntilOn <= latest).WithMessage($"Choose a day until {Spelled(latest)}.")
                .Must((asked, _) => asked.FromOn is null || asked.UntilOn >= asked.FromOn)
                .WithMessage("The period ends before it begins. Choose a later last day, or an earlier first one.")
                .Must((asked, _) => asked.FromOn is not { } from || asked.UntilOn < from.AddYears(MostYears))
                .WithMessage($"A statement covers {MostYears} years at most. Choose an earlier last day, or a later first one.");
        });
        RuleFor(asked => asked.Currency).Must(code => string.IsNullOrEmpty(code) || Domain.Currency.TryFromCode(code, out _))
            .WithMessage("This is not a currency. Choose one from the list.");
    }
}
