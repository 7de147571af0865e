using System.Collections.Concurrent;
using Xunit;

namespace Checkout.Testing.Databases;

/// <summary>One database per test class and engine, made when first asked for: <c>IClassFixture&lt;DatabaseFixture&gt;</c>.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Engine, Lazy<Task<TestDatabase>>> _databases = new();

    /// <summary>The class's database on an engine; the running test is skipped where the engine is not to be had.</summary>
    public Task<TestDatabase> OnAsync(Engine engine) =>
        _databases.GetOrAdd(engine, asked => new Lazy<Task<TestDatabase>>(() => TestDatabase.CreateAsync(asked))).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var made in _databases.Values.Select(lazy => lazy.Value).Where(task => task.IsCompletedSuccessfully))
        {
            await (await made).DisposeAsync();
        }
    }
}
