using Checkout.Data.Providers;

namespace Checkout.Web.Authorization;

/// <summary>
/// Whether a session still holds, and what its user may do where, asked once per request and never cached: another process may have
/// changed it a moment ago. It asks the unscoped context, because the account filter would hide every membership until an account is
/// chosen.
/// </summary>
public sealed class MembershipLookup(CheckoutDbContexts contexts, BusinessCalendar calendar, IOptions<Settings.SignInOptions> options,
    TimeProvider clock)
{
    /// <summary>How much older a session may be seen to be than it is.</summary>
    private static readonly TimeSpan Seen = TimeSpan.FromMinutes(5);

    /// <summary>How long requests that were on their way may still carry the key of before.</summary>
    private static readonly TimeSpan KeyGrace = TimeSpan.FromSeconds(30);

    // A compiled query belongs to one model, so each lookup has its own.
    private readonly Lazy<Func<CheckoutDbContext, Guid, Guid, IAsyncEnumerable<Row>>> _rows = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid userId, Guid sessionId) =>
        from user in db.Users.AsNoTracking()
        join session in db.UserSessions on user.Id equals session.UserId
        where user.Id == userId && session.Id == sessionId && session.EndedAt == null && session.Stamp == user.SecurityStamp
        from membership in db.Memberships.Where(membership => membership.UserId == user.Id && membership.Active
            && membership.Account!.Active).DefaultIfEmpty()
        from revision in db.AccountLocks.Where(revision => revision.AccountId == membership!.AccountId).DefaultIfEmpty()
        from held in db.Set<MembershipPermissionSet>()
            .Where(held => held.MembershipId == membership!.Id && held.AccountId == membership.AccountId).DefaultIfEmpty()
        select new Row(
            user.Email!,
            user.DisplayName,
            user.Active,
            user.Locale,
            user.TimeZone,
            session,
            membership == null ? null : membership.AccountId,
            revision == null ? null : revision.Revision,
            membership!.Account!.Number,
            membership.Account.ExternalId,
            membership.Account.Name,
            membership.Account.Locale,
            membership.Account.TimeZone,
            membership == null ? null : membership.EndsOn,
            membership != null && membership.Account.SignOnRequired && !membership.KeepsPassword,
            membership.Account.SecondFactorFrom,
            membership == null ? null : membership.Profile.Permissions,
            membership == null ? null : membership.Profile.Limits,
            membership == null ? null : membership.Profile.OrdersUpTo,
            held == null ? null : held.PermissionSet.Permissions,
            held == null ? null : held.PermissionSet.Limits,
            held == null ? null : held.PermissionSet.OrdersUpTo)));

    /// <returns>Null where the session has ended, or never was.</returns>
    public async Task<SignedInUser?> FindAsync(SessionTicket ticket, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var rows = await _rows.Value(db, ticket.UserId, ticket.SessionId).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        if (rows.Count == 0 || !Holds(rows[0].Session, ticket.Key, now))
        {
            return null;
        }

        if (now - rows[0].Session.LastSeenAt >= Seen)
        {
            await SeeAsync(db, ticket.SessionId, now, cancellation);
        }

        return ToUser(rows, now);
    }

    private bool Holds(UserSession session, Guid key, DateTimeOffset now) =>
        (key == session.Key || (key == session.PreviousKey && now - session.KeyedAt < KeyGrace))
        && now - session.LastSeenAt < options.Value.Idle && now - session.CreatedAt < options.Value.Longest;

    // A database that can't be written to at the moment is no reason to refuse a page; the next request tries again.
    private static async Task SeeAsync(CheckoutDbContext db, Guid sessionId, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await UserSessions.SeeAsync(db, sessionId, now, cancellation);
        }
        catch (Exception exception) when (DatabaseTroubles.Of(exception) is not DatabaseTrouble.None) { }
    }

    private SignedInUser ToUser(List<Row> rows, DateTimeOffset now)
    {
        var user = rows[0];
        var session = new CurrentSession(user.Session.Id, user.Session.Method, user.Session.CreatedAt, user.Session.LastSeenAt,
            user.Session.ConfirmedAt, user.Session.OnlyAccountId);
        var accounts = user.Active
            ? rows.Where(row => row.AccountId is not null && !(row.EndsOn < calendar.DateAt(now))).GroupBy(row => row.AccountId!.Value)
                .Select(some => ToAccess(some, session, now))
            : [];
        return SignOnSession.Confine(new SignedInUser(
            user.Session.UserId,
            user.Email,
            user.UserName,
            user.Active,
            session,
            [.. accounts.OrderBy(account => account.Name, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(account => account.Number, StringComparer.Ordinal)])
        {
            Locale = user.OwnLocale,
            TimeZone = user.OwnTimeZone,
        });
    }

    // What is in force: the profile's and that of every permission set; none while a second factor is lacking.
    private static AccountAccess ToAccess(IGrouping<Guid, Row> rows, CurrentSession session, DateTimeOffset now)
    {
        var first = rows.First();
        var rights = rows.Aggregate(RightsOf(first.Profile, first.ProfileLimits, first.ProfileOrders),
            (sum, row) => sum.With(RightsOf(row.Set, row.SetLimits, row.SetOrders)));
        var lacks = first.SecondFactorFrom <= now && !session.HasSecondFactor;
        return new AccountAccess(rows.Key, first.Revision!.Value, first.AccountNumber!, first.ExternalId!, first.AccountName!,
            first.Locale!, first.TimeZone!, lacks ? MemberRights.None : rights)
        {
            AsksSignOn = first.AsksSignOn,
            SecondFactorFrom = first.SecondFactorFrom,
            LacksSecondFactor = lacks,
        };
    }

    private static MemberRights RightsOf(Permissions? permissions, Limits? limits, decimal? orders) =>
        permissions is { } given ? new MemberRights(given, limits ?? Limits.None, orders) : MemberRights.None;

    private sealed record Row(
        string Email,
        string UserName,
        bool Active,
        string? OwnLocale,
        string? OwnTimeZone,
        UserSession Session,
        Guid? AccountId,
        Guid? Revision,
        string? AccountNumber,
        string? ExternalId,
        string? AccountName,
        string? Locale,
        string? TimeZone,
        DateOnly? EndsOn,
        bool AsksSignOn,
        DateTimeOffset? SecondFactorFrom,
        Permissions? Profile,
        Limits? ProfileLimits,
        decimal? ProfileOrders,
        Permissions? Set,
        Limits? SetLimits,
        decimal? SetOrders);
}
