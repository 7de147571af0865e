namespace Checkout.Data.Seeding.Demo;

/// <summary>Someone who can sign in to the demo data.</summary>
/// <param name="Role">What there is to see as this person.</param>
public sealed record DemoSignIn(string Email, string Role);
