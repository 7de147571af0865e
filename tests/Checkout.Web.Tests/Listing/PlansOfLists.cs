using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Checkout.Web.Tests.Listing;

/// <summary>
/// What lists and pages ask the database finds its rows along an index: an account may have a hundred documents or a hundred thousand. Each
/// query is asked for its plan; one that walks or sorts all documents of the account fails, unless it is listed here with the reason.
/// </summary>
[Trait("Acceptance", "F3")]
public sealed partial class PlansOfLists(ITestOutputHelper output)
{
    private static readonly string[] Tabs = ["/Quotes", "/Contracts", "/Orders", "/Invoices", "/Payments", "/CreditMemos", "/Activity"];

    /// <summary>Tables with as many rows as an account has documents.</summary>
    private static readonly string[] Documents =
    [
        "Quotes", "QuoteLine", "Orders", "OrderLine", "Invoices", "InvoiceLine", "InvoiceTax", "Payments", "CreditMemos", "CreditMemoLine",
        "CollectionsActivities", "LedgerEntries", "Allocations", "AuditEntries", "InvoiceChanges", "RequestRecords", "OutboxMessages",
        "InvoiceReminders",
    ];

    /// <summary>Two tables are put into one order that is no column of both: their keys are sorted, and nothing else is read.</summary>
    private static readonly string[] Sorted = ["/CreditMemos?sort=kind", "/CreditMemos?sort=amount", "/CreditMemos?sort=remaining",
        "/CreditMemos?sort=number"];

    private static readonly Dictionary<string, int> Pinned = new(StringComparer.Ordinal)
    {
        ["/"] = 19,
        ["/Quotes"] = 10,
        ["/Quotes/…"] = 14,
        ["/Contracts"] = 9,
        ["/Contracts/…"] = 17,
        ["/Orders"] = 9,
        ["/Orders/…"] = 13,
        ["/InstalledProducts"] = 10,
        ["/Invoices"] = 9,
        ["/Invoices?q=usage"] = 8,
        ["/Invoices?status=Overdue"] = 9,
        ["/Invoices/…"] = 14,
        ["/Payments"] = 8,
        ["/Payments/…"] = 10,
        ["/CreditMemos"] = 10,
        ["/CreditMemos/…"] = 10,
        ["/Statements"] = 14,
        ["/Statements/OpenItems"] = 13,
        ["/Activity"] = 8,
        ["/Search?q=acme"] = 21,
        ["/Pay"] = 6,
    };

