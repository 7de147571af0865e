using System.Globalization;
using System.Security.Cryptography;
using Checkout.Data;
using Checkout.Data.Audit;
using Checkout.Data.Feed;
using Checkout.Data.Identity;
using Checkout.Data.Seeding;
using Checkout.Data.Seeding.Demo;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Benchmarks.Filling;

/// <summary>An account that is looked at.</summary>
/// <param name="Documents">Invoices, payments, credit memos, quotes, orders and contracts together.</param>
/// <param name="Table">The only kind of document that it has; null where it has all.</param>
public sealed record Customer(Guid Id, int Documents, string? Table = null)
{
    public string Email => Population.EmailOf(Documents);
}

/// <summary>
/// The demo data, and beside it customers of a hundred, ten thousand and a hundred thousand documents among many others. The smallest is
/// imported, the others are copies of it: see <see cref="Copies"/>.
/// </summary>
public sealed class Population(DatabaseOptions options)
{
    /// <summary>Seals the activity of the accounts and wraps the keys of sessions; of this run only.</summary>
    public static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(AuditKey.MinBytes));

    public const string Password = DemoData.Password;
    public const int Small = Block.Size;
    public const int Middle = 10_000;
    public const int Large = 100_000;

    /// <summary>Payments of a customer that has nothing else, for one long export; only in a database of as many documents.</summary>
    public const int Exported = 1_000_000;

    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    private readonly AuditKey _key = new(options, Key);
    private readonly CheckoutDbContexts _contexts = CheckoutDbContexts.For(options, new AuditKey(options, Key));

    public static string EmailOf(int documents) => string.Create(CultureInfo.InvariantCulture, $"bench{documents}@bench.example");

    /// <param name="documents">In the whole database, at least as many as the customers that are looked at have.</param>
    public async Task<IReadOnlyList<Customer>> WriteAsync(int documents)
    {
        var setup = new DatabaseSetup(_contexts, options, _key, TimeProvider.System);
        await setup.MigrateAsync(CancellationToken.None);
        var import = new FeedImport(_contexts, Calendar, TimeProvider.System);
        await new DemoData(import, _contexts).ImportIntoEmptyAsync(CancellationToken.None);

        var sizes = new[] { Small, Middle, Large }.Where(size => size <= documents).ToList();
        var left = documents - sizes.Sum();
        sizes.AddRange(Enumerable.Repeat(Middle, Math.Max(0, left) / Middle));
        if (documents >= Exported)
        {
            sizes.Add(Exported);
        }

        await ImportAsync(import, new FeedSource("customers", () => new MemoryStream(Block.JsonLines(sizes.Select(CustomerOf)))));
        await ImportAsync(import, Block.For(ExternalIdOf(0)));

        await using var db = _contexts.Unscoped();
        var ids = await db.Accounts.Where(account => account.ExternalId.StartsWith("bench-"))
            .ToDictionaryAsync(account => account.ExternalId, account => account.Id);
        var customers = sizes.Select((size, n) => new Customer(ids[ExternalIdOf(n)], size, size == Exported ? "Payments" : null)).ToList();
        await new Copies(db).WriteAsync(customers[0], customers.Skip(1));

        // Makes anew whatever the database keeps beside the documents.
        await setup.MigrateAsync(CancellationToken.None);
        await AddPeopleAsync(db, [.. customers.DistinctBy(customer => customer.Documents)]);
        return [.. customers.DistinctBy(customer => customer.Documents)];
    }

    private static async Task ImportAsync(FeedImport import, FeedSource source)
    {
        var report = await import.RunAsync(source);
        if (!report.Succeeded)
        {
            throw new InvalidOperationException(string.Join('\n', report.Problems.Take(5)));
        }
    }

    private static object CustomerOf(int documents, int n) => new
    {
        type = "account",
        externalId = ExternalIdOf(n),
        number = string.Create(CultureInfo.InvariantCulture, $"A-7{n:D7}"),
        name = string.Create(CultureInfo.InvariantCulture, $"Customer {n} of {documents} documents"),
        billingAddress = new
        {
            name = "Bench & Sons",
            line1 = "120 Greene Street",
            city = "New York",
            region = "NY",
            postalCode = "10012",
            country = "US",
        },
        executive = new { name = "Noémie Lefèvre", email = "noemie.lefevre@cirrus.example" },
        currency = "USD",
        locale = "en-US",
        timeZone = "America/New_York",
        historyComplete = true,
    };

    private static string ExternalIdOf(int n) => string.Create(CultureInfo.InvariantCulture, $"bench-{n}");

    private static async Task AddPeopleAsync(CheckoutDbContext db, IReadOnlyList<Customer> customers)
    {
        var profile = await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.BillingAdministrator);
        foreach (var customer in customers)
        {
            var user = new CheckoutUser(customer.Email, "Zoë Brandström")
            {
                NormalizedEmail = customer.Email.ToUpperInvariant(),
                NormalizedUserName = customer.Email.ToUpperInvariant(),
                SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            user.PasswordHash = PasswordHashing.Hasher.HashPassword(user, Password);
            db.Users.Add(user);
            db.Memberships.Add(new Membership(customer.Id, user.Id, profile));
        }

        await db.SaveChangesAsync();
    }
}
