using Checkout.Data.Seeding;
using Checkout.Data.Transactions;
using Checkout.Domain.SignOn;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SingleSignOn.Arrivals;

/// <summary>
/// Decides who somebody is that an account's own provider vouches for. A person is the provider's name for them, which never changes; the
/// e-mail address only leads to whoever is linked first, where it is verified and of a proven domain, and to nobody who could sign in
/// otherwise without that person's consent.
/// </summary>
public sealed class CompanyArrivals(AccountTransactions transactions)
{
    public Task<Arrival> DecideAsync(CompanySignOn company, SignedOn person, string? address, CancellationToken cancellation) =>
        transactions.RunIfNeededAsync(company.AccountId,
            (db, now, token) => DecideAsync(db, company, person, address, now, token), cancellation);

    /// <summary>Remembers that whoever the provider calls so is this user.</summary>
    public static void Link(CheckoutDbContext db, CompanySignOn company, string key, CheckoutUser user, string? address, DateTimeOffset now)
    {
        db.UserLogins.Add(new IdentityUserLogin<Guid> { LoginProvider = Realm(company.AccountId), ProviderKey = key, UserId = user.Id });
        db.AuditEntries.Add(new AuditEntry(company.AccountId, user.Id, user.Email!, AuditAction.SignOnLinked, user.Email,
            company.Provider.Issuer, address, now));
    }

    private static string Realm(Guid accountId) => $"account:{accountId:N}";

    private static async Task<Arrival> DecideAsync(CheckoutDbContext db, CompanySignOn company, SignedOn person, string? address,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var provider = await db.SignOnProviders.Include(row => row.Profile).SingleAsync(cancellation);
        var (realm, key) = (Realm(company.AccountId), person.Key(company.Provider.Issuer));
        var linked = await db.UserLogins.Where(row => row.LoginProvider == realm && row.ProviderKey == key)
            .Join(db.Users, row => row.UserId, user => user.Id, (_, user) => user).SingleOrDefaultAsync(cancellation);
        if (await AddressAsync(db, provider, person, linked, cancellation) is { } reason)
        {
            return new Arrival.Refused(reason);
        }

        var user = linked ?? await ByAddressAsync(db, person.Email!, cancellation);
        var member = user is null ? null : await MemberAsync(db, user.Id, cancellation);
        if (user is { Active: false } || member is { Active: false, IsInvited: false })
        {
            return new Arrival.Refused(SignOnRefusal.TurnedOff);
        }

        if (member is null && !provider.AddsMembers)
        {
            return new Arrival.Refused(SignOnRefusal.NoMember);
        }

        if (linked is null && user is not null && await SignsInOtherwiseAsync(db, user, cancellation))
        {
            return new Arrival.Consent(user);
        }

        if (user is null)
        {
            db.Users.Add(user = new CheckoutUser(person.Email!, person.Name) { EmailConfirmed = true });
        }

        if (linked is null)
        {
            Link(db, company, key, user, address, now);
        }

        await GiveRightsAsync(db, company.AccountId, provider, person, user, member, now, cancellation);
        return new Arrival.Welcome(user);
    }

    // The address decides who is linked, so it must be sure; of who is linked already it must not have become somebody else's.
    private static async Task<SignOnRefusal?> AddressAsync(CheckoutDbContext db, SignOnProvider provider, SignedOn person,
        CheckoutUser? linked, CancellationToken cancellation)
    {
        if (person.Email is not { } email)
        {
            return linked is null ? SignOnRefusal.NoAddress : null;
        }

        if (linked is not null && string.Equals(linked.Email, email, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var domain = SignOnDomain.OfAddress(email);
        return !(person.EmailIsVerified ?? provider.TrustsAddresses) ? SignOnRefusal.AddressNotVerified
            : !await db.SignOnDomains.AnyAsync(row => row.Proven != null && row.Proven == domain, cancellation) ? SignOnRefusal.WrongDomain
            : linked is not null && await ByAddressAsync(db, email, cancellation) is not null ? SignOnRefusal.AddressOfSomebodyElse
            : null;
    }

    private static Task<CheckoutUser?> ByAddressAsync(CheckoutDbContext db, string email, CancellationToken cancellation)
    {
        var normalized = email.ToUpperInvariant();
        return db.Users.SingleOrDefaultAsync(row => row.NormalizedEmail == normalized, cancellation);
    }

    private static Task<Membership?> MemberAsync(CheckoutDbContext db, Guid userId, CancellationToken cancellation) =>
        db.Memberships.WithRights().SingleOrDefaultAsync(row => row.UserId == userId, cancellation);

    // Whoever was only announced by the feed or an administrator of this account has nothing that could be taken from them.
    private static async Task<bool> SignsInOtherwiseAsync(CheckoutDbContext db, CheckoutUser user, CancellationToken cancellation) =>
        user.PasswordHash is not null
            || await db.UserLogins.AnyAsync(row => row.UserId == user.Id, cancellation)
            || await db.UserTokens.AnyAsync(row => row.UserId == user.Id, cancellation)
            || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(row => row.UserId == user.Id, cancellation)
            || await db.Authenticators.AnyAsync(row => row.UserId == user.Id, cancellation)
            || !await db.Memberships.AnyAsync(row => row.UserId == user.Id, cancellation);

    private static async Task GiveRightsAsync(CheckoutDbContext db, Guid accountId, SignOnProvider provider, SignedOn person,
        CheckoutUser user, Membership? member, DateTimeOffset now, CancellationToken cancellation)
    {
        var rules = await db.SignOnRules.Include(row => row.Profile).Include(row => row.PermissionSet).OrderBy(row => row.Ordinal)
            .ToListAsync(cancellation);
        var rights = new SignOnRights(db, accountId, user, now);
        var profile = rules.Find(rule => rule.Profile is not null && rule.Matches(person.Claims))?.Profile;
        if (member is null)
        {
            member = rights.Admit(profile ?? provider.Profile
                ?? await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.StandardUser, cancellation));
        }
        else if (rules.Exists(rule => rule.Profile is not null))
        {
            await rights.UseAsync(member, profile ?? provider.Profile
                ?? await db.Profiles.SingleAsync(row => row.Name == DatabaseSetup.StandardUser, cancellation), cancellation);
        }

        if (!member.Active)
        {
            rights.Accept(member);
        }

        foreach (var sets in rules.Where(rule => rule.PermissionSet is not null).GroupBy(rule => rule.PermissionSetId))
        {
            await rights.HoldAsync(member, sets.First().PermissionSet!, sets.Any(rule => rule.Matches(person.Claims)), cancellation);
        }
    }
}
