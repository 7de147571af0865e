using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace Checkout.Testing.SqlServer;

/// <summary>One command as it would go to SQL Server.</summary>
/// <param name="Origin">Where in our code it comes from, for the message of a failed check.</param>
public sealed record TSqlStatement(string Sql, string Parameters, string Origin)
{
    public static TSqlStatement Of(DbCommand command, string origin) =>
        new(command.CommandText, string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(Declared)), origin);

    private static string Declared(SqlParameter parameter) =>
        $"{(parameter.ParameterName.StartsWith('@') ? "" : "@")}{parameter.ParameterName} {TypeOf(parameter)}";

    private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
    {
        SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary => $"{Name(parameter)}(max)",
        SqlDbType.Decimal => string.Create(CultureInfo.InvariantCulture,
        $"decimal({(parameter.Precision == 0 ? 38 : parameter.Precision)}, {parameter.Scale})"),
        _ => Name(parameter),
    };

    private static string Name(SqlParameter parameter) => parameter.SqlDbType.ToString().ToLowerInvariant();
}
