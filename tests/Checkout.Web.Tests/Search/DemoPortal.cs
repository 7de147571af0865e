using Checkout.Data;
using Checkout.Domain;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Search;

/// <summary>A portal over the demo data on a database of its own.</summary>
public sealed class DemoPortal(TestDatabase database, Portal portal) : IAsyncDisposable
{
    public Portal Portal { get; } = portal;

    /// <summary>The name of a product that only Acme's invoices carry.</summary>
    public static string AcmesLine => "Text messages sent";

    public static async Task<DemoPortal> StartAsync(Engine engine)
    {
        var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        return new DemoPortal(database, Portal.Start(database, new FakeTimeProvider(TestDatabase.DemoImportedAt)));
    }

    public Task<CheckoutDbContext> AcmeAsync() => OfAsync("admin@acme.example");

    /// <summary>The account of somebody who has one.</summary>
    public async Task<CheckoutDbContext> OfAsync(string email)
    {
        await using var db = database.Contexts.Unscoped();
        return database.Contexts.ForAccount(await db.Memberships
            .Where(row => db.Users.Any(user => user.Id == row.UserId && user.Email == email)).Select(row => row.AccountId).SingleAsync());
    }

    /// <summary>Gives an invoice of Globex the number that one of Acme has.</summary>
    /// <returns>Its slug.</returns>
    public async Task<string> SameNumberAsync(string number)
    {
        await using var db = await OfAsync("admin@globex.example");
        var invoice = await db.Invoices.Include(row => row.Lines).OrderBy(row => row.Number).FirstAsync();
        db.Entry(invoice).Property(row => row.Number).CurrentValue = number;
        db.Entry(invoice).Property(row => row.Slug).CurrentValue = DocumentNumber.Slug(number);
        await db.SaveChangesAsync();
        return invoice.Slug;
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await database.DisposeAsync();
    }
}
