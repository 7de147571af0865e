using System.Diagnostics;
using Checkout.Domain.Audit;
using Checkout.Cli;
using Checkout.Data.Seeding.Demo;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Commands;

/// <summary>What an operator types, and how a script sees whether it worked.</summary>
[Trait("Acceptance", "S3")]
public sealed class RunningTheCommand : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-cli-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact, Trait("Acceptance", "F6")]
    public async Task Sets_a_database_up_from_nothing_and_finds_it_again_by_its_folder()
    {
        Assert.Equal(3, (await RunAsync("users", "list")).ExitCode);
        Assert.Equal("Creating the database’s tables\nThe database is current.\n",
            (await RunAsync("migrate")).Output.ReplaceLineEndings("\n"));
        Assert.Equal("The database is current.\n", (await RunAsync("migrate")).Output.ReplaceLineEndings("\n"));

        var demo = await RunAsync("demo");

        Assert.Equal(0, demo.ExitCode);
        Assert.Contains(DemoData.Password, demo.Output, StringComparison.Ordinal);
        Assert.Contains("nothing new", (await RunAsync("demo")).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "App_Data", "checkout.db")));
    }

    [SkippableTheory, EveryEngine]
    public async Task Tells_every_problem_of_a_file_and_ends_with_1(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var good = await WriteAsync("good.ndjson", Feed.FeedFile.Basics);
        var bad = await WriteAsync("bad.ndjson", Feed.FeedFile.Invoice("i1", "A1", tax: 12m), """{"type":"usage","externalId":"u","colour":1}""");

        Assert.Equal(0, (await RunAsync(database, "import", "--check", good)).ExitCode);
        var refused = await RunAsync(database, "import", good, bad, good);
        var again = await RunAsync(database, "import", good);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("bad.ndjson, line 1, taxes[0].tax:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("bad.ndjson, line 2, colour: There is no such field.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("bad.ndjson, line 2, used: The field is missing.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("good.ndjson: not looked at", refused.Error, StringComparison.Ordinal);
        Assert.Contains("nothing new", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_2_where_it_is_not_understood_and_with_3_where_no_database_answers()
    {
        Assert.Equal(2, (await RunAsync("improt")).ExitCode);
        Assert.Equal(2, (await RunAsync("import", "no-such-file.ndjson")).ExitCode);
        Assert.Equal(2, (await RunAsync("export")).ExitCode);
        Assert.Equal(2, (await RunAsync("export", "--since", "yesterday")).ExitCode);
        Assert.Equal(3,
            (await RunAsync("bill", "--provider", "PostgreSql", "--connection", "Host=127.0.0.1;Port=1;Database=none;Timeout=2")).ExitCode);
    }

    [SkippableTheory, EveryEngine]
    public async Task Changes_who_may_do_what(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await RunAsync(database, "import", await WriteAsync("basics.ndjson", Feed.FeedFile.Basics));

        Assert.Equal(0,
            (await RunAsync(database, "users", "revoke", "--email", "ANN@example.com", "--account", "A-1", "--permission-set",
            "Billing access")).ExitCode);
        Assert.Equal([], await SetsAsync(database));
        Assert.Equal(0,
            (await RunAsync(database, "users", "grant", "--email", "ann@example.com", "--account", "acc", "--permission-set",
            "Billing access", "--profile", "Billing Administrator")).ExitCode);
        Assert.Equal(["Billing access"], await SetsAsync(database));
        Assert.Equal(0, (await RunAsync(database, "users", "deactivate", "--email", "ann@example.com")).ExitCode);
        Assert.Equal(1, (await RunAsync(database, "users", "activate", "--email", "nobody@example.com")).ExitCode);
        Assert.Equal(1,
            (await RunAsync(database, "users", "grant", "--email", "ann@example.com", "--account", "A-9", "--profile",
            "Standard User")).ExitCode);

        var list = (await RunAsync(database, "users", "list", "--account", "A-1")).Output;
        Assert.Contains("Ann@Example.com  Ann  (deactivated)", list, StringComparison.Ordinal);
        Assert.Contains("Billing Administrator + Billing access", list, StringComparison.Ordinal);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal([AuditAction.RecordsImported, AuditAction.MemberRevoked, AuditAction.MemberGranted, AuditAction.UserDeactivated],
            await db.AuditEntries.OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync());
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "D9")]
    public async Task Adds_the_first_person_of_an_account_and_invites_who_has_no_password(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await RunAsync(database, "import", await WriteAsync("basics.ndjson", Feed.FeedFile.Basics));
        string[] add = ["users", "add", "--email", "Kim@acme.example", "--name", "Kim", "--account", "A-2", "--profile"];

        var added = await RunAsync(database, [.. add, "Standard User", "--permission-set", "Billing access"]);
        var again = await RunAsync(database, [.. add, "Standard User"]);
        string[] other = ["users", "add", "--name", "X", "--account", "A-2"];
        var unknown = await RunAsync(database, [.. other, "--email", "x@y.example", "--profile", "King"]);
        var noAddress = await RunAsync(database, [.. other, "--email", "x", "--profile", "Standard User"]);
        var invited = await RunAsync(database, "users", "invite", "--account", "A-1");

        var first = await RunAsync(database, "users", "invite", "--email", "Boss@acme.example", "--name", "Boss", "--account", "A-2");
        Assert.Equal(0, first.ExitCode);

        Assert.Equal((0, 1, 1, 1, 0),
            (added.ExitCode, again.ExitCode, unknown.ExitCode, noAddress.ExitCode, invited.ExitCode));
        Assert.Contains("already", again.Error, StringComparison.Ordinal);
        Assert.Contains("no e-mail address", noAddress.Error, StringComparison.Ordinal);
        Assert.Contains("1 invited; 0 have", invited.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(database, "users", "invite")).ExitCode);
        Assert.Contains("Standard User + Billing access", (await RunAsync(database, "users", "list", "--account", "A-2")).Output,
            StringComparison.Ordinal);
        await using var db = database.Contexts.Unscoped();
        var mails = await db.OutboxMessages.ToListAsync();
        Assert.All(mails, mail => Assert.Equal(Domain.Messages.MessageKind.Invitation, mail.Kind));
        Assert.Equal(["Ann@Example.com", "Ann@Example.com", "Boss@acme.example", "Kim@acme.example"],
            mails.Select(mail => mail.To).Order(StringComparer.Ordinal));
        Assert.Contains("Boss@acme.example  Boss\n  A-2  ", (await RunAsync(database, "users", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(AuditAction.MemberGranted, (await db.AuditEntries.OrderBy(entry => entry.Number)
            .LastAsync(entry => entry.Subject == "Kim@acme.example")).Action);
    }

    [SkippableTheory, InlineData(Engine.PostgreSql), Trait("Acceptance", "D9")]
    public async Task Brings_the_demo_without_any_setting_but_the_database(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "checkout.dll"), "demo", "--content-root", _folder,
            "--provider", database.Options.Provider.ToString(), "--connection", database.Options.ConnectionString,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove(TestAuditKey.Setting);

        using var demo = Process.Start(start)!;
        var (output, error) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        await demo.WaitForExitAsync();

        Assert.Equal((0, ""), (demo.ExitCode, await error));
        Assert.Contains(DemoData.Password, await output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "App_Data", "checkout.audit-key")));
    }

    [Fact, Trait("Acceptance", "D9")]
    public async Task Warns_of_quotes_that_nobody_receives_and_of_customers_who_cannot_buy()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await RunAsync(database, "import", await WriteAsync("basics.ndjson", Feed.FeedFile.Basics));
        const string book = """{"type":"priceBook","externalId":"pb","name":"USD","currency":"USD","standard":true,"prices":[{"product":"prod","tiers":[{"from":1,"price":10}]}]}""";
        const string contract = """{"type":"contract","externalId":"con2","account":"other","number":"C-2","name":"Contract","currency":"USD","terms":[{"from":"today","to":"today+1y-1d"}],"billingFrequency":"monthly","paymentTermsDays":30}""";
        var quote = Feed.FeedFile.Quote("q", "Q-1", "\"publishedAt\":\"today-1T10:00Z\",")
            .Replace("2026-12-15", "today+9", StringComparison.Ordinal)
            .Replace("\"contract\":\"con\",", "\"contract\":\"con2\",", StringComparison.Ordinal)
            .Replace("\"account\":\"acc\"", "\"account\":\"other\"", StringComparison.Ordinal);

        var warned = await RunAsync(database, "import", await WriteAsync("quote.ndjson", book, contract, quote));

        Assert.Equal(0, warned.ExitCode);
        Assert.Contains("quote.ndjson, warning, line 3, account: Nobody can receive Q-1: no active member of the account has Manage ",
            warned.Error, StringComparison.Ordinal);
        Assert.Contains("Customers in US, NY with the tax category “standard” can’t buy software by themselves", warned.Error,
            StringComparison.Ordinal);

        var renamed = contract.Replace("\"name\":\"Contract\"", "\"name\":\"Other\"", StringComparison.Ordinal);
        Assert.DoesNotContain("can’t buy", (await RunAsync(database, "import", await WriteAsync("contract.ndjson", renamed))).Error,
            StringComparison.Ordinal);

        var rate = """{"type":"taxRate","externalId":"t","country":"US","region":"NY","productTaxClass":"software","accountCategory":"standard","validFrom":"2015-01-01","category":"S","rate":8.875}""";
        var known = await WriteAsync("rate.ndjson", rate, Feed.FeedFile.Account("third", "A-3"));
        Assert.Equal("", (await RunAsync(database, "import", known)).Error);
    }

    [Theory]
    [InlineData("", "There is no legal entity yet. Import a record of type legalEntity with \"default\": true before this one.")]
    [InlineData(",\"default\":false", "No legal entity is the default. Name one here by its external id")]
    public async Task Says_which_record_must_name_the_legal_entity_and_how(string entity, string said)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var lines = Feed.FeedFile.Basics.Select(line => entity.Length == 0 && line.Contains("legalEntity", StringComparison.Ordinal) ? ""
            : line.Replace(",\"default\":true", entity, StringComparison.Ordinal)).ToArray();

        var refused = await RunAsync(database, "import", await WriteAsync("basics.ndjson", lines));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"basics.ndjson, line 6, legalEntity: {said}", refused.Error, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "T8")]
    public async Task Proves_the_accounts_activity_or_says_where_it_is_broken(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await RunAsync(database, "import", await WriteAsync("basics.ndjson", Feed.FeedFile.Basics));
        await RunAsync(database, "users", "deactivate", "--email", "ann@example.com");

        var proved = await RunAsync(database, "audit", "verify");
        await using (var db = database.Contexts.Unscoped())
        {
            await db.AuditEntries.Where(entry => entry.Number == 2)
                .ExecuteUpdateAsync(update => update.SetProperty(entry => entry.Actor, "somebody else"));
        }

        var broken = await RunAsync(database, "audit", "verify", "--account", "acc");

        Assert.Equal((0, ""), (proved.ExitCode, proved.Error));
        Assert.Contains("A-1: 2 entries, ending in ", proved.Output, StringComparison.Ordinal);
        Assert.Contains(", proved", proved.Output, StringComparison.Ordinal);
        Assert.Equal((1, "A-1, entry 2: edited after it was sealed"), (broken.ExitCode, broken.Error.Trim()));
        Assert.Contains("A-1: 2 entries, ending in ", broken.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(database, "audit", "verify", "--account", "A-9")).ExitCode);
    }

    [SkippableTheory, EveryEngine]
    public async Task Sends_messages_again(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await RunAsync(database, "import",
            await WriteAsync("quote.ndjson",
            [.. Feed.FeedFile.Basics, Feed.FeedFile.Quote("q", "Q-1", "\"publishedAt\":\"today-1T10:00Z\",")
            .Replace("2026-12-15", "today+9", StringComparison.Ordinal)
            .Replace("\"contract\":\"con\",", "\"contract\":\"con2\",", StringComparison.Ordinal)
            .Insert(0, """{"type":"contract","externalId":"con2","account":"acc","number":"C-2","name":"Contract","currency":"USD","terms":[{"from":"today","to":"today+1y-1d"}],"billingFrequency":"monthly","paymentTermsDays":30}""" + "\n")]));
        await using (var db = database.Contexts.Unscoped())
        {
            var message = await db.OutboxMessages.SingleAsync(row => row.Kind == Domain.Messages.MessageKind.QuotePublished);
            for (var attempt = 0; attempt < Domain.Messages.OutboxMessage.MaxAttempts; attempt++)
            {
                message.Claim(DateTimeOffset.UnixEpoch, TimeSpan.Zero);
            }

            message.MarkFailed("No route to host", DateTimeOffset.UnixEpoch);
            await db.SaveChangesAsync();
        }

        Assert.Contains("No route to host", (await RunAsync(database, "messages", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(database, "messages", "resend")).ExitCode);
        Assert.Contains("1 messages", (await RunAsync(database, "messages", "resend", "--all-failed")).Output, StringComparison.Ordinal);
        Assert.Contains("0 messages", (await RunAsync(database, "messages", "list")).Output, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "P2")]
    public async Task Asks_the_gateway_about_payments_that_hang(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var till = new Till(await World.CreateAsync(database, TestClock.Today.AddDays(-1)));
        var (paid, left) = (till.World.Invoice("INV-1", 100m), till.World.Invoice("INV-2", 50m));
        await till.World.WriteAsync(paid, left);
        await till.TypeAsync(await till.OpenAsync((paid, 100m)));
        await till.OpenAsync((left, 50m));

        Assert.Equal(4, (await RunAsync(database, "reconcile", "--content-root", _folder)).ExitCode);
        await WriteAsync("appsettings.json", """{"Payments":{"Gateway":"Stripe"},"Stripe":{"SecretKey":"sk_x","ApiUrl":"http://127.0.0.1:1"}}""");
        Assert.Equal((0, "0 payments brought up to date."), Told(await RunAsync(database, "reconcile", "--content-root", _folder)));
        await WriteAsync("appsettings.json", """{"Payments":{"Gateway":"Simulated"}}""");
        Assert.Equal((0, "2 payments brought up to date."), Told(await RunAsync(database, "reconcile", "--content-root", _folder)));
        Assert.Equal((0, "0 payments brought up to date."), Told(await RunAsync(database, "reconcile", "--content-root", _folder)));

        Assert.Equal((0m, 50m), ((await till.ReadAsync(paid)).Balance.Amount, (await till.ReadAsync(left)).Balance.Amount));
        await using var db = database.Contexts.Unscoped();
        Assert.Equal([PaymentAttemptStatus.Expired, PaymentAttemptStatus.Succeeded],
            (await db.PaymentAttempts.Select(row => row.Status).ToListAsync())
            .OrderBy(status => status.ToString(), StringComparer.Ordinal));
        static (int, string) Told(CommandRun run) => (run.ExitCode, run.Output.Trim());
    }

    [Fact, Trait("Acceptance", "P5")]
    public async Task Bills_reminds_and_charges_what_pays_itself()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var today = TestClock.Today.AddDays(-1);
        var auto = new Autopaying(await World.CreateAsync(database, today));
        var contract = await auto.World.ContractAsync(auto.World.Terms(startsOn: today, Domain.Billing.BillingFrequency.Annual),
            auto.World.Line(1m, 10m));
        await auto.CardAsync();
        await auto.SwitchAsync(contract, Domain.Contracts.AutopayMode.OnIssue);
        await auto.World.WriteAsync(auto.World.Invoice("INV-1", 10m, today.AddDays(-40), today.AddDays(-5)));
        await WriteAsync("appsettings.json", """{"Payments":{"Gateway":"Simulated"},"Reminders":{"FromHour":0}}""");

        var billed = await RunAsync(database, "bill", "--content-root", _folder);

        Assert.Equal((0, ""), (billed.ExitCode, billed.Error));
        Assert.Equal(
            ["0 invoices written.", "1 invoices reminded of.", "0 times told of a deadline.", "1 invoices charged to a card on file."],
            billed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(120m, await auto.Till.CapturedAsync());
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "H5")]
    public async Task Bills_what_it_can_and_says_how_much_it_can_not(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, new DateOnly(2024, 1, 15));
        var poisoned = await world.ContractAsync(world.Terms(startsOn: world.Today, Domain.Billing.BillingFrequency.Quarterly),
            world.Line(1m, 10m));
        await world.ContractAsync(world.Terms(startsOn: world.Today.AddDays(1), Domain.Billing.BillingFrequency.Annual),
            world.Line(1m, 10m));
        await database.PoisonAsync("Contracts", poisoned.Id);

        var billed = await RunAsync(database, "bill");

        Assert.Equal(4, billed.ExitCode);
        Assert.StartsWith("1 invoices written.", billed.Output, StringComparison.Ordinal);
        Assert.StartsWith("billing: 1 row stands still since ",
            Assert.Single(billed.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_by_the_machines_clock_outside_tests()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await RunAsync(database, "import", await WriteAsync("basics.ndjson", Feed.FeedFile.Basics));

#pragma warning disable RS0030 // This test proves that the clock is wired.
        var clock = TimeProvider.System;
#pragma warning restore RS0030
        var before = clock.GetUtcNow();
        using var said = new StringWriter();
        var options = database.Options;
        Assert.Equal(0,
            await CommandLine.RunAsync(["users", "deactivate", "--email", "ann@example.com", "--provider", options.Provider.ToString(),
            "--connection", options.ConnectionString], said, said));

        await using var db = database.Contexts.Unscoped();
        var at = await db.AuditEntries.Where(entry => entry.Action == AuditAction.UserDeactivated).Select(entry => entry.At).SingleAsync();
        Assert.InRange(at, before.AddMilliseconds(-1), clock.GetUtcNow());
    }

    private static async Task<List<string>> SetsAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        return await db.Memberships.SelectMany(member => member.PermissionSets).Select(held => held.PermissionSet.Name).ToListAsync();
    }

    private async Task<string> WriteAsync(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }

    private static Task<CommandRun> RunAsync(TestDatabase database, params string[] arguments) => CommandRun.OnAsync(database, arguments);

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync([.. arguments, "--content-root", _folder]);
}
