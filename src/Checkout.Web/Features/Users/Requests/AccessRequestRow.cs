namespace Checkout.Web.Features.Users.Requests;

/// <summary>A request for access, with who asks.</summary>
public sealed record AccessRequestRow(AccessRequest Request, string Name, string Email)
{
    /// <summary>Those that wait for an answer, oldest first.</summary>
    /// <param name="db">Sees one account.</param>
    public static async Task<IReadOnlyList<AccessRequestRow>> OpenAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        await Rows(db, db.AccessRequests.Where(row => row.Answer == null).OrderBy(row => row.Ordinal)).ToListAsync(cancellation);

    public static Task<AccessRequestRow?> FindAsync(CheckoutDbContext db, Guid id, CancellationToken cancellation) =>
        Rows(db, db.AccessRequests.Where(row => row.Id == id)).SingleOrDefaultAsync(cancellation);

    private static IQueryable<AccessRequestRow> Rows(CheckoutDbContext db, IQueryable<AccessRequest> requests) =>
        from request in requests.AsNoTracking()
        join member in db.Memberships on request.MembershipId equals member.Id
        join user in db.Users on member.UserId equals user.Id
        select new AccessRequestRow(request, user.DisplayName, user.Email!);
}
