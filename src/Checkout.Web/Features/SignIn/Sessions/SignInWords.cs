namespace Checkout.Web.Features.SignIn.Sessions;

/// <summary>How somebody signed in, in words.</summary>
public static class SignInWords
{
    /// <returns>What follows “Signed in”; null for the password alone.</returns>
    public static string? Of(SignInMethod method) => method switch
    {
        SignInMethod.Password => null,
        SignInMethod.PasswordAndCode => "with a password and a code",
        SignInMethod.PasswordAndRecoveryCode => "with a password and a recovery code",
        SignInMethod.Passkey => "with a passkey",
        SignInMethod.Company => "through the company’s sign-in",
        SignInMethod.Vendor => "through the product’s sign-in",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };
}
