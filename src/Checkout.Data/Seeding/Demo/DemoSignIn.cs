namespace Checkout.Data.Seeding.Demo;

/// <summary>Someone who can sign in to the demo data.</summary>
/// <param name="What">What there is to see.</param>
public sealed record DemoSignIn(string Email, string What);
