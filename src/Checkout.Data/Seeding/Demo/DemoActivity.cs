namespace Checkout.Data.Seeding.Demo;

/// <summary>What Acme's people did in the weeks before the demo began, entered and sealed like any other activity.</summary>
internal static class DemoActivity
{
    private const int Weeks = 6;
    private const string Office = "203.0.113.24";
    private const string Travelling = "198.51.100.7";

    /// <summary>Adds it where nobody has signed in yet. The caller saves.</summary>
    public static async Task AddAsync(CheckoutDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var acme = await db.Accounts.Where(account => account.ExternalId == "crm-acme").Select(account => account.Id)
            .SingleAsync(cancellation);
        if (await db.AuditEntries.AnyAsync(entry => entry.AccountId == acme && entry.Action == AuditAction.SignedIn, cancellation))
        {
            return;
        }

        var people = await db.Users.Where(user => user.Email!.EndsWith("@acme.example"))
            .ToDictionaryAsync(user => user.Email!, user => user.Id, cancellation);
        var invoices = await db.Invoices.Where(invoice => invoice.AccountId == acme).OrderByDescending(invoice => invoice.IssuedOn)
            .ThenByDescending(invoice => invoice.Number)
            .Select(invoice => invoice.Slug).Take(Weeks).ToListAsync(cancellation);
        var entries = new List<AuditEntry>();
        void Add(double daysAgo, string who, AuditAction action, string? subject = null, string? details = null, string from = Office) =>
            entries.Add(new AuditEntry(acme, people[who], who, action, subject, details, from, now.AddDays(-daysAgo)));

        foreach (var (week, invoice) in invoices.Index())
        {
            var day = (week * 7) + 2.1;
            Add(day, "admin@acme.example", AuditAction.SignedIn);
            Add(day - 0.01, "admin@acme.example", AuditAction.DocumentDownloaded, invoice, "Invoice PDF");
            Add(day - 0.02, "admin@acme.example", AuditAction.SignedOut);
            Add(day - 1, "billing@acme.example", AuditAction.SignedIn, from: Travelling);
        }

        Add(16.3, "billing@acme.example", AuditAction.SignInFailed, from: Travelling);
        Add(9.2, "billing@acme.example", AuditAction.ListExported, "invoices", "XLSX 48");
        Add(4.4, "admin@acme.example", AuditAction.ListExported, "payments", "CSV 31");
        Add(3.2, "admin@acme.example", AuditAction.DocumentDownloaded, "Q-00001042", "Quote PDF");
        db.AuditEntries.AddRange(entries.OrderBy(entry => entry.At));
    }
}