    [Fact]
    public async Task Walk_and_sort_no_documents_of_an_account()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        var clock = new FakeTimeProvider(TestDatabase.DemoImportedAt.AddHours(1));
        await using var portal = Portal.Start(database, clock);
        using var browser = await portal.SignedInAs("admin@acme.example");
        using var asked = new Commands(database);
        await asked.BeHeardAsync(browser);
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in (await PathsAsync(browser))
            .Where(path => !Sorted.Contains(path.Replace("sort=-", "sort=", StringComparison.Ordinal))))
        {
            asked.Clear();
            (await browser.GetAsync(path)).Expect(HttpStatusCode.OK);
            foreach (var command in asked.All)
            {
                foreach (var fault in await FaultsAsync(database, command))
                {
                    faults.Add($"{path}: {fault}\n    {command.Sql.ReplaceLineEndings(" ")}");
                }
            }
        }

        foreach (var fault in faults)
        {
            output.WriteLine(fault);
        }

        Assert.Empty(faults);
    }

    /// <summary>What each page asks, a second time; whoever changes a number here says why a page needs to ask more often.</summary>
    [SkippableTheory, EveryEngineInSoak]
    public async Task Are_as_many_as_written_here(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        var clock = new FakeTimeProvider(TestDatabase.DemoImportedAt.AddHours(1));
        await using var portal = Portal.Start(database, clock);
        using var browser = await portal.SignedInAs("admin@acme.example");
        using var asked = new Commands(database);
        await asked.BeHeardAsync(browser);
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in Pinned.Keys)
        {
            var shown = path;
            if (path.EndsWith("/…", StringComparison.Ordinal))
            {
                shown = (await browser.GetAsync(path[..^2])).All("tbody a.open, tbody th a")[0].GetAttribute("href")!;
            }

            (await browser.GetAsync(shown)).Expect(HttpStatusCode.OK);
            asked.Clear();
            (await browser.GetAsync(shown)).Expect(HttpStatusCode.OK);
            counted[path] = asked.Count;
        }

        foreach (var (path, count) in counted)
        {
            output.WriteLine($"{path} {count}");
        }

        Assert.Equal(Pinned.Select(page => $"{page.Key} {page.Value}"), Pinned.Keys.Select(path => $"{path} {counted[path]}"));
    }

    /// <summary>Every order, status and period that a list offers, a search, its last page; and a document of each kind.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(PortalClient browser)
    {
        var paths = new List<string>
        {
            "/", "/Statements", "/Statements?period=last-month", "/Statements/OpenItems", "/InstalledProducts", "/AddProducts?all=true",
            "/Search?q=Acme"
        };
        foreach (var tab in Tabs)
        {
            var page = (await browser.GetAsync(tab)).Expect(HttpStatusCode.OK);
            var links = page.All("th a, a.chip").Select(link => link.GetAttribute("href")!)
                .Where(link => link.StartsWith(tab, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
            paths.AddRange([tab, $"{tab}?page=999999", $"{tab}?q=usage", $"{tab}?from=2026-01-01&until=2026-03-31", .. links]);
            paths.AddRange(links.Where(link => link.Contains("sort=", StringComparison.Ordinal))
                .Select(link => link.Contains("sort=-", StringComparison.Ordinal)
                    ? link.Replace("sort=-", "sort=", StringComparison.Ordinal)
                    : link.Replace("sort=", "sort=-", StringComparison.Ordinal)));
            if (page.All("tbody a.open, tbody th a") is [{ } first, ..])
            {
                paths.Add(first.GetAttribute("href")!);
            }
        }

        return paths;
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(TestDatabase database, Command asked)
    {
        await using var db = database.Contexts.Unscoped();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + asked.Sql;
        foreach (var (name, value) in asked.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        var tables = Named().Matches(asked.Sql)
            .ToLookup(match => match.Groups["alias"].Value, match => match.Groups["table"].Value, StringComparer.Ordinal);
        bool IsOfDocuments(string alias) => tables[alias].Any(Documents.Contains) || Documents.Contains(alias);
        var plan = new List<(long Within, string Step)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add((reader.GetInt64(1), reader.GetString(3)));
        }

        var isBounded = asked.Sql.Contains("LIMIT", StringComparison.Ordinal);
        bool IsFault((long Within, string Step) line) =>
            // Account by account; but for a part of a query that is never asked.
            (line.Step.Contains("ANY(AccountId)", StringComparison.Ordinal)
                && !asked.Sql.Contains("WHERE 0", StringComparison.Ordinal))
            || (Scan().Match(line.Step) is { Success: true } scan && IsOfDocuments(scan.Groups["table"].Value))
            || (Whole().Match(line.Step) is { Success: true } whole && IsOfDocuments(whole.Groups["table"].Value)
                && (!isBounded || plan.Exists(other => other.Within == line.Within
                    && other.Step.StartsWith("USE TEMP B-TREE FOR ", StringComparison.Ordinal)
                    && !other.Step.Contains("LAST", StringComparison.Ordinal))));

        // What a projection takes the first of is numbered in the whole table, of which the plan says nothing.
        if (asked.Sql.Contains("ROW_NUMBER()", StringComparison.Ordinal))
        {
            return ["numbers all rows of a table"];
        }

        return [.. plan.Where(IsFault).Select(line => $"{line.Step}\n    {string.Join(" | ", plan.Select(other => other.Step))}")];
    }

    [GeneratedRegex("^SCAN (?<table>\\w+)(?! USING INTEGER PRIMARY KEY)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();

    /// <summary>All rows of an account; but for indexes that hold those few with which something is still to be done.</summary>
    [GeneratedRegex("^SEARCH (?<table>\\w+) USING (?:COVERING )?INDEX (?!\\w+_(?:Payable|Credit|Void|Disputed|Unapplied|Open) )"
        + "\\w+ \\(AccountId=\\?\\)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    private sealed record Command(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

    /// <summary>The commands that go to one database, as they go.</summary>
    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _database;
        private readonly ConcurrentDictionary<string, Command> _asked = new(StringComparer.Ordinal);
        private readonly List<IDisposable> _subscriptions = [];
        private int _count;

        public Commands(TestDatabase database)
        {
            using var db = database.Contexts.Unscoped();
            _database = NameOf(db.Database.GetDbConnection());
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public IEnumerable<Command> All => _asked.Values;

        /// <summary>EF Core looks once a second whether anybody listens, each of its kinds of contexts for itself.</summary>
        public async Task BeHeardAsync(PortalClient browser)
        {
            for (var tries = 0; _count != Pinned["/Pay"] && tries < 1000; tries++)
            {
                Clear();
                (await browser.GetAsync("/Pay")).Expect(HttpStatusCode.OK);
            }
        }

        private static string NameOf(DbConnection connection) => $"{connection.DataSource}/{connection.Database}";

        /// <summary>With those that were asked more than once.</summary>
        public int Count => _count;

        public void Clear()
        {
            _asked.Clear();
            _count = 0;
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command: var command } && NameOf(command.Connection!) == _database
                && command.CommandText.Split(' ', 2)[0] is "SELECT" or "WITH")
            {
                Interlocked.Increment(ref _count);
                _asked[command.CommandText] = new Command(command.CommandText,
                    [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}
