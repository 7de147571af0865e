using Checkout.Data.Sandbox;

namespace Checkout.Web.Features.Sandbox;

/// <summary>The day to which a sandbox's clock is to be moved.</summary>
public sealed class ClockInput
{
    public DateOnly? To { get; init; }
}

public sealed class ClockInputValidator : AbstractValidator<ClockInput>
{
    public ClockInputValidator() => RuleFor(input => input.To).NotNull().WithMessage("Choose a day.");
}

/// <summary>Where the clock stands, and what comes next in the account.</summary>
public sealed record ClockPage(DateOnly Today, DateOnly Latest, IReadOnlyList<SandboxEvent> Next, ClockInput Input)
{
    /// <summary>Ways to move it, in words and by the day that each leads to.</summary>
    public IEnumerable<(string Words, DateOnly To)> Moves =>
        [("A day", Today.AddDays(1)), ("A week", Today.AddDays(7)), ("A month", Today.AddMonths(1)), ("Three months", Today.AddMonths(3))];
}

/// <summary>The question before it is moved.</summary>
/// <param name="Passed">What happens on the way, as it stands now.</param>
public sealed record MovePage(DateOnly Today, DateOnly To, IReadOnlyList<SandboxEvent> Passed);
