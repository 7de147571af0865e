namespace Checkout.Web.Authorization;

/// <summary>Looks for a document in the user's other accounts (A3). Accounts in which the user may not manage billing are not
/// asked.</summary>
public sealed class OtherAccounts(CheckoutDbContexts contexts, CurrentMember member)
{
    public IReadOnlyList<AccountAccess> All =>
        [.. member.User.Accounts.Where(account => account.ManagesBilling && account != member.Chosen)];

    public async Task<IReadOnlyList<AccountAccess>> WithAsync(DocumentKind kind, string slug, CancellationToken cancellation)
    {
        if (All is not { Count: > 0 } others)
        {
            return [];
        }

        await using var db = contexts.Unscoped();
        var asked = others.Select(account => account.Id).ToList();
        var holders = await Holders(db, kind, slug).Where(id => asked.Contains(id)).Distinct().ToListAsync(cancellation);
        return [.. others.Where(account => holders.Contains(account.Id))];
    }

    private static IQueryable<Guid> Holders(CheckoutDbContext db, DocumentKind kind, string slug) => kind switch
    {
        DocumentKind.Quote => HoldersOf(db.Quotes.Where(quote => quote.Status != QuoteStatus.Draft), slug),
        DocumentKind.Contract => HoldersOf(db.Contracts, slug),
        DocumentKind.Order => HoldersOf(db.Orders, slug),
        DocumentKind.Invoice => HoldersOf(db.Invoices, slug),
        DocumentKind.Payment => HoldersOf(db.Payments, slug),
        DocumentKind.CreditMemo => HoldersOf(db.CreditMemos, slug),
        DocumentKind.CollectionsActivity => HoldersOf(db.CollectionsActivities, slug),
        DocumentKind.Contact => db.ContactRequests.Where(request => request.Number == slug).Select(request => request.AccountId),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static IQueryable<Guid> HoldersOf<TDocument>(IQueryable<TDocument> documents, string slug)
        where TDocument : class, IDocument =>
        documents.Where(document => document.Slug == slug).Select(document => document.AccountId);
}
