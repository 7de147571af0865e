namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>What asking about a quote posts.</summary>
public sealed class QuestionInput
{
    public int Version { get; init; }

    public string Text { get; init; } = "";

    /// <param name="overtaken">True where something else has made it impossible: the question is then what everybody asks.</param>
    public static QuestionInput For(Quote quote, bool overtaken) => new()
    {
        Version = quote.Revision,
        Text = overtaken ? $"Please send us a new version of {quote.Number} that takes our latest order into account." : "",
    };
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
