namespace Checkout.Web.Caching;

/// <summary>A whole page as it is for every member of the account, and what of the vendor's it shows beside the account's rows.</summary>
/// <param name="EntityVersion">Of the vendor's company when the page was made.</param>
/// <param name="ClosedThrough">How far the books were closed when the page was made; null where it doesn't say.</param>
public sealed record RememberedPage(PageTemplate Html, Guid? EntityId, Guid? EntityVersion, DateOnly? ClosedThrough)
{
    private static readonly object Key = new();

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, Task<Guid>>> VersionOf = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid id) => db.LegalEntities.Where(entity => entity.Id == id)
            .Select(entity => entity.Version).FirstOrDefault()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Task<DateOnly>>> Closed = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db) => db.Books.Select(books => books.ClosedThrough).Single()));

    /// <summary>False where the vendor's company has changed since, or books have been closed.</summary>
    public async Task<bool> HoldsAsync(HttpContext context)
    {
        if (EntityId is null && ClosedThrough is null)
        {
            return true;
        }

        var db = context.RequestServices.GetRequiredService<CheckoutDbContext>();
        return (EntityId is not { } id || await VersionOf.For(db)(db, id) == EntityVersion)
            && (ClosedThrough is not { } day || await Closed.For(db)(db) == day);
    }

    /// <summary>True while a page is written that will be remembered.</summary>
    public static bool IsBeingMade(HttpContext context) => context.Items[Key] is Making { Ends: false };

    internal static Making Begin(HttpContext context)
    {
        var making = new Making();
        context.Items[Key] = making;
        return making;
    }

    /// <summary>What a page in the making says of itself.</summary>
    internal sealed class Making
    {
        public LegalEntity? Entity { get; set; }

        public DateOnly? ClosedThrough { get; set; }

        /// <summary>True where the page may change without a row of the account.</summary>
        public bool Ends { get; set; }
    }

    internal static Making? Of(HttpContext context) => context.Items[Key] as Making;
}

/// <summary>What an action tells about the page that it shows.</summary>
public static class RememberedPages
{
    /// <summary>The page shows this company of the vendor.</summary>
    public static void Shows(this HttpContext context, LegalEntity entity)
    {
        if (RememberedPage.Of(context) is { } making)
        {
            making.Entity = entity;
        }
    }

    /// <summary>The page says what is final, for books that are closed through a day.</summary>
    public static void ShowsBooks(this HttpContext context, DateOnly closedThrough)
    {
        if (RememberedPage.Of(context) is { } making)
        {
            making.ClosedThrough = closedThrough;
        }
    }

    /// <summary>The page shows what changes without a row of the account: this once it is not remembered.</summary>
    public static void ShowOnlyNow(this HttpContext context)
    {
        if (RememberedPage.Of(context) is { } making)
        {
            making.Ends = true;
        }
    }
}

/// <summary>
/// The page comes from the account's rows, the business date, its URL and the deployment's configuration alone, so it is remembered like a
/// figure (docs/decisions/0016). What is the user's own stands in <c>&lt;fresh&gt;</c> parts. Exports of the same action are left alone.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RememberedAttribute() : TypeFilterAttribute(typeof(RememberedPageFilter));
