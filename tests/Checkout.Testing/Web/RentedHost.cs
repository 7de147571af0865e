using System.Data.Common;
using System.Collections.Concurrent;
using Checkout.Data;
using Checkout.Testing.Databases;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Testing.Web;

/// <summary>A portal that serves one test after the other, each on its own database and clock. It ends with the process of the
/// tests.</summary>
#pragma warning disable CA1001 // See above.
internal sealed class RentedHost
#pragma warning restore CA1001
{
    private static readonly ConcurrentDictionary<Engine, ConcurrentBag<RentedHost>> Free = new();

    private readonly Engine _engine;
    private readonly TenantContexts _contexts = new();
    private readonly TenantClock _clock = new();

    private RentedHost(TestDatabase first, FakeTimeProvider clock)
    {
        _engine = first.Engine;
        MoveTo(first, clock);
        Host = new PortalHost(first, _clock, PortalSettings.Ordinary, _contexts);
    }

    public PortalHost Host { get; }

    public static RentedHost For(TestDatabase database, FakeTimeProvider clock)
    {
        if (!Free.GetOrAdd(database.Engine, _ => []).TryTake(out var host))
        {
            return new RentedHost(database, clock);
        }

        host.MoveTo(database, clock);
        return host;
    }

    public void GiveBack() => Free[_engine].Add(this);

    private void MoveTo(TestDatabase database, FakeTimeProvider clock) => (_contexts.Current, _clock.Current) = (database.Contexts, clock);

    private sealed class TenantContexts : CheckoutDbContexts
    {
        public CheckoutDbContexts Current { get; set; } = null!;

        public override CheckoutDbContext ForScope(AccountScope scope) => Current.ForScope(scope);

        public override CheckoutDbContext Unscoped() => Current.Unscoped();

        public override CheckoutDbContext Modelless() => Current.Modelless();

        public override DatabaseOptions Options => Current.Options;

        public override DbConnection Connect() => Current.Connect();

        // Each test's database ends its own.
        public override void Dispose()
        {
        }
    }

    private sealed class TenantClock : TimeProvider
    {
        public FakeTimeProvider Current { get; set; } = null!;

        public override long TimestampFrequency => Current.TimestampFrequency;

        public override TimeZoneInfo LocalTimeZone => Current.LocalTimeZone;

        public override DateTimeOffset GetUtcNow() => Current.GetUtcNow();

        public override long GetTimestamp() => Current.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            Current.CreateTimer(callback, state, dueTime, period);
    }
}
