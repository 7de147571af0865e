using Checkout.Data;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.SignIn;

/// <summary>One of the demo's users.</summary>
/// <param name="Role">What to see as this user.</param>
public sealed record DemoSignIn(string Email, string Role);

/// <summary>The users of the demo data, shown and printed in development only, and only where the demo data is there.</summary>
public sealed class DemoSignIns(CheckoutDbContexts contexts, IHostEnvironment environment)
{
    public const string Password = "Checkout-Demo-1";

    public static readonly IReadOnlyList<DemoSignIn> All =
    [
        new("admin@acme.example", "Acme, System Administrator"),
        new("billing@acme.example", "Acme, Standard User with Billing access"),
        new("user@acme.example", "Acme, Standard User: no access"),
        new("admin@globex.example", "Globex, two contracts"),
        new("admin@initech.example", "Initech, a new customer"),
        new("admin@nakatomi.example", "Nakatomi, yen and a card"),
        new("group@holding.example", "Acme and Globex"),
    ];

    public async Task<IReadOnlyList<DemoSignIn>> ReadAsync(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        await using var db = contexts.Unscoped();
        return await db.Users.AnyAsync(user => user.Email == All[0].Email, cancellation) ? All : [];
    }
}
