using Checkout.Data.Payments.Gateways;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Payments;

/// <summary>Names, prefers and removes the methods that an account has on file, under its lock.</summary>
public sealed class ManageMethods(AccountTransactions transactions, BusinessCalendar calendar, MethodUpkeep upkeep)
{
    /// <param name="label">Null takes the name away.</param>
    public Task<MethodResult> RenameAsync(MethodPost post, string slug, string? label, CancellationToken cancellationToken) => transactions.RunAsync<MethodResult>(post.AccountId, async (db, now, token) =>
    {
        if (await FindAsync(db, slug, token) is not { CanRename: true } method)
        {
            return new MethodResult.NotFound();
        }

        if (method.Label == label)
        {
            return new MethodResult.Unchanged(method.Name);
        }

        method.Rename(label);
        db.AuditEntries.Add(Entry(post, AuditAction.MethodRenamed, method.Printed, label ?? "", now));
        return new MethodResult.Done(method.Name);
    }, cancellationToken);

    public Task<MethodResult> MakeDefaultAsync(MethodPost post, string slug, CancellationToken cancellationToken) => transactions.RunAsync<MethodResult>(post.AccountId, async (db, now, token) =>
    {
        if (await FindAsync(db, slug, token) is not { RemovedAt: null } method)
        {
            return new MethodResult.NotFound();
        }

        if (!method.CanMakeDefault)
        {
            return new MethodResult.Unchanged(method.Name);
        }

        if (!method.CanCharge(calendar.DateAt(now)))
        {
            return new MethodResult.Refused($"{method.Name} has expired and can’t be charged.");
        }

        await PreferAsync(db, method, token);
        db.AuditEntries.Add(Entry(post, AuditAction.MethodMadeDefault, method.Printed, details: null, now));
        return new MethodResult.Done(method.Name);
    }, cancellationToken);

    /// <param name="next">Needed where contracts pay themselves with it.</param>
    public async Task<MethodResult> RemoveAsync(MethodPost post, string slug, AfterRemoval? next, CancellationToken cancellationToken)
    {
        var result = await transactions.RunAsync(post.AccountId, (db, now, token) => RemoveAsync(db, post, slug, next, now, token), cancellationToken);
        if (result is MethodResult.Done)
        {
            await upkeep.ForgetAsync(CancellationToken.None);
        }

        return result;
    }

    private async Task<MethodResult> RemoveAsync(CheckoutDbContext db, MethodPost post, string slug, AfterRemoval? next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, slug, cancellationToken) is not { CanRemove: true } method)
        {
            return new MethodResult.NotFound();
        }

        var contracts = await UsersOf(db, method).ToListAsync(cancellationToken);
        if (contracts.Count > 0 && next is null)
        {
            return new MethodResult.NeedsChoice([.. contracts.Select(contract => contract.Number)]);
        }

        var other = next?.Method is { } name ? await FindAsync(db, name, cancellationToken) : null;
        if (next?.Method is not null && (other is null || other.Id == method.Id || other.Gateway != method.Gateway || !other.CanCharge(calendar.DateAt(now))))
        {
            return new MethodResult.Refused("The card that is to take its place can’t be charged. Choose another one.");
        }

        foreach (var contract in contracts)
        {
            if (other is null)
            {
                contract.PayItself(AutopayMode.Off, post.UserName, now);
                db.AuditEntries.Add(Entry(post, AuditAction.AutopaySwitched, contract.Number, nameof(AutopayMode.Off), now));
            }
            else if (contract.StoredMethodId is not null)
            {
                contract.PayBy(other);
                db.AuditEntries.Add(Entry(post, AuditAction.MethodChosen, contract.Number, other.Printed, now));
            }
        }

        foreach (var contract in await db.Contracts.Where(row => row.StoredMethodId == method.Id).ToListAsync(cancellationToken))
        {
            if (contract.StoredMethodId == method.Id)
            {
                contract.PayBy(null);
            }
        }

        if (method.IsDefault && other is not null)
        {
            await PreferAsync(db, other, cancellationToken);
            db.AuditEntries.Add(Entry(post, AuditAction.MethodMadeDefault, other.Printed, details: null, now));
        }

        method.Remove(now);
        db.AuditEntries.Add(Entry(post, AuditAction.MethodRemoved, method.Printed, details: null, now));
        return new MethodResult.Done(method.Name);
    }

    /// <summary>The contracts that pay themselves with a method: they chose it, or they go by the default.</summary>
    public static IQueryable<Contract> UsersOf(CheckoutDbContext db, StoredMethod method)
    {
        var (id, isDefault) = (method.Id, method.IsDefault);
        return db.Contracts.Where(contract => contract.Autopay != AutopayMode.Off && (contract.StoredMethodId == id || (isDefault && contract.StoredMethodId == null))).OrderBy(contract => contract.Number);
    }

    private static async Task PreferAsync(CheckoutDbContext db, StoredMethod method, CancellationToken cancellationToken)
    {
        foreach (var before in await db.StoredMethods.Where(row => row.IsDefault && row.Gateway == method.Gateway && row.Id != method.Id).ToListAsync(cancellationToken))
        {
            before.StopBeingDefault();
        }

        if (method.CanMakeDefault)
        {
            method.MakeDefault();
        }
    }

    private static Task<StoredMethod?> FindAsync(CheckoutDbContext db, string slug, CancellationToken cancellationToken) => db.StoredMethods.SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken);

    private static AuditEntry Entry(MethodPost post, AuditAction action, string subject, string? details, DateTimeOffset now) => new(post.AccountId, post.UserId, post.UserEmail, action, subject, details, post.IpAddress, now);
}
