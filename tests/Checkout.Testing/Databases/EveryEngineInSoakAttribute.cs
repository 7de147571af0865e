using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Checkout.Testing.Databases;

/// <summary>
/// Runs a theory on one engine in an ordinary run (and on a <see cref="GivenSqlServer"/>), and on each in <c>./build soak</c>: for what
/// goes over HTTP, where engines differ only below it, and tests of the data layer have looked at both; and for a long way through what
/// others look at on both (the attribute puts them into category Long). What sorts, searches or competes for rows takes <see
/// cref="EveryEngineAttribute"/>.
/// </summary>
/// <param name="ordinary">The engine of an ordinary run.</param>
[TraitDiscoverer("Checkout.Testing.Databases.LongDiscoverer", "Checkout.Testing")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryEngineInSoakAttribute(Engine ordinary = Engine.Sqlite) : DataAttribute, ITraitAttribute
{
    public Engine Ordinary { get; } = ordinary;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Engines.All.Where(engine => SoakFactor.Value > 1 || engine == Ordinary || engine is Engine.SqlServer)
            .Select(engine => new object[] { engine });
}

/// <summary>Puts these tests into category Long, which the soak picks.</summary>
public sealed class LongDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Category", "Long")];
}
