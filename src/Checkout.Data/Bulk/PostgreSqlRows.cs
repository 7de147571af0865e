using Npgsql;

namespace Checkout.Data.Bulk;

/// <summary>COPY in its binary form.</summary>
internal sealed class PostgreSqlRows(NpgsqlBinaryImporter copy, BulkTable table) : RowSink
{
    private int _column;

    public static async Task<RowSink> BeginAsync(NpgsqlConnection connection, BulkTable table, CancellationToken cancellation) =>
        new PostgreSqlRows(await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) FROM STDIN (FORMAT BINARY)",
            cancellation), table);

    public override void WriteNull()
    {
        Begin();
        copy.WriteNull();
    }

    public override void Write(bool value) => Put(value);

    public override void Write(int value) => Put(value);

    public override void Write(long value) => Put(value);

    public override void Write(decimal value) => Put(value);

    public override void Write(Guid value) => Put(value);

    public override void Write(DateOnly value) => Put(value);

    public override void Write(DateTimeOffset value) => Put(value);

    public override void Write(string value) => Put(value);

    public override void Write(byte[] value) => Put(value);

    public override void EndRow() => _column = 0;

    public override async Task CompleteAsync(CancellationToken cancellation) => await copy.CompleteAsync(cancellation);

    public override ValueTask DisposeAsync() => copy.DisposeAsync();

    private void Put<TValue>(TValue value)
    {
        var type = table.Columns[_column].StoreType;
        Begin();
        copy.Write(value, type);
    }

    private void Begin()
    {
        if (_column++ == 0)
        {
            copy.StartRow();
        }
    }
}
