using System.Data.Common;
using System.Globalization;
using Checkout.Benchmarks.Driving;
using Checkout.Data;
using Checkout.Data.Identity;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Benchmarks.Filling;

/// <summary>
/// Copies what an account has into others, as often as wanted, within the database: every row gets identities and numbers of its own, and
/// each copy lies a day before the one before it, over half a quarter. Indexes and triggers stand aside meanwhile; whoever calls this has
/// the triggers made anew.
/// </summary>
internal sealed class Copies(CheckoutDbContext db)
{
    private const int Days = 45;

    // Between two copies, more than the ordinals of one differ.
    private const long Apart = 1L << 34;

    // Nobody's copies: who may do what, and chains that are sealed.
    private static readonly HashSet<Type> Left = [typeof(Membership), typeof(MembershipPermissionSet), typeof(AuditEntry)];

    private const string SqliteTriggers = "SELECT 'DROP TRIGGER \"' || name || '\"' FROM sqlite_master WHERE type = 'trigger'";
    private const string SqliteIndexes = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = @table";

    private const string PostgreSqlTriggers =
        "SELECT DISTINCT 'DROP FUNCTION ' || tgfoid::regproc || ' CASCADE' FROM pg_trigger WHERE NOT tgisinternal";

    private const string PostgreSqlIndexes = """
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = @table
            AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = format('%I.%I', schemaname, indexname)::regclass)
        """;

    private readonly HashSet<Guid> _ids = [];
    private readonly DbConnection _connection = db.Database.GetDbConnection();
    private readonly bool _sqlite = db.Database.IsSqlite();

    public async Task WriteAsync(Customer from, IEnumerable<Customer> to)
    {
        SqliteConnection.ClearAllPools();
        await db.Database.OpenConnectionAsync();
        await ExecuteAsync(_sqlite
            ? "PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;"
            : "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
        await ExecuteAsync($"CREATE TEMPORARY TABLE copies (k BIGINT PRIMARY KEY, only_in TEXT, account {(_sqlite ? "TEXT" : "UUID")})");
        var serial = 0;
        foreach (var customer in to)
        {
            var copies = customer.Table is null ? customer.Documents / Block.Size : (customer.Documents / Block.PaymentsIn) + 1;
            await ExecuteAsync(_sqlite
                ? "INSERT INTO copies WITH RECURSIVE s(k) AS (SELECT @from UNION ALL SELECT k + 1 FROM s WHERE k < @until) "
                    + "SELECT k, @table, @account FROM s"
                : "INSERT INTO copies SELECT k, @table, @account FROM generate_series(@from, @until) k",
                ("from", serial + 1), ("until", serial += copies), ("account", customer.Id),
                ("table", customer.Table ?? ""));
        }

        foreach (var sql in await ReadAsync<string>(_sqlite ? SqliteTriggers : PostgreSqlTriggers))
        {
            await ExecuteAsync(sql);
        }

        var types = db.Model.GetEntityTypes().Where(type => typeof(IAccountOwned).IsAssignableFrom(type.ClrType)
            && typeof(Entity).IsAssignableFrom(type.ClrType) && !Left.Contains(type.ClrType)).ToList();
        foreach (var type in types)
        {
            _ids.UnionWith(await ReadAsync<Guid>(
                $"""SELECT "Id" FROM "{type.GetTableName()}" WHERE "AccountId" = @account""", ("account", from.Id)));
        }

        foreach (var type in types)
        {
            await CopyAsync(type.GetTableName()!, from.Id);
        }

        await ExecuteAsync("DROP TABLE copies" + (_sqlite ? "; PRAGMA journal_mode = WAL" : ""));
        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
    }

    private async Task CopyAsync(string table, Guid from)
    {
        if (await ReadAsync<long>($"""SELECT COUNT(*) FROM "{table}" WHERE "AccountId" = @account""", ("account", from)) is [0])
        {
            return;
        }

        var indexes = await ReadAsync<string>(_sqlite ? SqliteIndexes : PostgreSqlIndexes, ("table", table));
        foreach (var index in indexes)
        {
            await ExecuteAsync($"DROP INDEX {index.Split(" INDEX ")[1].Split(" ON ")[0]}");
        }

        var (names, values) = (new List<string>(), new List<string>());
        foreach (var column in db.Model.GetRelationalModel().FindTable(table, null)!.Columns)
        {
            var quoted = $"\"{column.Name}\"";
            names.Add(quoted);
            values.Add(await ValueAsync(table, column, $"p.{quoted}", from));
        }

        await ExecuteAsync(
            $"""
            INSERT INTO "{table}" ({string.Join(", ", names)})
            SELECT {string.Join(", ", values)} FROM copies c CROSS JOIN (SELECT * FROM "{table}" WHERE "AccountId" = @from) p
            WHERE c.only_in IN ('', '{table}')
            """, ("from", from));
        foreach (var index in indexes)
        {
            await ExecuteAsync(index);
        }
    }

    // What a copy has in a column.
    private async Task<string> ValueAsync(string table, IColumn column, string value, Guid from)
    {
        var type = column.PropertyMappings[0].Property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (column.Name is nameof(IAccountOwned.AccountId))
        {
            return "c.account";
        }

        if (column.Name is nameof(Entity.Ordinal))
        {
            return Invariant($"{value} - (c.k * {Apart})");
        }

        if (type == typeof(Guid))
        {
            var ids = await ReadAsync<Guid>(
                $"""SELECT DISTINCT "{column.Name}" FROM "{table}" WHERE "AccountId" = @account AND "{column.Name}" IS NOT NULL""",
                ("account", from));
            return !ids.Exists(_ids.Contains) ? value
                : _sqlite ? $"printf('%08X', c.k) || substr({value}, 9)"
                : $"overlay({value}::text placing lpad(to_hex(c.k), 8, '0') from 1 for 8)::uuid";
        }

        return type == typeof(string)
            ? $"replace({value}, '{Block.Mark}', 'K' || {(_sqlite ? "printf('%05d', c.k)" : "lpad(c.k::text, 5, '0')")})"
            : type == typeof(DateOnly) ? _sqlite ? $"date({value}, '-' || (c.k % {Days}) || ' days')" : $"{value} - (c.k % {Days})::int"
            : type == typeof(DateTimeOffset) ? _sqlite ? Invariant($"{value} - ((c.k % {Days}) * {TimeSpan.TicksPerDay})")
                : $"{value} - ((c.k % {Days}) * INTERVAL '1 day')"
            : value;
    }

    private async Task ExecuteAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<T>> ReadAsync<T>(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetFieldValue<T>(0));
        }

        return found;
    }

    private DbCommand Command(string sql, (string Name, object Value)[] parameters)
    {
        var command = _connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        foreach (var (name, value) in parameters)
        {
            Database.Add(command, name, value);
        }

        return command;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
