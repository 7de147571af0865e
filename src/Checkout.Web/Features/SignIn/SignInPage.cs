using Checkout.Data.Seeding.Demo;

namespace Checkout.Web.Features.SignIn;

/// <summary>The sign-in form.</summary>
/// <param name="Purpose">Where it leads, such as “to open quote Q-00001042”; null where that is simply the portal.</param>
/// <param name="Demo">The demo's sign-ins; empty outside development.</param>
public sealed record SignInPage(SignInInput Input, string? Purpose, IReadOnlyList<DemoSignIn> Demo)
{
    /// <summary>The way to the company's own sign-in, where there is one.</summary>
    public string? Company { get; init; }
}
