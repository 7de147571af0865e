using System.Collections.Concurrent;
using Checkout.Testing.Databases;

namespace Checkout.Web.Tests.Search;

/// <summary>One portal over the demo data per test class and engine: the data takes seconds to import and is only read.</summary>
public sealed class DemoPortals : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Engine, Lazy<Task<DemoPortal>>> _portals = new();

    /// <summary>The class's portal on an engine; the running test is skipped where the engine is not to be had.</summary>
    public Task<DemoPortal> OnAsync(Engine engine) =>
        _portals.GetOrAdd(engine, asked => new Lazy<Task<DemoPortal>>(() => DemoPortal.StartAsync(asked))).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var made in _portals.Values.Select(lazy => lazy.Value).Where(task => task.IsCompletedSuccessfully))
        {
            await (await made).DisposeAsync();
        }
    }
}
