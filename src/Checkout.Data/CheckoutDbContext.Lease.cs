using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;

namespace Checkout.Data;

/// <content>Whoever disposes one that is leased gives it back, with nothing left of what it was used for.</content>
public abstract partial class CheckoutDbContext
{
    private Action<CheckoutDbContext>? _takeBack;
    private bool _isIdle;

    public override void Dispose()
    {
        GC.SuppressFinalize(this);
        if (_takeBack is null)
        {
            base.Dispose();
        }
        else if (!_isIdle)
        {
            try
            {
                ((IResettableService)this).ResetState();
            }
            catch
            {
                // Of a connection that can't even be rolled back nothing is kept.
                _takeBack = null;
                base.Dispose();
                throw;
            }

            GiveBack(_takeBack);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_takeBack is null)
        {
            await base.DisposeAsync();
        }
        else if (!_isIdle)
        {
            try
            {
                await ((IResettableService)this).ResetStateAsync();
            }
            catch
            {
                _takeBack = null;
                await base.DisposeAsync();
                throw;
            }

            GiveBack(_takeBack);
        }
    }

#pragma warning disable EF1001 // What EF Core's own pool does with a context that it hands out again; the lease itself nobody needs.
    /// <summary>From now on it is not disposed, but taken back by whoever leases it out.</summary>
    internal void LeaseOut(Action<CheckoutDbContext> takeBack)
    {
        ((IDbContextPoolable)this).SnapshotConfiguration();
        _takeBack = takeBack;
    }

    /// <summary>Makes it usable again after it was taken back.</summary>
    internal void Wake()
    {
        ((IDbContextPoolable)this).SetLease(default);
        _isIdle = false;
    }
#pragma warning restore EF1001

    /// <summary>Disposes one that was taken back.</summary>
    internal void End()
    {
        Wake();
        _takeBack = null;
        Dispose();
    }

    private void GiveBack(Action<CheckoutDbContext> takeBack)
    {
        _isIdle = true;
        takeBack(this);
    }
}
