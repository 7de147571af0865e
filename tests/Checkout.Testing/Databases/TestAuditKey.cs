using System.Runtime.CompilerServices;
using Checkout.Data;
using Checkout.Data.Audit;

namespace Checkout.Testing.Databases;

/// <summary>The key of every test's audit entries. It is in the environment as well, where portals and commands that tests start look for
/// it.</summary>
public static class TestAuditKey
{
    public const string Setting = "Audit__Key";

    public const string Value = "dGVzdHMgc2VhbCB0aGVpciBlbnRyaWVzIHdpdGggdGhpcyBrZXk=";

    public static AuditKey For(DatabaseOptions options) => new(options, Value);

#pragma warning disable CA2255 // Every test project is an application of its own, and processes that it starts inherit the variable.
    [ModuleInitializer]
    internal static void Publish() => Environment.SetEnvironmentVariable(Setting, Value);
#pragma warning restore CA2255
}
