namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>A form with a field for a new password.</summary>
public interface IHasNewPassword
{
    string? Password { get; }
}
