using Checkout.Domain.SignOn;

namespace Checkout.Data.SignOn;

/// <summary>Sets up an account's single sign-on, under its lock.</summary>
public sealed class ManageSignOn(Submissions submissions, CheckoutDbContexts contexts)
{
    /// <summary>Where it is set up.</summary>
    public const string Address = "/Users/SignOn";

    private const int MostDomains = 20;
    private const int MostRules = 50;

    public Task<Outcome> SaveAsync(Submission form, SignOnSettings settings, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            var provider = await ProviderAsync(db, token);
            if (provider is null)
            {
                db.SignOnProviders.Add(provider = new SignOnProvider(form.AccountId));
            }

            var profile = settings.Profile is null ? null
                : await db.Profiles.SingleOrDefaultAsync(row => row.Name == settings.Profile, token);
            var wasOn = provider.IsOn;
            var isNew = provider.Configure(settings.Issuer, settings.ClientId, settings.Secret);
            RuleViolation.ThrowIf(!provider.CanTest, $"Enter the secret that the provider gave you for Checkout.", "Secret");

            provider.Decide(settings.AddsMembers, settings.TrustsAddresses, settings.SignsOut, profile);
            foreach (var member in await db.Memberships.ToListAsync(token))
            {
                member.KeepPassword(settings.Keepers.Contains(member.Id));
            }

            var account = await db.Accounts.SingleAsync(token);
            if (wasOn && !provider.IsOn)
            {
                account.RequireSignOn(false);
            }
            else if (account.SignOnRequired && await NobodyKeepsAPasswordAsync(db, token))
            {
                return new Outcome.Refused(NeedsKeeper, "Keepers");
            }

            return new Outcome.Done(Address, AuditAction.SignOnChanged, settings.Issuer,
                isNew && !provider.IsOn ? $"to be tested" : (Sentence?)null);
        }, cancellation);

    public Task<Outcome> UseAsync(Submission form, SignOnUse use, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            var provider = await ProviderAsync(db, token) ?? throw new NotFoundException();
            var account = await db.Accounts.SingleAsync(token);
            if (use is SignOnUse.Off)
            {
                provider.TurnOff();
            }
            else
            {
                provider.TurnOn();
                RuleViolation.ThrowIf(!await db.SignOnDomains.AnyAsync(domain => domain.Proven != null, token),
                    $"Prove a domain first: only people with an address of a proven domain can sign in this way.");
                RuleViolation.ThrowIf(use is SignOnUse.Required && await NobodyKeepsAPasswordAsync(db, token), NeedsKeeper);
            }

            account.RequireSignOn(use is SignOnUse.Required);
            return new Outcome.Done(Address, AuditAction.SignOnSwitched, use.ToString());
        }, cancellation);

    /// <param name="domain">Normalized.</param>
    public Task<Outcome> AddDomainAsync(Submission form, string domain, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            var known = await db.SignOnDomains.Select(row => row.Name).ToListAsync(token);
            RuleViolation.ThrowIf(known.Contains(domain, StringComparer.Ordinal) || known.Count >= MostDomains,
                known.Count >= MostDomains ? (Sentence)$"An account has at most {MostDomains} domains."
                    : $"{domain} is in the list already.", "Domain");

            db.SignOnDomains.Add(new SignOnDomain(form.AccountId, domain));
            return new Outcome.Done(Address, AuditAction.SignOnDomainAdded, domain);
        }, cancellation);

    /// <param name="records">What the domain's name servers say.</param>
    public Task<Outcome> ProveDomainAsync(Submission form, Guid id, IReadOnlyList<string> records, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            var domain = await db.SignOnDomains.SingleOrDefaultAsync(row => row.Id == id, token) ?? throw new NotFoundException();

            if (domain.Proven is not null)
            {
                return new Outcome.Unchanged(Address, $"{domain.Name} is proven already.");
            }

            RuleViolation.ThrowIf(!records.Contains(domain.RecordText, StringComparer.Ordinal),
                $"The TXT record {domain.RecordName} was not found yet. New records take minutes, at times a "
                    + $"day, to be seen everywhere; try again then.");

            RuleViolation.ThrowIf(await IsTakenAsync(domain.Name, token), Taken(domain.Name));

            domain.Prove(now);
            return new Outcome.Done(Address, AuditAction.SignOnDomainProven, domain.Name);
        }, cancellation);

    public Task<Outcome> RemoveDomainAsync(Submission form, Guid id, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            var domain = await db.SignOnDomains.SingleOrDefaultAsync(row => row.Id == id, token) ?? throw new NotFoundException();

            RuleViolation.ThrowIf(
                domain.Proven is not null && await ProviderAsync(db, token) is { IsOn: true }
                    && await db.SignOnDomains.CountAsync(row => row.Proven != null, token) == 1,
                $"It is the only proven domain. Turn the company sign-in off first.");

            db.SignOnDomains.Remove(domain);
            return new Outcome.Done(Address, AuditAction.SignOnDomainRemoved, domain.Name);
        }, cancellation);

    /// <param name="grants">The id of a profile or of a permission set.</param>
    public Task<Outcome> AddRuleAsync(Submission form, string claim, string value, Guid grants, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            var profile = await db.Profiles.SingleOrDefaultAsync(row => row.Id == grants, token);
            var set = profile is null ? await db.PermissionSets.SingleOrDefaultAsync(row => row.Id == grants, token) : null;
            RuleViolation.ThrowIf(profile is null && set is null, $"Choose a profile or a permission set.", "Grants");
            RuleViolation.ThrowIf(await db.SignOnRules.CountAsync(token) >= MostRules,
                $"An account has at most {MostRules} rules.", "Claim");

            db.SignOnRules.Add(new SignOnRule(form.AccountId, claim, value, profile, set));
            return new Outcome.Done(Address, AuditAction.SignOnRuleAdded, $"{claim} = {value}",
                Sentence.Plain(profile?.Name ?? set!.Name));
        }, cancellation);

    public Task<Outcome> RemoveRuleAsync(Submission form, Guid id, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            var rule = await db.SignOnRules.Include(row => row.Profile).Include(row => row.PermissionSet)
                .SingleOrDefaultAsync(row => row.Id == id, token)
                ?? throw new NotFoundException();

            db.SignOnRules.Remove(rule);
            return new Outcome.Done(Address, AuditAction.SignOnRuleRemoved, $"{rule.Claim} = {rule.Value}",
                Sentence.Plain(rule.Profile?.Name ?? rule.PermissionSet!.Name));
        }, cancellation);

    /// <summary>Whether an account has proven a domain: another one can't.</summary>
    public async Task<bool> IsTakenAsync(string domain, CancellationToken cancellation)
    {
        await using var all = contexts.Unscoped();
        return await all.SignOnDomains.AnyAsync(row => row.Proven == domain, cancellation);
    }

    public static Sentence Taken(string domain) =>
        $"{domain} can’t be proven here, because it is in use. Please ask our billing department.";

    private static Sentence NeedsKeeper =>
        $"Choose at least one administrator who has a password and may go on using it: otherwise nobody gets in on the day on which your "
        + $"company’s sign-in fails.";

    private static Task<SignOnProvider?> ProviderAsync(CheckoutDbContext db, CancellationToken cancellation) =>
        db.SignOnProviders.Include(row => row.Profile).SingleOrDefaultAsync(cancellation);

    // What was changed a moment ago counts, so rows that are tracked are weighed.
    private static async Task<bool> NobodyKeepsAPasswordAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var members = await db.Memberships.WithRights().ToListAsync(cancellation);
        var keepers = members.Where(row => row is { Active: true, KeepsPassword: true }
            && row.Rights.IsAdministrator).Select(row => row.UserId).ToList();
        return !await db.Users.AnyAsync(user => keepers.Contains(user.Id) && user.Active && user.PasswordHash != null, cancellation);
    }
}
