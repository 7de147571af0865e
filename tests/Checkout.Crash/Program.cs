using System.Diagnostics;
using System.Globalization;
using Checkout.Crash;
using Checkout.Data;
using Checkout.Data.Acceptances;
using Checkout.Data.Audit;
using Checkout.Data.Forms;
using Checkout.Data.Quotes;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Quotes;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

// Accepts every quote whose slug comes on standard input, four at a time, and acknowledges each on standard output once it is
// committed. Tests kill it: from outside at a random moment, or from inside at a seeded point between the first INSERT and COMMIT.
// Arguments: provider, connection string, account id, user id, and how many transactions to let pass before dying inside one (or -).
// With the further argument “pay” the slugs are invoices: each is paid at the simulated gateway, and acknowledged once it is recorded.
// With “import” and a file it imports that, and says how many records it has written when it is killed.
// With “live” and a folder it is a portal's background work on the clock that standard input tells; what it mails lies in the folder.
var options = new DatabaseOptions { Provider = Enum.Parse<DatabaseProvider>(args[0]), ConnectionString = args[1] };
var (accountId, userId) = (Guid.Parse(args[2]), Guid.Parse(args[3]));
if (args[4] != "-")
{
    DiagnosticListener.AllListeners.Subscribe(new FaultPoint(int.Parse(args[4], CultureInfo.InvariantCulture)));
}

if (args.ElementAtOrDefault(5) == "import")
{
    await Importing.RunAsync(options, args[6], Acknowledge);
    return 0;
}

if (args.ElementAtOrDefault(5) == "live")
{
    await Living.RunAsync(options, args[6], Acknowledge);
    return 0;
}

var contexts = CheckoutDbContexts.For(options, new AuditKey(options, Environment.GetEnvironmentVariable("Audit__Key")));
var calendar = new BusinessCalendar(TimeZoneInfo.Utc);
var slugs = (await Console.In.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
if (args.ElementAtOrDefault(5) == "pay")
{
    await Paying.RunAsync(contexts, calendar, accountId, userId, slugs, Acknowledge);
    return 0;
}

var accept = new AcceptQuote(new Submissions(new AccountTransactions(contexts, TestClock.Running), contexts), calendar);
await Parallel.ForEachAsync(slugs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (slug, token) =>
{
    await using var db = contexts.ForAccount(accountId);
    var quote = await db.Quotes.AsNoTracking().Include(row => row.Lines).SingleAsync(row => row.Slug == slug, token);
    var account = await db.Accounts.AsNoTracking().SingleAsync(token);
    var today = calendar.DateAt(TestClock.Running.GetUtcNow());
    var figured = await QuoteFiguresQuery.ForAsync(db, quote, today, token);
    var result = await accept.RunAsync(
        new Submission(accountId, Guid.NewGuid(), "", userId, "Crash", "crash@acme.example"),
        new AcceptQuote.Terms(
            slug, quote.Revision, today, QuoteSnapshot.Of(quote, figured.Figures).Hash, "Crash", "Tester", account.BillingAddress,
            PoNumber: null),
        token);
    if (result is AcceptQuote.Accepted accepted)
    {
        Acknowledge($"{slug} {accepted.OrderSlug}");
    }
});
return 0;

static void Acknowledge(string line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
