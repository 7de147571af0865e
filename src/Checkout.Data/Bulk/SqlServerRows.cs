using System.Data;
using Microsoft.Data.SqlClient;

namespace Checkout.Data.Bulk;

/// <summary>SqlBulkCopy, which by itself would look at no foreign key, no check and no trigger.</summary>
internal sealed class SqlServerRows : RowSink
{
    private readonly SqlConnection _connection;
    private readonly SqlTransaction? _transaction;
    private readonly string _name;
    private readonly object[] _values;
    private int _column;

    public SqlServerRows(SqlConnection connection, SqlTransaction? transaction, BulkTable table)
    {
        (_connection, _transaction, _name) = (connection, transaction, $"[{table.Schema ?? "dbo"}].[{table.Name}]");
        foreach (var column in table.Columns)
        {
            Rows.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
        }

        _values = new object[table.Columns.Count];
    }

    /// <summary>What is sent.</summary>
    public DataTable Rows { get; } = new() { Locale = CultureInfo.InvariantCulture };

    public override void WriteNull() => Put(DBNull.Value);

    public override void Write(bool value) => Put(value);

    public override void Write(int value) => Put(value);

    public override void Write(long value) => Put(value);

    public override void Write(decimal value) => Put(value);

    public override void Write(Guid value) => Put(value);

    public override void Write(DateOnly value) => Put(value.ToDateTime(TimeOnly.MinValue));

    public override void Write(DateTimeOffset value) => Put(value);

    public override void Write(string value) => Put(value);

    public override void Write(byte[] value) => Put(value);

    public override void EndRow()
    {
        Rows.Rows.Add(_values);
        _column = 0;
    }

    public override async Task CompleteAsync(CancellationToken cancellation)
    {
        using var copy = new SqlBulkCopy(_connection, SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers, _transaction)
        {
            DestinationTableName = _name,
            BulkCopyTimeout = 0,
        };
        foreach (DataColumn column in Rows.Columns)
        {
            copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
        }

        await copy.WriteToServerAsync(Rows, cancellation);
    }

    public override ValueTask DisposeAsync()
    {
        Rows.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Put(object value) => _values[_column++] = value;
}
