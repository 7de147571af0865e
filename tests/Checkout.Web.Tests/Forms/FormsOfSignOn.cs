using Checkout.Domain.Accounts;
using Checkout.Domain.SignOn;
using Checkout.Testing.SignOn;
using Checkout.Web.Features.SingleSignOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Forms;

/// <summary>The forms with which an account's own sign-in is set up.</summary>
internal static class FormsOfSignOn
{
    /// <summary>A provider that answers the portal of these tests.</summary>
    public const string Issuer = "https://login.forms.example";

    private const string Page = "/Users/SignOn";

    public static IEnumerable<FormCase> Cases()
    {
        yield return new(Page[1..], async customer =>
            new((await customer.FormAsync(Page)).Fill("Issuer", Issuer).Fill("ClientId", "checkout").Fill("Secret", "s3cret")));
        yield return new("Users/SignOn/Use", async customer =>
        {
            await SetUpAsync(customer);
            return new((await customer.FormAsync(Page, Page + "/Use")).Forge("Use", "Optional"));
        });
        yield return new("Users/SignOn/Domains", async customer =>
            new((await customer.FormAsync(Page, Page + "/Domains")).Fill("Domain", "forms.example")));
        yield return new("Users/SignOn/Domains/{key}/Proof", async customer => await DomainAsync(customer, "Proof"));
        yield return new("Users/SignOn/Domains/{key}/Removal", async customer => await DomainAsync(customer, "Removal"));
        yield return new("Users/SignOn/Rules", async customer =>
        {
            await SetUpAsync(customer);
            return new((await customer.FormAsync(Page, Page + "/Rules")).Fill("Claim", "groups").Fill("Value", "billing")
                .Fill("Grants", await BillingAccessAsync(customer)));
        });
        yield return new("Users/SignOn/Rules/{key}/Removal", async customer =>
        {
            await SetUpAsync(customer);
            await using var db = customer.Portal.Unscoped();
            var rule = new SignOnRule(customer.World.Account.Id, "groups", "billing", null,
                await db.PermissionSets.SingleAsync(row => row.Name == "Billing access" && row.OwnerId == Guid.Empty));
            db.Add(rule);
            await db.SaveChangesAsync();
            return new(await customer.FormAsync(Page, $"{Page}/Rules/{rule.Id:N}/Removal"));
        });
    }

    private static async Task<string> BillingAccessAsync(Customer customer)
    {
        await using var db = customer.Portal.Unscoped();
        return (await db.PermissionSets.SingleAsync(row => row.Name == "Billing access" && row.OwnerId == Guid.Empty)).Id.ToString();
    }

    private static async Task SetUpAsync(Customer customer)
    {
        await using var db = customer.Portal.Unscoped();
        var account = customer.World.Account.Id;
        var provider = new SignOnProvider(account);
        provider.Configure(Issuer, TrickyProvider.ClientId,
            customer.Portal.Services.GetRequiredService<SignOnSecrets>().Write(TrickyProvider.Secret));
        provider.PassTest(customer.World.Clock.GetUtcNow());
        var proven = new SignOnDomain(account, $"{account:N}.example");
        proven.Prove(customer.World.Clock.GetUtcNow());
        db.AddRange(provider, proven);
        await db.SaveChangesAsync();
    }

    private static async Task<FilledForm> DomainAsync(Customer customer, string action)
    {
        await using var db = customer.Portal.Unscoped();
        var domain = new SignOnDomain(customer.World.Account.Id, $"{customer.World.Account.Id:N}.example");
        db.Add(domain);
        await db.SaveChangesAsync();
        return new(await customer.FormAsync(Page, $"{Page}/Domains/{domain.Id:N}/{action}"));
    }
}
