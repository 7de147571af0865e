namespace Checkout.Web.Features.Payments.Methods;

/// <summary>What removing a method posts.</summary>
public sealed class MethodRemovalInput
{
    /// <summary>“off”, or the slug of the method that takes its place. Needed where contracts pay themselves with it.</summary>
    public string? Next { get; init; }
}

public sealed class MethodRemovalInputValidator : AbstractValidator<MethodRemovalInput>
{
    public MethodRemovalInputValidator() =>
        RuleFor(input => input.Next).MaximumLength(Domain.DocumentNumber.MaxLength).WithMessage("Choose one of the answers on this page.");
}
