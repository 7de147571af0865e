namespace Checkout.Web.Features.DeepLinks;

/// <summary>What the button on the org's setup page carries.</summary>
public sealed class BuyMoreLicensesInput
{
    public const int MaxQuantity = 1_000_000;

    /// <summary>The vendor's own id of the account.</summary>
    public string? Org { get; set; }

    public string? Sku { get; set; }

    /// <summary>As text: what is wrong with it is explained, not dropped.</summary>
    public string? Quantity { get; set; }

    /// <summary>The quantity as a number; null where none, or no usable one, is given.</summary>
    public int? Units => int.TryParse(Quantity?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var units)
        && units is >= 1 and <= MaxQuantity ? units : null;
}

public sealed class BuyMoreLicensesInputValidator : AbstractValidator<BuyMoreLicensesInput>
{
    public BuyMoreLicensesInputValidator()
    {
        RuleFor(input => input.Org).MaximumLength(Domain.DocumentNumber.MaxLength);
        RuleFor(input => input.Sku).MaximumLength(Domain.DocumentNumber.MaxLength)
            .WithMessage("The link names a product that does not exist.");
        RuleFor(input => input.Quantity)
            .Must((input, _) => input.Units is not null)
            .When(input => !string.IsNullOrWhiteSpace(input.Quantity))
            .WithMessage(string.Create(CultureInfo.InvariantCulture,
                $"The link asks for a quantity that can’t be ordered. "
                    + $"Use a whole number from 1 to {BuyMoreLicensesInput.MaxQuantity:N0}."));
        RuleFor(input => input.Quantity)
            .Must((input, _) => !string.IsNullOrWhiteSpace(input.Sku))
            .When(input => !string.IsNullOrWhiteSpace(input.Quantity))
            .WithMessage("The link gives a quantity but no product.");
    }
}
