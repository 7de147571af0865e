namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>The form for a new password.</summary>
public sealed record ResetPasswordPage(string Email, ResetPasswordInput Input);
