using Checkout.Data;
using Checkout.Data.Seeding.Demo;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.SignIn;

/// <summary>The users of the demo data, shown and printed in development only, and only where the demo data is there.</summary>
public sealed class DemoSignIns(CheckoutDbContexts contexts, IHostEnvironment environment)
{
    public async Task<IReadOnlyList<DemoSignIn>> ReadAsync(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        await using var db = contexts.Unscoped();
        return await db.Users.AnyAsync(user => user.Email == DemoData.SignIns[0].Email, cancellation) ? DemoData.SignIns : [];
    }
}
