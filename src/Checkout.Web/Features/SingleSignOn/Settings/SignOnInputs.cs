using Checkout.Domain.SignOn;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>The provider as an administrator enters it.</summary>
public sealed class ProviderInput
{
    public const int MaxSecret = 1000;

    public string? Issuer { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Never shown again; blank keeps the one that is there.</summary>
    public string? Secret { get; set; }

    public bool AddsMembers { get; set; }

    public bool TrustsAddresses { get; set; }

    public bool SignsOut { get; set; }

    public string? Profile { get; set; }

    public IList<Guid> Keepers { get; set; } = [];
}

public sealed class ProviderInputValidator : AbstractValidator<ProviderInput>
{
    public ProviderInputValidator(IHostEnvironment environment)
    {
        RuleFor(input => input.Issuer).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the issuer that the provider names.")
            .MaximumLength(SignOnProvider.MaxIssuer).WithMessage("An issuer is shorter than that.")
            .Must(issuer => Uri.TryCreate(issuer!.Trim(), UriKind.Absolute, out var address)
                && Protocol.ProviderHttp.IsAllowed(address, environment.IsDevelopment())
                    && address.Query.Length + address.Fragment.Length == 0)
            .WithMessage("Enter an https address, such as https://login.example.com.");
        RuleFor(input => input.ClientId).NotEmpty().WithMessage("Enter the client id that the provider gave Checkout.")
            .MaximumLength(SignOnProvider.MaxClientId).WithMessage("A client id is shorter than that.");
        RuleFor(input => input.Secret).MaximumLength(ProviderInput.MaxSecret).WithMessage("A secret is shorter than that.");
    }
}

public sealed class DomainInput
{
    public string? Domain { get; set; }
}

public sealed class DomainInputValidator : AbstractValidator<DomainInput>
{
    public DomainInputValidator() => RuleFor(input => input.Domain).Must(domain => domain is not null
        && SignOnDomain.Normalize(domain) is not null)
        .WithMessage("Enter a domain, such as example.com.");
}

public sealed class RuleInput
{
    public string? Claim { get; set; }

    public string? Value { get; set; }

    /// <summary>The id of a profile or a permission set.</summary>
    public Guid? Grants { get; set; }
}

public sealed class RuleInputValidator : AbstractValidator<RuleInput>
{
    public RuleInputValidator()
    {
        RuleFor(input => input.Claim).NotEmpty().WithMessage("Enter the claim’s name, such as groups.").MaximumLength(SignOnRule.MaxText)
            .WithMessage("A name is shorter than that.");
        RuleFor(input => input.Value).NotEmpty().WithMessage("Enter the value, letter by letter.").MaximumLength(SignOnRule.MaxText)
            .WithMessage("A value is shorter than that.");
        RuleFor(input => input.Grants).NotNull().WithMessage("Choose what it gives.");
    }
}

public sealed class UseInput
{
    public Checkout.Data.SignOn.SignOnUse Use { get; set; }
}
