using System.Collections.Concurrent;

namespace Checkout.Data.Providers;

/// <summary>
/// Contexts that wait for their next lease. EF Core's own pool hands out the one that has waited longest; this one the one used last, which
/// has its connection's pages and prepared statements at hand, so that a burst leaves few behind that have any.
/// </summary>
internal sealed class IdleContexts<TContext>(Func<DbContextOptions<TContext>> options) : IDisposable
    where TContext : CheckoutDbContext
{
    private const int Most = 32;

    private readonly Lazy<DbContextOptions<TContext>> _options = new(options);
    private readonly ConcurrentStack<CheckoutDbContext> _idle = new();
    private bool _ended;

    public CheckoutDbContext Lease()
    {
        if (_idle.TryPop(out var idle))
        {
            idle.Wake();
            return idle;
        }

        var made = (TContext)Activator.CreateInstance(typeof(TContext), _options.Value)!;
        made.LeaseOut(Keep);
        return made;
    }

    public void Dispose()
    {
        _ended = true;
        while (_idle.TryPop(out var db))
        {
            db.End();
        }
    }

    private void Keep(CheckoutDbContext db)
    {
        if (_ended || _idle.Count >= Most)
        {
            db.End();
            return;
        }

        // Whoever leases it next may do so at once.
        _idle.Push(db);
        if (_ended)
        {
            Dispose();
        }
    }
}
