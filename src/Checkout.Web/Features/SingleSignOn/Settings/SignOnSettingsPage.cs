using Checkout.Data.SignOn;
using Checkout.Domain.SignOn;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>An administrator, and whether a password still opens the account for them when the company's sign-in is required.</summary>
public sealed record PasswordKeeper(Guid MembershipId, string Name, string Email, bool Keeps, bool HasPassword);

/// <summary>An account's single sign-on.</summary>
/// <param name="Provider">Null before the first entry.</param>
/// <param name="CallbackUrl">What has to be registered at the provider.</param>
public sealed record SignOnSettingsPage(SignOnProvider? Provider, SignOnUse Use, IReadOnlyList<SignOnDomain> Domains,
    IReadOnlyList<SignOnRule> Rules, IReadOnlyList<PasswordKeeper> Keepers,
    IReadOnlyList<Domain.Accounts.Profile> Profiles, IReadOnlyList<PermissionSet> Sets,
    string CallbackUrl)
{
    public required ProviderInput Input { get; init; }

    public DomainInput Domain { get; init; } = new();

    public RuleInput Rule { get; init; } = new();

    public IEnumerable<SelectListItem> ProfileChoices =>
        Profiles.Select(row => new SelectListItem(row.Name, row.Name));

    public IEnumerable<SelectListItem> Grants => [new SelectListItem("Choose…", ""),
        .. Profiles.Select(row => new SelectListItem($"Profile {row.Name}", row.Id.ToString())),
        .. Sets.Select(row => new SelectListItem($"Permission set {row.Name}", row.Id.ToString()))];
}

/// <summary>Reads the page.</summary>
public sealed class SignOnSettingsPages(CheckoutDbContext db, SignOnProtocol protocol)
{
    public async Task<SignOnSettingsPage> ReadAsync(CancellationToken cancellation)
    {
        var provider = await db.SignOnProviders.AsNoTracking().Include(row => row.Profile).SingleOrDefaultAsync(cancellation);
        var required = await db.Accounts.Select(account => account.SignOnRequired).SingleAsync(cancellation);
        var rules = await db.SignOnRules.AsNoTracking().Include(row => row.Profile).Include(row => row.PermissionSet)
            .OrderBy(row => row.Ordinal).ToListAsync(cancellation);
        var keepers = await KeepersAsync(cancellation);
        return new SignOnSettingsPage(
            provider,
            provider is not { IsOn: true } ? SignOnUse.Off : required ? SignOnUse.Required : SignOnUse.Optional,
            await db.SignOnDomains.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellation),
            rules,
            keepers,
            await db.Profiles.OrderBy(row => row.Name).ToListAsync(cancellation),
            await db.PermissionSets.OrderBy(row => row.Name).ToListAsync(cancellation),
            protocol.CallbackUrl)
        {
            Input = new ProviderInput
            {
                Issuer = provider?.Issuer,
                ClientId = provider?.ClientId,
                AddsMembers = provider?.AddsMembers ?? true,
                TrustsAddresses = provider?.TrustsAddresses ?? false,
                SignsOut = provider?.SignsOut ?? false,
                Profile = provider?.Profile?.Name ?? Data.Seeding.DatabaseSetup.StandardUser,
                Keepers = [.. keepers.Where(keeper => keeper.Keeps).Select(keeper => keeper.MembershipId)],
            },
        };
    }

    private async Task<IReadOnlyList<PasswordKeeper>> KeepersAsync(CancellationToken cancellation)
    {
        var members = (await db.Memberships.AsNoTracking().WithRights().Where(row => row.Active).ToListAsync(cancellation))
            .Where(row => row.Rights.IsAdministrator).ToDictionary(row => row.UserId);
        var ids = members.Keys.ToList();
        var users = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id) && user.Active).OrderBy(user => user.NormalizedEmail)
            .Select(user => new { user.Id, user.DisplayName, user.Email, HasPassword = user.PasswordHash != null })
                .ToListAsync(cancellation);
        return [.. users.Select(user => new PasswordKeeper(members[user.Id].Id, user.DisplayName, user.Email!,
            members[user.Id].KeepsPassword,
            user.HasPassword))];
    }
}
