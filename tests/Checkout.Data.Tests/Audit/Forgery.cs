using System.Security.Cryptography;
using Checkout.Data.Audit;
using Checkout.Domain.Audit;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Audit;

/// <summary>Somebody who has the program and the database, but a key of their own.</summary>
internal static class Forgery
{
    /// <summary>Takes the entries from a number on away and lets the program write others in their place, sealed with the forger's
    /// key.</summary>
    public static async Task RewriteAsync(TestDatabase database, Guid accountId, AuditKey key, int from)
    {
        await using var own = CheckoutDbContexts.For(database.Options, key).Unscoped();
        var kept = await own.AuditEntries.AsNoTracking().Where(entry => entry.AccountId == accountId).OrderBy(entry => entry.Number)
            .ToListAsync();
        var before = from == 1 ? "" : kept[from - 2].Seal;
        await own.AuditEntries.Where(entry => entry.AccountId == accountId && entry.Number >= from).ExecuteDeleteAsync();
        await own.AuditHeads.Where(head => head.AccountId == accountId)
            .ExecuteUpdateAsync(update => update.SetProperty(head => head.Count, from - 1).SetProperty(head => head.LastSeal, before));
        own.AuditEntries.AddRange(kept.Skip(from - 1).Select(entry =>
            new AuditEntry(accountId, entry.UserId, entry.Actor, entry.Action, $"forged {RandomNumberGenerator.GetInt32(1000)}",
                entry.Details, entry.IpAddress, entry.At)));
        await own.SaveChangesAsync();
    }
}
