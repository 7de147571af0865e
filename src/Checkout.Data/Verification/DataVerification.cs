using System.Collections;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Checkout.Data.Audit;
using Checkout.Data.Tallies;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Data.Verification;

/// <summary>Proves every law that can be told from the rows of a database, or names what breaks one. It may run while the portal writes:
/// what the documents say is read of one moment.</summary>
public sealed class DataVerification(CheckoutDbContexts contexts, AuditKey key)
{
    // As decimals are kept in SQLite.
    private const decimal SqliteUnits = 10_000m;

    /// <summary>What is found, as it is found.</summary>
    public async IAsyncEnumerable<LawFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using (var db = contexts.Unscoped())
        {
            await using var state = await db.BeginReadingAsync(cancellation);
            foreach (var law in Laws.All)
            {
                await foreach (var finding in RowsAsync(db, law.Sql, row => Broken(law, row), cancellation))
                {
                    yield return finding;
                }
            }

            await foreach (var finding in RowsAsync(db, Evidence, Unproved, cancellation))
            {
                if (finding is not null)
                {
                    yield return finding;
                }
            }

            foreach (var (table, series, prefix) in Unbroken)
            {
                await foreach (var finding in NumbersAsync(db, table, series, prefix, cancellation))
                {
                    yield return finding;
                }
            }
        }

        foreach (var finding in await new TallyAudit(contexts).FindAsync(cancellation))
        {
            yield return new("figures", "", "", finding.ToString());
        }

        await foreach (var report in new AuditVerification(contexts, key).RunAsync(accountId: null, cancellation))
        {
            foreach (var finding in report.Findings)
            {
                yield return new("seals", "", "", finding.ToString());
            }
        }
    }

    private static readonly (string Table, Func<Guid, string> Series, string Prefix)[] Unbroken =
    [
        ("Invoices", Numbers.InvoiceKey, "InvoicePrefix"), ("CreditMemos", Numbers.CreditMemoKey, "CreditMemoPrefix"),
    ];

    internal const string Evidence = """
        SELECT a."Number", o."Number", o."TotalAmount", q."Number", e."SnapshotHash", e."Snapshot" FROM "Acceptances" AS e
        JOIN "Accounts" AS a ON a."Id" = e."AccountId"
        JOIN "Orders" AS o ON o."AccountId" = e."AccountId" AND o."Id" = e."OrderId"
        JOIN "Quotes" AS q ON q."AccountId" = e."AccountId" AND q."Id" = e."QuoteId"
        """;

    private static LawFinding Broken(Law law, DbDataReader row) => new(law.Name, row.GetString(0), row.GetString(1),
        $"kept {Text(law.Unit, row.GetValue(2))}, should be {Text(law.Unit, row.GetValue(3))}");

    private static string Text(LawUnit unit, object value) => unit is LawUnit.Amount ? Amount(value).ToString("0.00##",
        CultureInfo.InvariantCulture) : value is "" ? "nothing" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static decimal Amount(object value) => value is long scaled ? scaled / SqliteUnits
        : Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    /// <summary>What was accepted is what its hash says, and what became the order.</summary>
    private static LawFinding? Unproved(DbDataReader row)
    {
        var (total, quote, hash, snapshot) = (Amount(row.GetValue(2)), row.GetString(3), row.GetString(4), row.GetString(5));
        var computed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot)));
        LawFinding Found(string said) => new("evidence of an acceptance", row.GetString(0), row.GetString(1), said);
        if (computed != hash)
        {
            return Found($"kept hash {hash}, the snapshot’s is {computed}");
        }

        using var json = JsonDocument.Parse(snapshot);
        var (number, accepted) = (json.RootElement.GetProperty("number").GetString(), json.RootElement.GetProperty("total").GetString());
        return number == quote && decimal.Parse(accepted!, CultureInfo.InvariantCulture) == total ? null
            : Found(FormattableString.Invariant($"{accepted} of {number} was accepted, the order is {total:0.00##} of {quote}"));
    }

    /// <summary>Invoices and credit memos of a legal entity have every number of their series, once (R21).</summary>
    private static async IAsyncEnumerable<LawFinding> NumbersAsync(CheckoutDbContext db, string table, Func<Guid, string> series,
        string prefixes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A bit for each number of a series: that is all that is held of a document.
        var lasts = new Dictionary<string, long>(StringComparer.Ordinal);
        var seen = new Dictionary<Guid, (string Prefix, BitArray Numbers)>();
        await foreach (var (name, last) in RowsAsync(db, """SELECT "Key", "Last" FROM "NumberSeries" """,
            row => (row.GetString(0), row.GetInt64(1)), cancellation))
        {
            lasts[name] = last;
        }

        await foreach (var (entity, prefix) in RowsAsync(db, $"""SELECT "Id", "{prefixes}" FROM "LegalEntities" """,
            row => (row.GetGuid(0), row.GetString(1)), cancellation))
        {
            seen[entity] = (prefix, new BitArray((int)lasts.GetValueOrDefault(series(entity)) + 1));
        }

        await foreach (var (account, number, entity) in RowsAsync(db,
            $"""
            SELECT a."Number", d."Number", d."LegalEntityId" FROM "{table}" AS d JOIN "Accounts" AS a ON a."Id" = d."AccountId"
            WHERE d."Source" = 'Checkout'
            """, row => (row.GetString(0), row.GetString(1), row.GetGuid(2)), cancellation))
        {
            var (prefix, numbers) = seen[entity];

            // A prefix may have been another one once.
            var digits = number.StartsWith(prefix, StringComparison.Ordinal) ? number[prefix.Length..]
                : number[(number.LastIndexOf('-') + 1)..];
            if (!int.TryParse(digits, CultureInfo.InvariantCulture, out var place) || place < 1 || place >= numbers.Length)
            {
                yield return new("number", account, number, "beyond the end of its series");
            }
            else if (numbers[place])
            {
                yield return new("number", account, number, "given twice");
            }
            else
            {
                numbers[place] = true;
            }
        }

        foreach (var (prefix, numbers) in seen.Values)
        {
            for (var place = 1; place < numbers.Length; place++)
            {
                if (!numbers[place])
                {
                    yield return new("number", "", DocumentNumber.Format(prefix, place), "missing");
                }
            }
        }
    }

    private static async IAsyncEnumerable<TRow> RowsAsync<TRow>(CheckoutDbContext db, string sql, Func<DbDataReader, TRow> read,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return read(reader);
        }
    }
}
