using Checkout.Data.Users;
using Checkout.Web.Features.SignIn.Passwords;

namespace Checkout.Web.Features.Invitations;

/// <summary>What somebody enters who accepts an invitation.</summary>
public sealed class ArrivalInput : IHasNewPassword
{
    public string? Token { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }
}

public sealed class ArrivalInputValidator : AbstractValidator<ArrivalInput>
{
    public ArrivalInputValidator()
    {
        RuleFor(input => input.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Enter your name.")
            .MaximumLength(100).WithMessage("Write at most 100 characters.");
        RuleFor(input => input.Password).MaximumLength(1000).WithMessage("Choose a shorter password.");
    }
}

/// <summary>Accepting an invitation.</summary>
public sealed record ArrivalPage(AcceptInvitation.Open Invitation, ArrivalInput Input)
{
    /// <summary>False for somebody who signs in already: another account invited them, and they came there first.</summary>
    public bool AsksPassword => Invitation.User.PasswordHash is null;
}
