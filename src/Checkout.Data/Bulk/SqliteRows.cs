using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Checkout.Data.Bulk;

/// <summary>One prepared statement for all rows, with values bound as Microsoft.Data.Sqlite binds them.</summary>
internal sealed class SqliteRows : RowSink
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _column;

    public SqliteRows(SqliteConnection connection, BulkTable table)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection,
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) VALUES ("
            + string.Join(", ", Enumerable.Repeat("?", table.Columns.Count)) + ")", out _statement));
    }

    public override void WriteNull() => Check(raw.sqlite3_bind_null(_statement, ++_column));

    public override void Write(bool value) => Write(value ? 1 : 0);

    public override void Write(int value) => Check(raw.sqlite3_bind_int(_statement, ++_column, value));

    public override void Write(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_column, value));

    public override void Write(decimal value) => Write(value.ToString("0.0###########################", CultureInfo.InvariantCulture));

    public override void Write(Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out var length);
        Ascii.ToUpperInPlace(text, out _);
        Check(raw.sqlite3_bind_text(_statement, ++_column, text[..length]));
    }

    public override void Write(DateOnly value)
    {
        Span<byte> text = stackalloc byte[10];
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        Check(raw.sqlite3_bind_text(_statement, ++_column, text[..length]));
    }

    public override void Write(DateTimeOffset value) =>
        Write(value.ToString("yyyy\\-MM\\-dd HH\\:mm\\:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));

    public override void Write(string value) => Check(raw.sqlite3_bind_text(_statement, ++_column, value));

    public override void Write(byte[] value) =>
        Check(value.Length == 0 ? raw.sqlite3_bind_zeroblob(_statement, ++_column, 0)
            : raw.sqlite3_bind_blob(_statement, ++_column, value));

    public override void EndRow()
    {
        Check(raw.sqlite3_step(_statement));
        Check(raw.sqlite3_reset(_statement));
        _column = 0;
    }

    public override Task CompleteAsync(CancellationToken cancellation) => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        _statement.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _connection);
        }
    }
}
