namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>What asking about a quote posts.</summary>
public sealed class QuestionInput
{
    public int Version { get; init; }

    public string Text { get; init; } = "";

    public static QuestionInput For(Quote quote) => new() { Version = quote.Revision };
}

public sealed class QuestionInputValidator : AbstractValidator<QuestionInput>
{
    public QuestionInputValidator()
    {
        RuleFor(input => input.Version).GreaterThan(0).WithMessage("Reload the page and ask again.");
        RuleFor(input => input.Text).NotEmpty().WithMessage("Write your question.")
            .MaximumLength(QuoteQuestion.MaxLength).WithMessage($"Write at most {QuoteQuestion.MaxLength} characters.");
    }
}
