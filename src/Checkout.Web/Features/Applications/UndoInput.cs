namespace Checkout.Web.Features.Applications;

/// <summary>What taking an application back posts.</summary>
public sealed class UndoInput
{
    /// <summary>How much the button named, with a point.</summary>
    public string Amount { get; init; } = "";
}

public sealed class UndoInputValidator : AbstractValidator<UndoInput>
{
    private const string OldPage = "This page is incomplete. Open the credit again and undo it from there.";

    public UndoInputValidator()
    {
        RuleFor(input => input.Amount).Matches("^[0-9]{1,15}([.][0-9]{1,4})?$").WithMessage(OldPage);
    }
}
