using Checkout.Data.Payments;

namespace Checkout.Data.Identity;

/// <summary>Who at the vendor is told when money needs somebody’s attention.</summary>
/// <param name="Email">Empty where nobody is.</param>
public sealed record BillingDepartment(string Email, string Name);
