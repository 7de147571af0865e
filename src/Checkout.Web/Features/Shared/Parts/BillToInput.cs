namespace Checkout.Web.Features.Shared.Parts;

/// <summary>Where bills go, as a form posts it.</summary>
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

    /// <summary>In the form that the country's addresses have.</summary>
    public Address ToAddress() =>
        AddressRules.Tidy(new Address(Name ?? "", Line1 ?? "", Line2, City ?? "", Region, PostalCode, Country ?? ""));
}

public sealed class BillToInputValidator : AbstractValidator<BillToInput>
{
    public BillToInputValidator()
    {
        RuleFor(input => input.Name).MaximumLength(Address.MaxLength).WithMessage(TooLong);
        RuleFor(input => input.Line1).MaximumLength(Address.MaxLength).WithMessage(TooLong);
        RuleFor(input => input.Line2).MaximumLength(Address.MaxLength).WithMessage(TooLong);
        RuleFor(input => input.City).MaximumLength(Address.MaxLength).WithMessage(TooLong);
        RuleFor(input => input.Region).MaximumLength(Address.MaxLength).WithMessage(TooLong);
        RuleFor(input => input.PostalCode).MaximumLength(Address.MaxPostalCode)
            .WithMessage($"A postal code has at most {Address.MaxPostalCode} characters.");
        RuleFor(input => input).Custom((input, context) =>
        {
            foreach (var (field, sentence) in AddressRules.Problems(input.ToAddress()))
            {
                context.AddFailure(field, sentence);
            }
        });
    }

    private static string TooLong { get; } = $"Write at most {Address.MaxLength} characters.";
}
