using System.Collections.Concurrent;
using System.Diagnostics;
using Checkout.Data.Tests.Commands;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Backups;

/// <summary>An operator copies the embedded database while it is used, loses it, and has it back.</summary>
[Trait("Acceptance", "O4")]
public sealed class BackingUp : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-backup-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task While_quotes_are_accepted_loses_no_acceptance_that_was_acknowledged_and_a_killed_one_leaves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var slugs = new List<string>();
        for (var n = 0; n < 24; n++)
        {
            slugs.Add((await world.PublishAsync(world.Terms(), world.Line(1m + n, 9.99m, rate: 19m))).Slug);
        }

        using var accepting = Start("Checkout.Crash.dll", "Sqlite", database.Options.ConnectionString, $"{world.Account.Id}",
            $"{world.User.Id}", "-");
        await accepting.StandardInput.WriteAsync(string.Join('\n', slugs));
        accepting.StandardInput.Close();
        var acknowledged = new ConcurrentQueue<string>();
        var reading = Task.Run(async () =>
        {
            while (await accepting.StandardOutput.ReadLineAsync() is { } line)
            {
                acknowledged.Enqueue(line.Split(' ')[1]);
            }
        });
        while (acknowledged.IsEmpty && !reading.IsCompleted)
        {
            await Task.Delay(20);
        }

        using var killed = Start("checkout.dll", "backup", InFolder("killed"), "--provider", "Sqlite", "--connection",
            database.Options.ConnectionString);
        var before = acknowledged.ToArray();
        var kept = await CommandRun.OnAsync(database, "backup", InFolder("kept"));
        if (kept.ExitCode == 4)
        {
            // The one that is to be killed was faster, and only one at a time copies.
            await KillAsync();
            before = acknowledged.ToArray();
            kept = await CommandRun.OnAsync(database, "backup", InFolder("kept"));
        }

        await KillAsync();
        await reading;
        await accepting.WaitForExitAsync();
        Assert.Equal((0, ""), (kept.ExitCode, kept.Error));
        if (File.Exists(InFolder("killed")))
        {
            Assert.Equal(0, (await RestoreAsync("killed", InFolder("of-killed.db"))).ExitCode);
        }

        var restored = InFolder("elsewhere/restored.db");
        Assert.Equal((0, ""), ((await RestoreAsync("kept", restored)).ExitCode, (await OnFileAsync(restored, "verify")).Error));
        await using var db = CheckoutDbContexts.For(Options(restored), TestAuditKey.For(Options(restored))).Unscoped();
        Assert.Empty(before.Except(await db.Orders.Select(order => order.Slug).ToListAsync()));
        Assert.NotEmpty(before);
        Assert.Equal(24, acknowledged.Count);

        async Task KillAsync()
        {
            killed.Kill();
            await killed.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Refuses_a_file_that_is_cut_off_or_altered_wherever_that_is()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        await CommandRun.OnAsync(database, "backup", InFolder("whole"));
        var whole = await File.ReadAllBytesAsync(InFolder("whole"));
        var spoiled = new[] { 0, 9, 18, 40, 200, 500, whole.Length / 3, whole.Length - 33, whole.Length - 1 }
            .Select(length => whole[..length])
            .Concat(new[] { 3, 17, 45, 120, 700, whole.Length / 2, whole.Length - 40, whole.Length - 1 }.Select(place =>
            {
                byte[] altered = [.. whole];
                altered[place] ^= 4;
                return altered;
            })).Append([.. whole, 0]);

        foreach (var bytes in spoiled)
        {
            await File.WriteAllBytesAsync(InFolder("spoiled"), bytes);
            var refused = await RestoreAsync("spoiled", InFolder("none.db"));
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("Nothing was changed.", refused.Error, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_folder, "none.db*"));
    }

    [Fact]
    public async Task Opens_an_encrypted_file_with_its_passphrase_only()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(InFolder("key"), "correct horse battery\n");
        await File.WriteAllTextAsync(InFolder("other"), "correct horse battery staple");
        await File.WriteAllTextAsync(InFolder("short"), "horse");

        Assert.Equal(4, (await CommandRun.OnAsync(database, "backup", InFolder("secret"), "--key-file", InFolder("short"))).ExitCode);
        var made = await CommandRun.OnAsync(database, "backup", InFolder("secret"), "--key-file", InFolder("key"));
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.Contains("It is encrypted", made.Output, StringComparison.Ordinal);
        Assert.Contains("another passphrase", (await RestoreAsync("secret", InFolder("a.db"), "--key-file", InFolder("other"))).Error,
            StringComparison.Ordinal);
        Assert.Contains("is encrypted", (await RestoreAsync("secret", InFolder("a.db"))).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RestoreAsync("secret", InFolder("a.db"), "--key-file", InFolder("key"))).ExitCode);
    }

    [Fact]
    public async Task Replaces_no_database_that_is_there_or_in_use_unless_told_and_keeps_the_former()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        await CommandRun.OnAsync(database, "backup", InFolder("file"));
        var path = InFolder("used.db");
        await RestoreAsync("file", path);
        await OnFileAsync(path, "users", "deactivate", "--email", "user@acme.example");

        Assert.Contains("--replace", (await RestoreAsync("file", path)).Error, StringComparison.Ordinal);
        using (var contexts = CheckoutDbContexts.For(Options(path), TestAuditKey.For(Options(path))))
        {
            await using var used = contexts.Unscoped();
            await used.Database.OpenConnectionAsync();
            _ = await used.Users.CountAsync();
            Assert.Contains("is in use", (await RestoreAsync("file", path, "--replace")).Error, StringComparison.Ordinal);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await RestoreAsync("file", path, "--replace")).ExitCode);
        Assert.DoesNotContain("(deactivated)", (await OnFileAsync(path, "users", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("(deactivated)", (await OnFileAsync(Directory.GetFiles(_folder, "used.db.before-*Z").Single(), "users", "list"))
            .Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_breaks_a_law_and_restores_it_only_when_told()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        await database.ExecuteAsync("""UPDATE "Payments" SET "Amount" = "Amount" + 1""");

        Assert.Equal(1, (await CommandRun.OnAsync(database, "backup", InFolder("broken"))).ExitCode);
        var refused = await RestoreAsync("broken", InFolder("a.db"));
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("ledger of payment: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RestoreAsync("broken", InFolder("a.db"), "--force")).ExitCode);
    }

    private static DatabaseOptions Options(string path) =>
        new() { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={path}" };

    private static Task<CommandRun> OnFileAsync(string path, params string[] arguments) =>
        CommandRun.OfAsync([.. arguments, "--provider", "Sqlite", "--connection", $"Data Source={path}"]);

    private Task<CommandRun> RestoreAsync(string file, string path, params string[] options) =>
        OnFileAsync(path, ["restore", InFolder(file), .. options]);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        TestClock.GiveTo(start);
        return Process.Start(start)!;
    }
}
