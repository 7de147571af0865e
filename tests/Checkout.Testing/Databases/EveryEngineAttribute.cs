using System.Reflection;
using Xunit.Sdk;

namespace Checkout.Testing.Databases;

/// <summary>Runs a theory once on each engine: <c>[SkippableTheory, EveryEngine]</c> over a method that takes an <see
/// cref="Engine"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryEngineAttribute : DataAttribute
{
    /// <summary>True for what needs several connections that write at once.</summary>
    public bool ServersOnly { get; set; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        (ServersOnly ? Engines.Servers : Engines.All).Select(engine => new object[] { engine });
}
