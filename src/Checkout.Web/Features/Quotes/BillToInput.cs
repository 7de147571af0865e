using Checkout.Domain.Accounts;
using Checkout.Web.Wording;
using FluentValidation;

namespace Checkout.Web.Features.Quotes;

/// <summary>Where the bills of new business go.</summary>
public sealed class BillToInput
{
    public string Name { get; init; } = "";

    public string Line1 { get; init; } = "";

    public string? Line2 { get; init; }

    public string? PostalCode { get; init; }

    public string City { get; init; } = "";

    public string? Region { get; init; }

    public string Country { get; init; } = "";

    public static BillToInput Of(Address address) => new()
    {
        Name = address.Name,
        Line1 = address.Line1,
        Line2 = address.Line2,
        PostalCode = address.PostalCode,
        City = address.City,
        Region = address.Region,
        Country = address.Country,
    };

    public Address ToAddress() => new(Name.Trim(), Line1.Trim(), Filled(Line2), City.Trim(), Filled(Region), Filled(PostalCode), Country);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class BillToInputValidator : AbstractValidator<BillToInput>
{
    public BillToInputValidator()
    {
        RuleFor(input => input.Name).NotEmpty().WithMessage("Enter the name that invoices are made out to.").MaximumLength(Address.MaxLength);
        RuleFor(input => input.Line1).NotEmpty().WithMessage("Enter the street and house number, or the post-office box.").MaximumLength(Address.MaxLength);
        RuleFor(input => input.Line2).MaximumLength(Address.MaxLength);
        RuleFor(input => input.City).NotEmpty().WithMessage("Enter the city.").MaximumLength(Address.MaxLength);
        RuleFor(input => input.Region).MaximumLength(Address.MaxLength);
        RuleFor(input => input.PostalCode).MaximumLength(20).WithMessage("A postal code has at most 20 characters.");
        RuleFor(input => input.Country).Must(CountryText.Knows).WithMessage("Choose the country.");
    }
}
