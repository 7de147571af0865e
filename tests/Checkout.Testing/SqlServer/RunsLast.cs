using Xunit;
using Xunit.Abstractions;

namespace Checkout.Testing.SqlServer;

/// <summary>
/// Puts one collection behind all others. Collections that run alone already run after the parallel ones; this orders those among
/// themselves: <c>[assembly: TestCollectionOrderer("Checkout.Testing.SqlServer.RunsLast", "Checkout.Testing")]</c>.
/// </summary>
public sealed class RunsLast : ITestCollectionOrderer
{
    public const string Collection = "Runs last";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => string.Equals(collection.DisplayName, Collection, StringComparison.Ordinal));
}
