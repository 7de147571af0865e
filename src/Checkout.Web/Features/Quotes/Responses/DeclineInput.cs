namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>What declining a quote posts.</summary>
public sealed class DeclineInput
{
    public int Version { get; init; }

    public string? Reason { get; init; }

    public static DeclineInput For(Quote quote) => new() { Version = quote.Revision };
}

public sealed class DeclineInputValidator : AbstractValidator<DeclineInput>
{
    public DeclineInputValidator()
    {
        RuleFor(input => input.Version).GreaterThan(0).WithMessage("Reload the page and decline again.");
        RuleFor(input => input.Reason).MaximumLength(QuoteQuestion.MaxLength)
            .WithMessage($"Write at most {QuoteQuestion.MaxLength} characters.");
    }
}
