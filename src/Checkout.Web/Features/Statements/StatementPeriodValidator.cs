using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using FluentValidation;

namespace Checkout.Web.Features.Statements;

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
                .Must((asked, _) => asked.FromOn is not null).WithMessage("This is not a date. Write it as 2026-01-31.")
                .Must((asked, _) => asked.FromOn >= Earliest).WithMessage($"Choose a day from {Spelled(Earliest)} on.")
                .Must((asked, _) => asked.FromOn <= latest).WithMessage($"Choose a day until {Spelled(latest)}.");
            RuleFor(asked => asked.Until).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("Enter the last day of the period.")
                .Must((asked, _) => asked.UntilOn is not null).WithMessage("This is not a date. Write it as 2026-01-31.")
                .Must((asked, _) => asked.UntilOn <= latest).WithMessage($"Choose a day until {Spelled(latest)}.")
                .Must((asked, _) => asked.FromOn is null || asked.UntilOn >= asked.FromOn).WithMessage("The period ends before it begins. Choose a later last day, or an earlier first one.")
                .Must((asked, _) => asked.FromOn is not { } from || asked.UntilOn < from.AddYears(MostYears)).WithMessage($"A statement covers {MostYears} years at most. Choose an earlier last day, or a later first one.");
        });
        RuleFor(asked => asked.Currency).Must(code => string.IsNullOrEmpty(code) || Domain.Currency.TryFromCode(code, out _)).WithMessage("This is not a currency. Choose one from the list.");
    }
}
