using Checkout.Data.Payments;

namespace Checkout.Web.Features.Payments.Methods;

/// <summary>A contract that pays itself with a method.</summary>
public sealed record MethodUser(string Number, string Slug, string Name);

/// <summary>A method with the contracts that pay themselves with it.</summary>
public sealed record MethodRow(StoredMethod Method, IReadOnlyList<MethodUser> Users);

/// <summary>What is on file.</summary>
public sealed record MethodsPage(IReadOnlyList<MethodRow> Rows);

/// <summary>One method, and what can be done with it.</summary>
public sealed record MethodPage(MethodRow Row, MethodLabelInput Input)
{
    public StoredMethod Method => Row.Method;
}

/// <summary>The question whether it is to be removed, and what is next.</summary>
/// <param name="Others">Those that could take its place.</param>
public sealed record MethodRemovalPage(MethodRow Row, IReadOnlyList<StoredMethod> Others, MethodRemovalInput Input)
{
    public StoredMethod Method => Row.Method;
}

/// <summary>Reads methods with their contracts.</summary>
internal static class MethodRows
{
    public static async Task<IReadOnlyList<MethodRow>> ReadAsync(CheckoutDbContext db, string gateway, CancellationToken cancellation)
    {
        var methods = await db.StoredMethods.AsNoTracking().Where(row => row.RemovedAt == null && row.Gateway == gateway)
            .OrderByDescending(row => row.IsDefault).ThenBy(row => row.AddedAt).ThenBy(row => row.Ordinal).ToListAsync(cancellation);
        var rows = new List<MethodRow>(methods.Count);
        foreach (var method in methods)
        {
            rows.Add(await OfAsync(db, method, cancellation));
        }

        return rows;
    }

    /// <returns>Null where the account has no such method on file.</returns>
    public static async Task<MethodRow?> FindAsync(CheckoutDbContext db, string gateway, string slug, CancellationToken cancellation) =>
        await db.StoredMethods.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Slug == slug && row.RemovedAt == null && row.Gateway == gateway, cancellation) is { } method
            ? await OfAsync(db, method, cancellation) : null;

    private static async Task<MethodRow> OfAsync(CheckoutDbContext db, StoredMethod method, CancellationToken cancellation) =>
        new(method, await ManageMethods.UsersOf(db, method).Select(row => new MethodUser(row.Number, row.Slug, row.Name))
            .ToListAsync(cancellation));
}
