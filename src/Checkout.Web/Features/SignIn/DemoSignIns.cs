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

        await using var db = contexts.Unscoped();
        var present = await Present(db).ToListAsync(cancellation);
        return [.. DemoData.SignIns.Where(signIn => present.Contains(signIn.Email))];
    }

    /// <summary>Whether anybody could sign in with them.</summary>
    public async Task<bool> ArePresentAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        return await Present(db).AnyAsync(cancellation);
    }

    private static IQueryable<string?> Present(CheckoutDbContext db)
    {
        var emails = DemoData.SignIns.Select(signIn => signIn.Email).ToList();
        return db.Users.Where(user => emails.Contains(user.Email!) && user.Active).Select(user => user.Email);
    }
}
