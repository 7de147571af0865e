using Checkout.Data;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Testing.SqlServer;

/// <summary>The schema that migrations make on SQL Server, as a model that statements can be checked against.</summary>
public static class SqlServerSchema
{
    public static string CreateScript()
    {
        using var db = Offline();
        return db.Database.GenerateCreateScript();
    }

    public static TSqlCheck NewCheck() => new(CreateScript());

    /// <summary>A context for reading the model and writing scripts; it can't execute anything.</summary>
    public static CheckoutDbContext Offline() => SqlServerShadow.Contexts(_ => { }).Unscoped();
}
