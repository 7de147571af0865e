using System.Net;
using Checkout.Data.Identity;
using Checkout.Domain.Messages;
using Checkout.Testing.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>An authenticator app and recovery codes: asked for after the password, each code good once, not bypassed by mail.</summary>
[Trait("Acceptance", "U3")]
public sealed class ASecondFactor : DoorTest
{
    [Fact]
    public async Task An_app_is_added_with_its_first_code_and_asked_for_from_then_on()
    {
        using var browser = await SignInAsync();
        var page = await browser.GetAsync("/Profile/Authenticator");
        Assert.NotNull(page.Find("svg.qr path"));
        var wrong = (await page.Form().Fill("Code", "000000").SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(page.Find(".secret").GetAttribute("value"), wrong.Find(".secret").GetAttribute("value"));

        var (secret, codes) = await AddAppAsync(browser);

        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1, await MailsAsync(MessageKind.SignInChanged));
        Assert.Contains("10 recovery codes are left", (await browser.GetAsync("/Profile")).Text, StringComparison.Ordinal);
        await using (var db = Database.Contexts.Unscoped())
        {
            Assert.DoesNotContain(secret, (await db.Authenticators.SingleAsync()).Secret, StringComparison.Ordinal);
            Assert.DoesNotContain(codes[0], string.Join(' ', await db.RecoveryCodes.Select(code => code.Hash).ToListAsync()),
                StringComparison.Ordinal);
        }

        using var door = Portal.Anonymous();
        var asked = await HalfwayAsync(door, "/SignIn?returnUrl=%2FInvoices");
        Assert.StartsWith("/SignIn", (await door.GetAsync("/")).Location, StringComparison.Ordinal);
        Assert.Equal("/Invoices", (await asked.Form().Fill("Code", CodeOf(secret)).SendAsync()).Location);
        (await door.GetAsync("/")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_code_holds_twice_not_even_at_the_same_moment()
    {
        using var browser = await SignInAsync();
        var (secret, codes) = await AddAppAsync(browser);
        foreach (var code in (string[])[CodeOf(secret), codes[0]])
        {
            using var door = Portal.Anonymous();
            var asked = await HalfwayAsync(door);
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => asked.Form().Fill("Code", code).SendAsync()));
            Assert.Single(answers, answer => answer.Location == "/");
        }

        // Nor is that of the app's first code, which may have been seen.

        Assert.Contains("9 recovery codes are left", (await browser.GetAsync("/Profile")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_and_after_five_the_right_one_is_not_looked_at()
    {
        using var browser = await SignInAsync();
        var (secret, _) = await AddAppAsync(browser);
        using var door = Portal.Anonymous();
        var asked = await HalfwayAsync(door);
        for (var tries = 0; tries < 5; tries++)
        {
            await asked.Form().Fill("Code", "123456").SendAsync();
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await asked.Form().Fill("Code", CodeOf(secret)).SendAsync()).Status);
    }

    [Fact]
    public async Task A_password_that_was_reset_by_mail_does_not_stand_for_it()
    {
        using var browser = await SignInAsync();
        await AddAppAsync(browser);
        await using (var scope = Portal.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<CheckoutUser>>();
            var user = (await users.FindByEmailAsync(Email))!;
            using var reader = Portal.Anonymous();
            var link = $"/ResetPassword?user={user.Id:N}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user))}";
            await (await reader.GetAsync(link)).Form().Fill("Password", "paper clip umbrella").SendAsync();
        }

        using var door = Portal.Anonymous();

        Assert.Equal("/SignIn/SecondFactor",
            (await (await door.GetAsync("/SignIn")).SignInAsync(Email, "paper clip umbrella")).Location);
        Assert.StartsWith("/SignIn", (await door.GetAsync("/")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_is_right_is_good_for_ten_minutes()
    {
        using var browser = await SignInAsync();
        var (secret, _) = await AddAppAsync(browser);
        using var door = Portal.Anonymous();
        var asked = await HalfwayAsync(door);

        World.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("/SignIn", (await asked.Form().Fill("Code", CodeOf(secret)).SendAsync()).Location);
        Assert.Equal("/SignIn", (await door.GetAsync("/SignIn/SecondFactor")).Location);
    }

    [Fact]
    public async Task Codes_are_made_anew_and_the_app_is_removed()
    {
        using var browser = await SignInAsync();
        var (_, codes) = await AddAppAsync(browser);

        var renewed = await (await browser.GetAsync("/Profile")).Form("/Profile/Authenticator/RecoveryCodes").SendAsync();
        Assert.DoesNotContain(codes[0], renewed.Text, StringComparison.Ordinal);
        using (var door = Portal.Anonymous())
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity,
                (await (await HalfwayAsync(door)).Form().Fill("Code", codes[0]).SendAsync()).Status);
        }

        await (await browser.GetAsync("/Profile")).Form("/Profile/Authenticator/Remove").SendAsync();
        using var again = await SignInAsync();
    }

    [Fact]
    public async Task An_account_that_needs_one_opens_nothing_until_it_is_there()
    {
        await AskAsync(World.Clock.GetUtcNow().AddDays(14));
        using var browser = await SignInAsync();
        Assert.Contains("asks for a second factor from", (await browser.GetAsync("/Profile")).Text, StringComparison.Ordinal);
        (await browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);

        await AskAsync(World.Clock.GetUtcNow());
        Assert.Equal("/Profile", (await browser.GetAsync("/Invoices")).Location);
        Assert.Equal("/Profile", (await browser.GetAsync("/Invoices?format=csv")).Location);
        Assert.Contains("asks for a second factor. Add", (await browser.GetAsync("/Profile")).Text, StringComparison.Ordinal);

        await AddAppAsync(browser);
        (await browser.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        using var byPasskey = await Portal.SignedInAs(Email, SignInMethod.Passkey);
        (await byPasskey.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_administrator_makes_it_necessary_with_two_weeks_of_grace()
    {
        using var administrator = await SignInAsync();
        await Rights.MakeAdministratorAsync(Database, World);

        await (await administrator.GetAsync("/Users/SecondFactor")).Form("/Users/SecondFactor").SendAsync();

        await using var db = Database.Contexts.Unscoped();
        var from = (await db.Accounts.SingleAsync(account => account.Id == World.Account.Id)).SecondFactorFrom;
        Assert.Equal(World.Clock.GetUtcNow().AddDays(14), from);
        Assert.Contains("Make it unnecessary", (await administrator.GetAsync("/Users/SecondFactor")).Text, StringComparison.Ordinal);
    }

    private async Task<PortalPage> HalfwayAsync(PortalClient door, string at = "/SignIn")
    {
        var asked = await (await door.GetAsync(at)).SignInAndFollowAsync(Email, Password);
        Assert.Equal("Enter a code", asked.Title);
        return asked;
    }

    private async Task AskAsync(DateTimeOffset from)
    {
        await using var db = Database.Contexts.Unscoped();
        (await db.Accounts.SingleAsync(account => account.Id == World.Account.Id)).AskSecondFactor(from);
        await db.SaveChangesAsync();
    }
}
