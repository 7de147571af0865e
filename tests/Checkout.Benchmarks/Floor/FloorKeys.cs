using System.Data.Common;
using System.Xml.Linq;
using Checkout.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Checkout.Benchmarks.Floor;

/// <summary>The portal's data protection keys, so that its cookies are read here as they are there.</summary>
internal sealed class FloorKeys(DatabaseProvider provider, string connectionString) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using DbConnection connection = provider is DatabaseProvider.Sqlite ? new SqliteConnection(connectionString)
            : new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Xml\" FROM \"DataProtectionKeys\"";
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException("The portal makes the keys.");
}
