using FluentValidation;

namespace Checkout.Web.Features.Quotes;

/// <summary>What discarding a quote posts.</summary>
public sealed class DiscardInput
{
    public Guid RequestKey { get; init; }

    /// <summary>Which version was shown.</summary>
    public int Version { get; init; }
}

public sealed class DiscardInputValidator : AbstractValidator<DiscardInput>
{
    public DiscardInputValidator()
    {
        RuleFor(input => input.RequestKey).NotEmpty();
        RuleFor(input => input.Version).GreaterThan(0);
    }
}
