using Checkout.Data.Seeding;
using Checkout.Data.Transactions;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SingleSignOn.Arrivals;

/// <summary>
/// Decides who somebody is that the vendor's own product vouches for, and for which account. The operator answers for it, so a verified
/// address is enough to find a person. What the product says about Manage Billing holds until it says otherwise.
/// </summary>
public sealed class VendorArrivals(CheckoutDbContexts contexts, AccountTransactions transactions, IOptions<VendorSignOnOptions> options)
{
    private const string Realm = "vendor";

    /// <returns>The account that the product names; null where there is none.</returns>
    public async Task<Guid?> AccountAsync(SignedOn person, CancellationToken cancellation)
    {
        if (person.Claims[options.Value.AccountClaim].FirstOrDefault() is not { Length: > 0 and <= Domain.DocumentNumber.MaxLength } named)
        {
            return null;
        }

        await using var db = contexts.Unscoped();
        return await db.Accounts.Where(row => row.ExternalId == named && row.Active).Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync(cancellation);
    }

    public Task<Arrival> DecideAsync(Guid accountId, SignedOn person, string? address, CancellationToken cancellation) =>
        transactions.RunIfNeededAsync(accountId,
            (db, now, token) => DecideAsync(db, accountId, person, address, now, token), cancellation);

    private async Task<Arrival> DecideAsync(CheckoutDbContext db, Guid accountId, SignedOn person, string? address, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var key = person.Key(options.Value.Issuer);
        var user = await db.UserLogins.Where(row => row.LoginProvider == Realm && row.ProviderKey == key)
            .Join(db.Users, row => row.UserId, found => found.Id, (_, found) => found).SingleOrDefaultAsync(cancellation);
        if (user is null)
        {
            if (person.Email is not { } email || person.EmailIsVerified is not true)
            {
                return new Arrival.Refused(person.Email is null ? SignOnRefusal.NoAddress : SignOnRefusal.AddressNotVerified);
            }

            var normalized = email.ToUpperInvariant();
            user = await db.Users.SingleOrDefaultAsync(row => row.NormalizedEmail == normalized, cancellation);
            if (user is null)
            {
                db.Users.Add(user = new CheckoutUser(email, person.Name) { EmailConfirmed = true });
            }

            db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = Realm, ProviderKey = key, UserId = user.Id });
            db.AuditEntries.Add(new AuditEntry(accountId, user.Id, user.Email!, AuditAction.SignOnLinked, user.Email, options.Value.Issuer,
                address, now));
        }

        var userId = user.Id;
        var member = await db.Memberships.WithRights().SingleOrDefaultAsync(row => row.UserId == userId, cancellation);
        if (!user.Active || member is { Active: false, IsInvited: false })
        {
            db.ChangeTracker.Clear();
            return new Arrival.Refused(SignOnRefusal.TurnedOff);
        }

        await GiveRightsAsync(db, new SignOnRights(db, accountId, user, now), member, MayManageBilling(person), cancellation);
        return new Arrival.Welcome(user);
    }

    private bool MayManageBilling(SignedOn person) => person.Claims[options.Value.PermissionClaim]
        .SelectMany(value => value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        .Contains(options.Value.ManageBilling, StringComparer.Ordinal);

    // Only what is missing is given: a member with rights of their own making here, narrower ones perhaps, keeps them.
    private static async Task GiveRightsAsync(CheckoutDbContext db, SignOnRights rights, Membership? member, bool managesBilling,
        CancellationToken cancellation)
    {
        var least = await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.StandardUser, cancellation);
        member ??= rights.Admit(least);
        if (!member.Active)
        {
            rights.Accept(member);
        }

        if (managesBilling == member.Rights.ManagesBilling)
        {
            return;
        }

        if (managesBilling)
        {
            var access = await db.PermissionSets.SingleAsync(row => row.Name == DatabaseSetup.BillingAccess, cancellation);
            await rights.HoldAsync(member, access, held: true, cancellation);
            return;
        }

        if (member.Profile.Permissions.HasFlag(Permissions.ManageBilling))
        {
            await rights.UseAsync(member, least, cancellation);
        }

        foreach (var set in member.PermissionSets.Select(row => row.PermissionSet)
            .Where(set => set.Permissions.HasFlag(Permissions.ManageBilling)).ToList())
        {
            await rights.HoldAsync(member, set, held: false, cancellation);
        }
    }
}
