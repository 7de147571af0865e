using Checkout.Data.Seeding.Demo;

namespace Checkout.Web.Features.SignIn;

/// <summary>The demo's sign-ins, shown and printed in development only, and only where the demo data is there.</summary>
public sealed class DemoSignIns(CheckoutDbContexts contexts, IHostEnvironment environment)
{
    public async Task<IReadOnlyList<DemoSignIn>> ReadAsync(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        var emails = DemoData.SignIns.Select(signIn => signIn.Email).ToList();
        await using var db = contexts.Unscoped();
        var present = await db.Users.Where(user => emails.Contains(user.Email!) && user.Active).Select(user => user.Email)
            .ToListAsync(cancellation);
        return [.. DemoData.SignIns.Where(signIn => present.Contains(signIn.Email))];
    }
}
