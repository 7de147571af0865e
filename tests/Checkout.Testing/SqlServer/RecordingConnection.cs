using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Checkout.Data;
using Checkout.Data.Providers;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Testing.SqlServer;

/// <summary>Stands in for a connection to SQL Server, and notes what goes over it in the order in which it would.</summary>
/// <param name="answer">The rows that a query finds; none where it is null.</param>
public sealed class RecordingConnection(Func<string, DataTable?> answer) : DbConnection
{
    private readonly Func<string, DataTable?> _answer = answer;
    private ConnectionState _state;

    /// <summary>Statements, and what a driver does without one, in brackets.</summary>
    public IList<string> Said { get; } = [];

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=none;Database=checkout";

    public override string Database => "checkout";

    public override string DataSource => "none";

    public override string ServerVersion => "16.0";

    public override ConnectionState State => _state;

    /// <summary>Contexts of the product over this connection.</summary>
    public CheckoutDbContexts Contexts() => new CheckoutDbContexts<SqlServerDbContext>(
        new DatabaseOptions { Provider = DatabaseProvider.SqlServer }, TestAuditKey.For(new DatabaseOptions()),
        () => new DbContextOptionsBuilder<SqlServerDbContext>(SqlServerDbContext.Options(ConnectionString)).UseSqlServer(this).Options,
        () => this);

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => _state = ConnectionState.Open;

    public override void Close()
    {
        if (_state is ConnectionState.Open)
        {
            _state = ConnectionState.Closed;
            Said.Add("[close]");
        }
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        Said.Add($"[begin {isolationLevel}]");
        return new Transaction(this, isolationLevel);
    }

    protected override DbCommand CreateDbCommand() => new Command(this);

    private sealed class Transaction(RecordingConnection connection, IsolationLevel level) : DbTransaction
    {
        private bool _ended;

        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => End("[commit]");

        public override void Rollback() => End("[rollback]");

        protected override void Dispose(bool disposing)
        {
            End("[rollback]");
            base.Dispose(disposing);
        }

        private void End(string how)
        {
            if (!_ended)
            {
                _ended = true;
                connection.Said.Add(how);
            }
        }
    }

    private sealed class Command(RecordingConnection connection) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection { get; } = new Microsoft.Data.SqlClient.SqlCommand().Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery()
        {
            Ask();
            return 0;
        }

        public override object? ExecuteScalar() => Ask() is { Rows: [var row, ..] } ? row[0] : null;

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => new Microsoft.Data.SqlClient.SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
            (Ask() ?? new DataTable { Locale = CultureInfo.InvariantCulture }).CreateDataReader();

        private DataTable? Ask()
        {
            connection.Said.Add(CommandText);
            return connection._answer(CommandText);
        }
    }
}
