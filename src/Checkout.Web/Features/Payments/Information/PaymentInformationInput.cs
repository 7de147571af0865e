namespace Checkout.Web.Features.Payments.Information;

/// <summary>What is chosen, and carried in the address to the page that confirms it.</summary>
public sealed class PaymentChoice
{
    public AutopayMode? Mode { get; init; }

    /// <summary>The slug of a method on file; empty: the account’s default.</summary>
    public string? Method { get; init; }
}

/// <summary>What confirming it posts.</summary>
public sealed class PaymentInformationInput
{
    public AutopayMode? Mode { get; init; }

    /// <summary>The slug of a method on file; empty: the account’s default.</summary>
    public string? Method { get; init; }

    /// <summary>What the page said would be charged: what is confirmed is what was read.</summary>
    public string? Shown { get; init; }
}

public sealed class PaymentInformationInputValidator : AbstractValidator<PaymentInformationInput>
{
    private const string OldPage = "This page is incomplete. Open the contract again and change it from there.";

    public PaymentInformationInputValidator()
    {
        RuleFor(input => input.Mode).NotNull().WithMessage(OldPage).IsInEnum().WithMessage(OldPage);
        RuleFor(input => input.Method).MaximumLength(DocumentNumber.MaxLength).WithMessage(OldPage);
        RuleFor(input => input.Shown).MaximumLength(100_000).WithMessage(OldPage);
    }
}
