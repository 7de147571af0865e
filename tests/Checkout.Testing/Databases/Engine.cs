namespace Checkout.Testing.Databases;

/// <summary>A database engine that data tests run on for real. SQL Server is checked offline instead.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}
