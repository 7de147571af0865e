using System.Runtime.CompilerServices;

namespace Checkout.Testing.Databases;

/// <summary>The key that wraps every test's session keys, in the environment, where portals that tests start look for it.</summary>
public static class TestSignInKey
{
    public const string Setting = "SignIn__Key";

    public const string Value = "dGVzdHMgd3JhcCB0aGVpciBzZXNzaW9uIGtleXMgd2l0aCBpdCE=";

#pragma warning disable CA2255 // Every test project is an application of its own, and processes that it starts inherit the variable.
    [ModuleInitializer]
    internal static void Publish() => Environment.SetEnvironmentVariable(Setting, Value);
#pragma warning restore CA2255
}
