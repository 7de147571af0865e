using System.Diagnostics;
using System.Globalization;
using System.Text;
using Checkout.Data.Feed;
using Checkout.Data.Providers;
using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>A large file is whole or absent, and others work on meanwhile.</summary>
[Trait("Acceptance", "F4")]
public sealed class ImportingInBulk
{
    private const int Invoices = 2_000;

    private static readonly CancellationToken None = CancellationToken.None;

    private static IEnumerable<string> History =>
        Enumerable.Range(0, Invoices).Select(i => FeedFile.Invoice(
            string.Create(CultureInfo.InvariantCulture, $"inv-{i}"), string.Create(CultureInfo.InvariantCulture, $"V{i:D6}")));

    [SkippableTheory, EveryEngine]
    public async Task Killed_in_the_middle_leaves_nothing_of_the_file(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var path = Path.Combine(Path.GetTempPath(), $"checkout-killed-{Guid.NewGuid():N}.ndjson");
        await File.WriteAllLinesAsync(path, FeedFile.Basics.Concat(History), new UTF8Encoding(false));
        try
        {
            var before = await DatabaseState.OfAsync(database.Contexts);
            await KillAsync(database, path);
            Assert.Equal(before, await DatabaseState.OfAsync(database.Contexts));

            var report = await new FeedFile(database).Import.RunAsync(FeedSource.File(path));
            Assert.Empty(report.Problems);
            Assert.Equal(Invoices, report.Counts["invoice"].Added);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Others_read_and_write_while_it_goes_on(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync(FeedFile.Basics);
        var (ours, theirs) = (await AccountAsync(database, "acc"), await AccountAsync(database, "other"));
        using var pause = new Pause();

        var importing = Task.Run(() => feed.Import.RunAsync(FeedFile.SourceOf([.. History]), progress: pause));
        await pause.Begun;

        await using (var reader = database.Contexts.Unscoped())
        {
            Assert.Equal(0, await reader.Invoices.CountAsync());
            Assert.Equal(1, await reader.Orders.CountAsync(order => order.AccountId == ours));
        }

        // A server lets others write; SQLite has one writer, for whom others wait, or hear that somebody else is writing.
        var writing = Task.Run(() => new AccountTransactions(database.Contexts, feed.Clock)
            .RecordAsync(theirs, now => Note(theirs, now), None));
        if (engine is Engine.Sqlite)
        {
            await using var impatient = CheckoutDbContexts.For(new DatabaseOptions
            {
                Provider = DatabaseProvider.Sqlite,
                ConnectionString = new SqliteConnectionStringBuilder(database.Options.ConnectionString)
                {
                    DefaultTimeout = 1,
                    Pooling = false
                }.ConnectionString
            }, TestAuditKey.For(database.Options)).Unscoped();
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => AccountTransactions.LockAsync(impatient, theirs, None));
            Assert.Equal(DatabaseTrouble.Busy, DatabaseTroubles.Of(refused));
            Assert.False(writing.IsCompleted);
        }
        else
        {
            await writing;
        }

        Assert.False(importing.IsCompleted);
        pause.End();
        Assert.Empty((await importing).Problems);
        await writing;
        await using var db = database.Contexts.Unscoped();
        Assert.Equal(Invoices, await db.Invoices.CountAsync());
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Subject == "meanwhile"));
    }

    [SkippableTheory, EveryEngine]
    public async Task An_equal_file_writes_nothing_and_waits_for_nobody(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        string[] file = [.. FeedFile.Basics, .. History];
        Assert.Empty((await feed.RunAsync(file)).Problems);
        var before = await DatabaseState.OfAsync(database.Contexts);
        var account = await AccountAsync(database, "acc");

        await using var other = database.Contexts.Unscoped();
        using var turn = await other.WriteTurnAsync(None);
        await using var transaction = await other.Database.BeginTransactionAsync();
        Assert.True(await AccountTransactions.LockAsync(other, account, None));
        var report = await feed.RunAsync(file);
        await transaction.RollbackAsync();

        Assert.Equal((0, file.Length), (report.Written, report.Counts.Values.Sum(count => count.Skipped)));
        Assert.Equal(before, await DatabaseState.OfAsync(database.Contexts));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_new_company_takes_the_prefix_that_another_gives_up_in_the_same_file(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync(FeedFile.Basics);
        var company = FeedFile.Basics[0];

        var report = await feed.RunAsync(company.Replace("INV-", "OLD-", StringComparison.Ordinal),
            company.Replace("\"le\"", "\"le2\"", StringComparison.Ordinal).Replace("CM-", "CR-", StringComparison.Ordinal)
                .Replace(",\"default\":true", "", StringComparison.Ordinal));

        Assert.Empty(report.Problems);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal(["INV-", "OLD-"], await db.LegalEntities.Select(entity => entity.InvoicePrefix).Order().ToListAsync());
        Assert.Equal(4, await db.NumberSeries.CountAsync(series => series.Key.Length > 30));
    }

    private static async Task KillAsync(TestDatabase database, string path)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Checkout.Crash.dll"), database.Options.Provider.ToString(),
            database.Options.ConnectionString, Guid.Empty.ToString(), Guid.Empty.ToString(), "-", "import", path])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        TestClock.GiveTo(start);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadLineAsync();
        process.Kill();
        await process.WaitForExitAsync();
        Assert.True(int.TryParse(said, CultureInfo.InvariantCulture, out var written) && written < Invoices, $"{said} {await errors}");
    }

    private static async Task<Guid> AccountAsync(TestDatabase database, string externalId)
    {
        await using var db = database.Contexts.Unscoped();
        return await db.Accounts.Where(account => account.ExternalId == externalId).Select(account => account.Id).SingleAsync();
    }

    private static AuditEntry Note(Guid account, DateTimeOffset now) =>
        new(account, userId: null, "Ann", AuditAction.SignedIn, "meanwhile", details: null, ipAddress: null, now);

    /// <summary>Stops the second reading in the middle of its transaction.</summary>
    private sealed class Pause : IProgress<FeedProgress>, IDisposable
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _end = new();

        public Task Begun => _begun.Task;

        public void End() => _end.Set();

        public void Report(FeedProgress value)
        {
            if (value is { IsWriting: true, Records: > Invoices / 2 })
            {
                _begun.TrySetResult();
                _end.Wait();
            }
        }

        public void Dispose() => _end.Dispose();
    }
}
