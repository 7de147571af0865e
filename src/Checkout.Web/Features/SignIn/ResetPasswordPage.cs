namespace Checkout.Web.Features.SignIn;

/// <summary>The form for a new password.</summary>
public sealed record ResetPasswordPage(string Email, ResetPasswordInput Input);
