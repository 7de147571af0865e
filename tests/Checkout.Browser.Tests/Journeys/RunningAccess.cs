using Checkout.Browser.Tests.Pages;
using Checkout.Browser.Tests.Showing;
using Checkout.Web.Features.Invitations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

/// <summary>An administrator and an auditor, each at a browser: invited, arrived, limited to reading, and gone again.</summary>
[Collection(Browsing.Name)]
[Trait("Acceptance", "U1")]
public sealed class RunningAccess(ShownPortal portal)
{
    private const string Password = "seven wide rivers meet";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_invitation_to_the_end(bool script)
    {
        var email = $"auditor-{(script ? 1 : 2)}@firm.example";
        await using var office = await portal.OpenAsync(Showroom.SelfServed, script: script);
        await using var away = await portal.OpenAsync(script: script);
        var (admin, auditor) = (await office.NewPageAsync(), await away.NewPageAsync());
        var complaints = new Complaints();
        complaints.Listen(admin, "administrator");

        await admin.GotoAsync("/Users/PermissionSets/New");
        await admin.FillAsync("#Name", $"Auditor {email}");
        await admin.CheckAsync("#ReadOnly");
        await admin.ClickAsync("main button.primary");
        await admin.GotoAsync("/Users/Invitation");
        await admin.FillAsync("#Name", "Audrey Stone");
        await admin.FillAsync("#Email", email);
        await admin.SelectOptionAsync("#Profile", new SelectOptionValue { Index = 3 });
        await admin.GetByLabel($"Auditor {email}").CheckAsync();
        await admin.ClickAsync("main button.primary");
        await Assertions.Expect(admin.Locator(".flash")).ToContainTextAsync("is invited");

        await auditor.GotoAsync(await LinkAsync(email));
        await auditor.FillAsync("[name=Password]", Password);
        await auditor.ClickAsync("main button.primary");
        await Assertions.Expect(auditor.Locator(".flash")).ToContainTextAsync("Your password is set");
        await using var reading = await portal.OpenAsync(email, script: script);
        var page = await reading.NewPageAsync();
        await page.GotoAsync("/Invoices");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Invoices");
        await page.GotoAsync("/AddProducts");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Your access is read only");

        await admin.GotoAsync("/Users?q=audrey");
        await admin.GetByText("Audrey Stone").First.ClickAsync();
        await admin.ClickAsync("aside a[href$='/End']");
        await admin.ClickAsync("main form button.primary");
        await Assertions.Expect(admin.Locator(".flash")).ToContainTextAsync("no longer has access");
        await page.GotoAsync("/Invoices");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("You don’t belong to an account yet");
        complaints.AssertNone();

        await using var db = portal.Portal.Unscoped();
        var user = await db.Users.SingleAsync(row => row.Email == email);
        (user.DisplayName, user.Email) = ("Gone", user.Email);
        await db.SaveChangesAsync();
    }

    private async Task<string> LinkAsync(string email)
    {
        await using var db = portal.Portal.Unscoped();
        var member = await db.Memberships.SingleAsync(row => db.Users.Any(user => user.Id == row.UserId && user.Email == email));
        return portal.Portal.Services.GetRequiredService<InvitationLinks>().PathOf(member);
    }
}
