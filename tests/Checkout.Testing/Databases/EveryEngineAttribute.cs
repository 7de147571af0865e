using System.Reflection;
using Xunit.Sdk;

namespace Checkout.Testing.Databases;

/// <summary>Runs a theory once on each engine: <c>[SkippableTheory, EveryEngine]</c> over a method that takes an <see
/// cref="Engine"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryEngineAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Engine>().Select(engine => new object[] { engine });
}
