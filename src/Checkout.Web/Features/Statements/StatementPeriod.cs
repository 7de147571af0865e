using FluentValidation.Results;

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
        var month = BusinessDay.FirstOfMonth(today);
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
public sealed class StatementPeriodValidator(Reader reader) : AbstractValidator<StatementPeriod>
{
    /// <summary>The longest period of one statement.</summary>
    public const int MostYears = 10;

    private static readonly DateOnly Earliest = new(1990, 1, 1);

    // Made once: that takes longer than to follow them, and every look at a statement does.
    private static readonly Rules Made = new();

    protected override bool PreValidate(ValidationContext<StatementPeriod> context, ValidationResult result)
    {
        result.Errors.AddRange(Made.Validate(new Asking(context.InstanceToValidate, reader)).Errors);
        return false;
    }

    private sealed record Asking(StatementPeriod Asked, Reader Reader)
    {
        public DateOnly Latest => new(Reader.Today.Year + 1, 12, 31);
    }

    private sealed class Rules : AbstractValidator<Asking>
    {
        public Rules()
        {
            When(asking => asking.Asked.Preset == "custom", () =>
            {
                RuleFor(asking => asking.Asked.From).Cascade(CascadeMode.Stop)
                    .NotEmpty().WithMessage("Enter the first day of the period.")
                    .Must((asking, _) => asking.Asked.FromOn is not null).WithMessage("This is not a date. Enter it as 2026-01-31.")
                    .Must((asking, _) => asking.Asked.FromOn >= Earliest)
                    .WithMessage(asking => $"Choose a day from {DateText.Spelled(Earliest, asking.Reader.Culture)} on.")
                    .Must((asking, _) => asking.Asked.FromOn <= asking.Latest)
                    .WithMessage(asking => $"Choose a day until {DateText.Spelled(asking.Latest, asking.Reader.Culture)}.")
                    .OverridePropertyName(nameof(StatementPeriod.From));
                RuleFor(asking => asking.Asked.Until).Cascade(CascadeMode.Stop)
                    .NotEmpty().WithMessage("Enter the last day of the period.")
                    .Must((asking, _) => asking.Asked.UntilOn is not null).WithMessage("This is not a date. Enter it as 2026-01-31.")
                    .Must((asking, _) => asking.Asked.UntilOn <= asking.Latest)
                    .WithMessage(asking => $"Choose a day until {DateText.Spelled(asking.Latest, asking.Reader.Culture)}.")
                    .Must((asking, _) => asking.Asked.FromOn is null || asking.Asked.UntilOn >= asking.Asked.FromOn)
                    .WithMessage("The period ends before it begins. Choose a later last day, or an earlier first one.")
                    .Must((asking, _) => asking.Asked.FromOn is not { } from || asking.Asked.UntilOn < from.AddYears(MostYears))
                    .WithMessage($"A statement covers {MostYears} years at most. Choose an earlier last day, or a later first one.")
                    .OverridePropertyName(nameof(StatementPeriod.Until));
            });
            RuleFor(asking => asking.Asked.Currency).Must(code => string.IsNullOrEmpty(code) || Domain.Currency.TryFromCode(code, out _))
                .WithMessage("This is not a currency. Choose one from the list.").OverridePropertyName(nameof(StatementPeriod.Currency));
        }
    }
}
