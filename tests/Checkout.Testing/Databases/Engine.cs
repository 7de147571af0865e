namespace Checkout.Testing.Databases;

/// <summary>A database engine that data tests run on for real.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,

    /// <summary>Only where <see cref="GivenSqlServer"/> is; elsewhere it is checked offline.</summary>
    SqlServer,
}

public static class Engines
{
    /// <summary>Those of this run.</summary>
    public static IReadOnlyList<Engine> All { get; } =
        GivenSqlServer.IsThere ? Enum.GetValues<Engine>() : [Engine.Sqlite, Engine.PostgreSql];

    /// <summary>Those on which several connections write at once.</summary>
    public static IReadOnlyList<Engine> Servers { get; } = [.. All.Where(engine => engine is not Engine.Sqlite)];
}
