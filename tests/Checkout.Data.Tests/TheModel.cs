using Checkout.Data;
using Checkout.Data.Providers;
using Checkout.Data.Seeding;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests;

/// <summary>What the data layer builds in so that nobody can forget it.</summary>
public sealed class TheModel
{
    [Fact]
    public async Task Migrates_and_confines_rows_to_the_account()
    {
        var path = Path.Combine(Path.GetTempPath(), $"checkout-{Guid.NewGuid():N}.db");
        var options = new DatabaseOptions { ConnectionString = $"Data Source={path}" };
        var contexts = CheckoutDbContexts.For(options);
        await new DatabaseSetup(contexts, options, TimeProvider.System).MigrateAsync(CancellationToken.None);
        var account = AccountNamed("A-1");
        await using (var db = contexts.Unscoped())
        {
            db.Accounts.AddRange(account, AccountNamed("A-2"));
            await db.SaveChangesAsync();
        }

        await using var scoped = contexts.ForAccount(account.Id);
        Assert.Equal("A-1", (await scoped.Accounts.SingleAsync()).Number);
        Assert.Equal(account.Id, (await scoped.AccountLocks.SingleAsync()).AccountId);
        await using var none = contexts.ForScope(new AccountScope());
        Assert.Empty(await none.Accounts.ToListAsync());
        Assert.Equal("Tester", (await scoped.Accounts.AsNoTracking().SingleAsync()).Executive.Name);
        File.Delete(path);
    }

    private static Account AccountNamed(string number) => new(number, number, new AccountDetails
    {
        Name = number,
        BillingAddress = new Address(number, "1 Street", null, "City", null, null, "US"),
        Executive = new AccountExecutive("Tester", "ae@vendor.example", null),
        Currency = Currency.Usd,
        Locale = "en-US",
        TimeZone = "America/New_York",
    });
}
