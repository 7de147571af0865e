using System.Net;
using System.Net.Sockets;
using System.Text;
using Checkout.Data.Numbering;
using Checkout.Data.Providers;
using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Checkout.Data.Tests.Transactions;

/// <summary>Deadlocks, lost connections and long locks: one effect or none, and no error that could have been spared.</summary>
[Trait("Acceptance", "D5")]
public sealed class ADatabaseInTrouble
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableTheory, EveryEngine(ServersOnly = true)]
    public async Task Deadlocked_on_purpose_does_both_works(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (one, other) = (await World.CreateAsync(database, TestClock.Today), await World.CreateAsync(database, TestClock.Today));
        var transactions = new AccountTransactions(database.Contexts, TestClock.Running);
        var (attempts, first, second) = (0, new TaskCompletionSource(), new TaskCompletionSource());

        var numbers = await Task.WhenAll(
            TakeAsync(one, first, second, Numbers.PaymentAsync, Numbers.OrderAsync),
            TakeAsync(other, second, first, Numbers.OrderAsync, Numbers.PaymentAsync));

        // The victim did it again, and no number was given twice.
        Assert.Equal((3, 4), (attempts, numbers.SelectMany(pair => pair).Distinct(StringComparer.Ordinal).Count()));

        Task<string[]> TakeAsync(World world, TaskCompletionSource mine, TaskCompletionSource theirs,
            Func<CheckoutDbContext, CancellationToken, Task<string>> take, Func<CheckoutDbContext, CancellationToken, Task<string>> then) =>
            transactions.RunAsync(world.Account.Id, async (db, _, token) =>
            {
                Interlocked.Increment(ref attempts);
                var had = await take(db, token);
                mine.TrySetResult();
                await theirs.Task;
                return new[] { had, await then(db, token) };
            }, None);
    }

    [SkippableTheory, EveryEngine(ServersOnly = true)]
    public async Task Cut_off_in_the_middle_begins_again_from_nothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var attempts = 0;

        await new AccountTransactions(database.Contexts, TestClock.Running).RunAsync(world.Account.Id, async (db, now, _) =>
        {
            db.AuditEntries.Add(Note(world, now));
            if (++attempts == 1)
            {
                await db.SaveChangesAsync(None);
                await database.ExecuteAsync(db.Database.GetDbConnection() switch
                {
                    NpgsqlConnection postgres => $"SELECT pg_terminate_backend({postgres.ProcessID})",
                    var connection => $"KILL {((SqlConnection)connection).ServerProcessId}",
                });
            }

            return true;
        }, None);

        Assert.Equal((2, 1), (attempts, await NotesAsync(database)));
    }

    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task Whose_answer_to_the_commit_is_lost_has_one_effect(bool commits)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        var world = await World.CreateAsync(database, TestClock.Today);
        using var wire = new LossyWire(database.Options.ConnectionString, commits);
        var contexts = CheckoutDbContexts.For(
            new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = wire.ConnectionString },
            TestAuditKey.For(database.Options));
        var attempts = 0;

        await new AccountTransactions(contexts, TestClock.Running).RunAsync(world.Account.Id, (db, now, _) =>
        {
            attempts++;
            db.AuditEntries.Add(Note(world, now));
            return Task.FromResult(true);
        }, None);

        // What was committed is not done again; what was not is.
        Assert.Equal((commits ? 1 : 2, 1), (attempts, await NotesAsync(database)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Held_by_somebody_for_longer_than_one_waits_says_so(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var impatient = new DatabaseOptions
        {
            Provider = database.Options.Provider,
            ConnectionString = database.Options.ConnectionString
                + (engine is Engine.Sqlite ? ";Default Timeout=1" : ";Command Timeout=1"),
        };
        var (held, free) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = world.Transactions.RunAsync(world.Account.Id, async (_, _, _) =>
        {
            held.SetResult();
            await free.Task;
            return true;
        }, None);
        await held.Task;

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            new AccountTransactions(CheckoutDbContexts.For(impatient, TestAuditKey.For(database.Options)), TestClock.Running)
                .RunAsync(world.Account.Id, (_, _, _) => Task.FromResult(true), None));

        Assert.Equal(DatabaseTrouble.Busy, DatabaseTroubles.Of(failure));
        free.SetResult();
        Assert.True(await holder);
    }

    [Theory]
    [InlineData(1205, DatabaseTrouble.Passing), InlineData(40613, DatabaseTrouble.Passing), InlineData(10054, DatabaseTrouble.Passing)]
    [InlineData(1222, DatabaseTrouble.Busy), InlineData(-2, DatabaseTrouble.Slow), InlineData(4060, DatabaseTrouble.Away)]
    [InlineData(18456, DatabaseTrouble.Away), InlineData(976, DatabaseTrouble.Away), InlineData(3960, DatabaseTrouble.Passing)]
    [InlineData(40501, DatabaseTrouble.Passing), InlineData(2627, DatabaseTrouble.None), InlineData(547, DatabaseTrouble.None)]
    public void Tells_on_SQL_Server_by_its_number_what_it_is(int number, DatabaseTrouble trouble) =>
        Assert.Equal(trouble, SqlServerDbContext.TroubleOf(number));

    [Theory]
    [InlineData(SocketError.ConnectionReset, DatabaseTrouble.Passing), InlineData(SocketError.Shutdown, DatabaseTrouble.Passing)]
    [InlineData(SocketError.ConnectionRefused, DatabaseTrouble.Away), InlineData(SocketError.HostNotFound, DatabaseTrouble.Away)]
    public void Tells_a_connection_that_broke_from_one_that_never_was(SocketError error, DatabaseTrouble trouble) =>
        Assert.Equal(trouble,
            DatabaseTroubles.Of(new DbUpdateException("not saved", new IOException("lost", new SocketException((int)error)))));

    [Fact]
    public void That_is_none_of_a_databases_is_none()
    {
        Assert.Equal(DatabaseTrouble.None, DatabaseTroubles.Of(new TimeoutException()));
        Assert.Equal(DatabaseTrouble.None, DatabaseTroubles.Of(new HttpRequestException("away", new SocketException(111))));
        Assert.Equal(DatabaseTrouble.None, DatabaseTroubles.Of(new DbUpdateConcurrencyException("stale")));
    }

    private static AuditEntry Note(World world, DateTimeOffset now) =>
        new(world.Account.Id, userId: null, "somebody", AuditAction.SignedIn, "once", details: null, ipAddress: null, now);

    private static async Task<int> NotesAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        return await db.AuditEntries.CountAsync(entry => entry.Subject == "once");
    }

    /// <summary>Stands between the portal and its database, and breaks the connection at the first commit: after the database made it, or
    /// before it heard of it.</summary>
    private sealed class LossyWire : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly bool _commits;
        private int _broken;

        public LossyWire(string connectionString, bool commits)
        {
            _commits = commits;
            _listener.Start();
            var target = new NpgsqlConnectionStringBuilder(connectionString);
            var (host, port) = (target.Host!, target.Port);
            (target.Host, target.Port) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
            (target.Pooling, target.SslMode) = (false, SslMode.Disable);
            ConnectionString = target.ConnectionString;
            _ = AcceptAsync(host, port);
        }

        public string ConnectionString { get; }

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync(string host, int port)
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(host, port);
                _ = PumpAsync(client, server);
            }
        }

        private async Task PumpAsync(TcpClient client, TcpClient server)
        {
            using (client)
            using (server)
            {
                var (up, down) = (client.GetStream(), server.GetStream());
                var lost = 0;
                var answers = Task.Run(async () =>
                {
                    var buffer = new byte[65536];
                    while (await down.ReadAsync(buffer) is > 0 and var read && Volatile.Read(ref lost) == 0)
                    {
                        await up.WriteAsync(buffer.AsMemory(0, read));
                    }
                });
                var asked = new byte[65536];
                while (await up.ReadAsync(asked) is > 0 and var count)
                {
                    if (Encoding.Latin1.GetString(asked, 0, count).Contains("COMMIT\0", StringComparison.Ordinal)
                        && Interlocked.Exchange(ref _broken, 1) == 0)
                    {
                        Volatile.Write(ref lost, 1);
                        if (_commits)
                        {
                            await down.WriteAsync(asked.AsMemory(0, count));
                            await answers;
                        }

                        return;
                    }

                    await down.WriteAsync(asked.AsMemory(0, count));
                }
            }
        }
    }
}
