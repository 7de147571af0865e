using System.Reflection;
using Checkout.Data;
using Checkout.Data.Runs;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Testing.Databases;

/// <summary>Everything that a database holds, in a form that two moments can be compared in: each row of each table with its
/// version, except when background work was last done.</summary>
public static class DatabaseState
{
    public static async Task<SortedDictionary<string, string>> OfAsync(CheckoutDbContexts contexts)
    {
        await using var db = contexts.Unscoped();
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var read = typeof(DatabaseState).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && !type.HasSharedClrType
            && type.ClrType != typeof(RunTurn)))
        {
            var rows = await (Task<List<string>>)read.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;
            state[type.ClrType.Name] = $"{rows.Count}: {string.Join(' ', rows.Order(StringComparer.Ordinal))}";
        }

        return state;
    }

    private static async Task<List<string>> RowsAsync<TRow>(CheckoutDbContext db)
        where TRow : class
    {
        var rows = await db.Set<TRow>().AsNoTracking().ToListAsync();
        return rows.ConvertAll(row => row switch
        {
            Entity entity => $"{entity.Id:N}/{entity.Version:N}",
            ImportedRecord record => $"{record.Type}/{record.ExternalId}/{record.Hash}",
            NumberSeries series => $"{series.Key}={series.Last}",
            AccountLock held => $"{held.AccountId:N}={held.Revision:N}",
            Checkout.Data.Identity.CheckoutUser user => $"{user.Email}/{user.ConcurrencyStamp}/{user.PasswordHash}/{user.Active}",
            _ => row.ToString() ?? "",
        });
    }
}
