using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests;

/// <summary>What the data layer builds in so that nobody can forget it.</summary>
public sealed class TheModel
{
    [SkippableTheory, EveryEngine]
    public async Task Migrates_and_confines_rows_to_the_account(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var contexts = database.Contexts;
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
