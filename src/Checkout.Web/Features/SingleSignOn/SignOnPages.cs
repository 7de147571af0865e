using Checkout.Web.Features.SingleSignOn.Protocol;

namespace Checkout.Web.Features.SingleSignOn;

/// <summary>Asks for the address whose domain says which company it is.</summary>
public sealed class CompanyInput
{
    public string? Email { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>The account where it is known already.</summary>
    public Guid? Account { get; set; }
}

/// <summary>On the way to a company's sign-in.</summary>
/// <param name="Url">Of the provider.</param>
public sealed record LeavingPage(string Company, string Host, string Url);

/// <summary>Somebody else's sign-in was not taken.</summary>
/// <param name="Again">Where it begins again; null where that would not help.</param>
public sealed record SignOnRefusedPage(SignOnRefusal Reason, string? Again);

/// <summary>Whoever comes from the company's sign-in shows once that the sign-in here is theirs as well.</summary>
public sealed class LinkInput
{
    public string? Password { get; set; }
}

public sealed class LinkInputValidator : AbstractValidator<LinkInput>
{
    public LinkInputValidator() => RuleFor(input => input.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(1000)
        .WithMessage("A password is shorter than that.");
}

public sealed record LinkPage(string Company, string Email, LinkInput Input);

/// <summary>What a test sign-in brought.</summary>
/// <param name="Trouble">Why this person could not sign in so; null where they could.</param>
public sealed record TestPage(string Issuer, SignedOn Person, SignOnRefusal? Trouble);

/// <param name="Url">Where the company's own session ends.</param>
public sealed record SignedOutPage(string Company, string Url);
