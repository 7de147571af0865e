using System.Net;
using Checkout.Data.Seeding;
using Checkout.Domain.Audit;
using Checkout.Testing.SignOn;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.SingleSignOn;

/// <summary>The sign-in page asks for the address first and leads by its domain alone; and what comes in by the company's sign-in makes no
/// other way in.</summary>
[Trait("Acceptance", "U5")]
public sealed class WhereTheDoorLeads : IAsyncLifetime
{
    private const string Known = $"admin@{SignOnStage.Domain}";

    private SignOnStage _stage = null!;
    private PortalClient _browser = null!;

    public async Task InitializeAsync()
    {
        _stage = await SignOnStage.CreateAsync();
        _browser = _stage.Portal.Anonymous();
        await _stage.PersonAsync(Known, _stage.World, SignOnStage.Password, DatabaseSetup.SystemAdministrator);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _stage.DisposeAsync();
    }

    [Theory]
    [InlineData(Known)]
    [InlineData($"nobody@{SignOnStage.Domain}")]
    public async Task Offers_the_company_beside_the_password_and_leads_there_where_it_is_required(string email)
    {
        var offered = (await AskAsync(email)).Expect(HttpStatusCode.OK);
        Assert.NotNull(offered.Find("a[href^='/SignIn/Company?email=']"));
        Assert.NotNull(offered.Find("input[name=Password]"));

        await RequireAsync(keeper: null);
        var led = (await AskAsync(email)).Expect(HttpStatusCode.Redirect);
        Assert.StartsWith("/SignIn/Company?email=", led.Location, StringComparison.Ordinal);
        var here = await (await _browser.GetAsync("/SignIn?here=true")).Form("/SignIn").Fill("Email", email).SendAsync();
        Assert.NotNull(here.Expect(HttpStatusCode.OK).Find("input[name=Password]"));
    }

    [Fact]
    public async Task Lets_only_the_keepers_of_passwords_into_an_account_that_requires_the_company()
    {
        await RequireAsync(keeper: null);
        var page = await (await _browser.GetAsync("/SignIn?here=true")).Form("/SignIn").Fill("Email", Known).SendAsync();
        await page.Form("/SignIn").Fill("Password", SignOnStage.Password).SendAsync();
        var refused = (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);
        Assert.NotNull(refused.Find("a[href^='/SignIn/Company']"));

        await RequireAsync(keeper: Known);
        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/Profile/Passkeys/Add")]
    [InlineData("/Profile/Authenticator")]
    public async Task Lets_nobody_whom_the_company_vouched_for_make_a_way_in_of_their_own(string path)
    {
        await _stage.SignOnAsync(_browser);

        var refused = (await _browser.GetAsync(path)).Expect(HttpStatusCode.Conflict);

        Assert.Contains("Your company signs you in", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_companys_word_for_an_invitation()
    {
        await using (var db = _stage.Database.Contexts.Unscoped())
        {
            var user = await _stage.PersonAsync($"new@{SignOnStage.Domain}", _stage.World);
            var member = await db.Memberships.SingleAsync(row => row.UserId == user.Id);
            member.AwaitAcceptance();
            member.Invite("Zoë", _stage.World.Clock.GetUtcNow(), TimeSpan.FromDays(7));
            await db.SaveChangesAsync();
        }

        Assert.Equal("/Invoices", (await _stage.SignOnAsync(_browser)).Location);

        (await _browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        Assert.Single(await _stage.EntriesAsync(AuditAction.InvitationAccepted));
    }

    private async Task<PortalPage> AskAsync(string email) =>
        await (await _browser.GetAsync("/SignIn")).Form("/SignIn").Fill("Email", email).SendAsync();

    private async Task RequireAsync(string? keeper)
    {
        await using var db = _stage.Database.Contexts.ForAccount(_stage.World.Account.Id);
        (await db.Accounts.SingleAsync()).RequireSignOn(true);
        if (keeper is not null)
        {
            (await db.Memberships.SingleAsync(row => db.Users.Any(user => user.Id == row.UserId && user.Email == keeper)))
                .KeepPassword(true);
        }

        await db.SaveChangesAsync();
    }
}
