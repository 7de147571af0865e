using Checkout.Data.Users;

namespace Checkout.Web.Features.Users;

/// <summary>What a member is given, as it is chosen.</summary>
public class AccessInput
{
    public Guid? Profile { get; set; }

    public IList<Guid> PermissionSets { get; set; } = [];

    /// <summary>The last day with access; blank for no end.</summary>
    public DateOnly? EndsOn { get; set; }

    public MemberTerms ToTerms() => new(Profile!.Value, [.. PermissionSets.Distinct()], EndsOn);

    public static AccessInput Of(Membership member) => new()
    {
        Profile = member.ProfileId,
        PermissionSets = [.. member.PermissionSets.Select(held => held.PermissionSetId)],
        EndsOn = member.EndsOn,
    };
}

public sealed class AccessInputValidator : AbstractValidator<AccessInput>
{
    public AccessInputValidator() => RuleFor(input => input.Profile).NotNull().WithMessage("Choose a profile.");
}

/// <summary>Who is invited.</summary>
public sealed class InvitationInput : AccessInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }
}

public sealed class InvitationInputValidator : AbstractValidator<InvitationInput>
{
    public InvitationInputValidator()
    {
        Include(new AccessInputValidator());
        RuleFor(input => input.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("Enter the person’s name.")
            .MaximumLength(100).WithMessage("Write at most 100 characters.");
        RuleFor(input => input.Email).Cascade(CascadeMode.Stop).Must(email => !string.IsNullOrWhiteSpace(email))
            .WithMessage("Enter the person’s e-mail address.")
            .MaximumLength(254).WithMessage("An e-mail address is shorter than that.")
            .Must(email => Mailbox.IsValid(email!.Trim()))
            .WithMessage("Enter a complete e-mail address, such as name@company.com.");
    }
}
