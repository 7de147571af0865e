using System.Net;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>What is sensitive asks for a recent proof, and then goes on with what was typed.</summary>
[Trait("Acceptance", "U3")]
public sealed class ConfirmingWhoOneIs : DoorTest
{
    [Fact]
    public async Task A_form_is_carried_out_after_the_password_with_what_was_typed()
    {
        using var browser = await SignInAsync();
        var (_, codes) = await AddAppAsync(browser);
        World.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = (await (await browser.GetAsync("/Profile")).Form("/Profile/Authenticator/RecoveryCodes").SendAsync())
            .Expect(HttpStatusCode.Forbidden);
        Assert.Equal("Confirm that it’s you", asked.Title);
        var again = (await asked.Form("/Profile/Authenticator/RecoveryCodes").Fill("ConfirmPassword", "wrong password").SendAsync())
            .Expect(HttpStatusCode.Forbidden);
        Assert.Contains("That isn’t right", again.Text, StringComparison.Ordinal);

        var done = (await again.Form("/Profile/Authenticator/RecoveryCodes").Fill("ConfirmPassword", Password).SendAsync())
            .Expect(HttpStatusCode.OK);

        Assert.Equal(10, done.All(".codes li").Count);
        Assert.DoesNotContain(codes[0], done.Text, StringComparison.Ordinal);

        // For a while it isn't asked again.
        (await (await browser.GetAsync("/Profile")).Form("/Profile/Authenticator/RecoveryCodes").SendAsync()).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_opens_after_a_code_as_well()
    {
        using var browser = await SignInAsync();
        var (secret, _) = await AddAppAsync(browser);
        World.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = (await browser.GetAsync("/Profile/Passkeys/Add")).Expect(HttpStatusCode.Forbidden);
        var opened = await browser.FollowAsync(await asked.Form("/Confirm").Fill("ConfirmCode", CodeOf(secret)).SendAsync());

        Assert.Equal("/Profile/Passkeys/Add", opened.Expect(HttpStatusCode.OK).Path);
    }

    [Fact]
    public async Task Every_field_of_the_form_comes_along_and_no_password_of_another_form_opens_anything()
    {
        using var browser = await SignInAsync();
        World.Clock.Advance(TimeSpan.FromMinutes(11));
        var form = (await browser.GetAsync("/Profile")).Form("/SignOut").To("/Profile/Passkeys/Add")
            .Forge("Name", "Laptop <b>").Forge("Password", Password);

        var asked = (await form.SendAsync()).Expect(HttpStatusCode.Forbidden);

        Assert.Equal("Laptop <b>", asked.Form("/Profile/Passkeys/Add").Value("Name"));
    }
}
