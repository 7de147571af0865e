namespace Checkout.Web.Authorization;

/// <summary>
/// What a user may do where, asked once per request and never cached: another process may have changed it a moment ago. It asks the
/// unscoped context, because the account filter would hide every membership until an account is chosen.
/// </summary>
public sealed class MembershipLookup(CheckoutDbContexts contexts, BusinessCalendar calendar, TimeProvider clock)
{
    // A compiled query belongs to one model, so each lookup has its own.
    private readonly Func<CheckoutDbContext, Guid, IAsyncEnumerable<Row>> _rows =
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid userId) =>
        from user in db.Users
        where user.Id == userId
        from membership in db.Memberships.Where(membership => membership.UserId == user.Id && membership.Active
            && membership.Account!.Active).DefaultIfEmpty()
        from revision in db.AccountLocks.Where(revision => revision.AccountId == membership!.AccountId).DefaultIfEmpty()
        from held in db.Set<MembershipPermissionSet>()
            .Where(held => held.MembershipId == membership!.Id && held.AccountId == membership.AccountId).DefaultIfEmpty()
        select new Row(
            user.Email!,
            user.DisplayName,
            user.Active,
            user.SecurityStamp,
            membership == null ? null : membership.AccountId,
            revision == null ? null : revision.Revision,
            membership!.Account!.Number,
            membership.Account.ExternalId,
            membership.Account.Name,
            membership.Account.Locale,
            membership.Account.TimeZone,
            membership == null ? null : membership.EndsOn,
            membership != null && membership.Account.SignOnRequired && !membership.KeepsPassword,
            membership == null ? null : membership.Profile.Permissions,
            membership == null ? null : membership.Profile.Limits,
            membership == null ? null : membership.Profile.OrdersUpTo,
            held == null ? null : held.PermissionSet.Permissions,
            held == null ? null : held.PermissionSet.Limits,
            held == null ? null : held.PermissionSet.OrdersUpTo));

    /// <returns>Null where there is no such user.</returns>
    public async Task<SignedInUser?> FindAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var rows = new List<Row>();
        await foreach (var row in _rows(db, userId).WithCancellation(cancellation))
        {
            rows.Add(row);
        }

        return rows.Count == 0 ? null : ToUser(userId, rows);
    }

    private SignedInUser ToUser(Guid userId, List<Row> rows)
    {
        var user = rows[0];
        var accounts = user.Active
            ? rows.Where(row => row.AccountId is not null && !HasEnded(row)).GroupBy(row => row.AccountId!.Value).Select(ToAccess)
            : [];
        return new SignedInUser(
            userId,
            user.Email,
            user.UserName,
            user.Active,
            user.SecurityStamp ?? "",
            [.. accounts.OrderBy(account => account.Name, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(account => account.Number, StringComparer.Ordinal)]);
    }

    private bool HasEnded(Row row) => row.EndsOn is { } last && last < calendar.Today(clock);

    // What is in force: the profile's and that of every permission set.
    private static AccountAccess ToAccess(IGrouping<Guid, Row> rows)
    {
        var first = rows.First();
        var rights = rows.Aggregate(RightsOf(first.Profile, first.ProfileLimits, first.ProfileOrders),
            (sum, row) => sum.With(RightsOf(row.Set, row.SetLimits, row.SetOrders)));
        return new AccountAccess(rows.Key, first.Revision!.Value, first.AccountNumber!, first.ExternalId!, first.AccountName!,
            first.Locale!, first.TimeZone!, rights)
        {
            AsksSignOn = first.AsksSignOn,
        };
    }

    private static MemberRights RightsOf(Permissions? permissions, Limits? limits, decimal? orders) =>
        permissions is { } given ? new MemberRights(given, limits ?? Limits.None, orders) : MemberRights.None;

    private sealed record Row(
        string Email,
        string UserName,
        bool Active,
        string? SecurityStamp,
        Guid? AccountId,
        Guid? Revision,
        string? AccountNumber,
        string? ExternalId,
        string? AccountName,
        string? Locale,
        string? TimeZone,
        DateOnly? EndsOn,
        bool AsksSignOn,
        Permissions? Profile,
        Limits? ProfileLimits,
        decimal? ProfileOrders,
        Permissions? Set,
        Limits? SetLimits,
        decimal? SetOrders);
}
