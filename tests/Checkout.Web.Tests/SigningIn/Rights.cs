using Checkout.Domain.Accounts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.SigningIn;

internal static class Rights
{
    /// <summary>Lets the builder's user manage users as well.</summary>
    public static async Task MakeAdministratorAsync(TestDatabase database, World world)
    {
        await using var db = database.Contexts.Unscoped();
        var member = await db.Memberships.Include(row => row.Profile).SingleAsync(row => row.UserId == world.User.Id);
        member.Use(await db.Profiles.SingleAsync(profile => profile.Name == "System Administrator"));
        await db.SaveChangesAsync();
    }
}
