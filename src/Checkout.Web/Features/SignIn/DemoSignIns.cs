using Checkout.Data.Seeding.Demo;

namespace Checkout.Web.Features.SignIn;

/// <summary>The demo's sign-ins, shown and printed in development only, and only where the demo data is there.</summary>
public sealed class DemoSignIns(CheckoutDbContexts contexts, IHostEnvironment environment)
{
    public async Task<IReadOnlyList<DemoSignIn>> ReadAsync(CancellationToken cancellation)
    {
        if (!environment.IsForTrying())
        {
            return [];
        }

        var present = await PresentAsync(cancellation);
        return [.. DemoData.SignIns.Where(signIn => present.Contains(signIn.Email))];
    }

    /// <summary>Whether anybody could sign in with them.</summary>
    public async Task<bool> ArePresentAsync(CancellationToken cancellation) => (await PresentAsync(cancellation)).Count > 0;

    // Asked at each start.
    private async Task<List<string>> PresentAsync(CancellationToken cancellation)
    {
        var emails = string.Join(", ", DemoData.SignIns.Select(signIn => $"'{signIn.Email}'"));
        var found = await contexts.ReadAsync($"""
            "Email", "Active" FROM "AspNetUsers" WHERE "Email" IN ({emails})
            """, int.MaxValue, row => (Email: row.GetString(0), IsActive: row.GetBoolean(1)), cancellation);
        return [.. found.Where(user => user.IsActive).Select(user => user.Email)];
    }
}
