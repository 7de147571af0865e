using System.Net;
using AngleSharp.Html.Dom;
using Checkout.Domain.Accounts;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Forms;

/// <summary>
/// A form that was opened in one account and is sent after a switch to another, in a second tab for instance, is carried out in neither:
/// its page names both accounts, keeps what was typed, and leads back to the form, which then does what it would have done (A3).
/// </summary>
[Trait("Acceptance", "D3")]
public sealed class AFormKnowsItsAccount(SendingEveryFormTwice.Stage stage) : IClassFixture<SendingEveryFormTwice.Stage>, IAsyncLifetime
{
    // What is posted and belongs to no account: it reaches no account's rows, or those of the account that the form itself names.
    private static readonly string[] OfThePerson =
    [
        "Confirm", "CurrentAccount", "ForgottenPassword", "Invitation", "Operator/Doctor", "Profile/Authenticator",
        "Profile/Authenticator/RecoveryCodes", "Profile/Authenticator/Remove", "Profile/Calendar", "Profile/Calendar/Revocation",
        "Profile/Passkeys/Add", "Profile/Passkeys/Options", "Profile/Passkeys/{key}",
        "Profile/Passkeys/{key}/Remove", "Profile/Password", "Profile/Preferences", "Profile/Sessions/End", "Profile/Sessions/EndOthers",
        "ResetPassword", "SignIn", "SignIn/Company/Link", "SignIn/Passkey", "SignIn/Passkey/Options", "SignIn/SecondFactor", "SignOut",
        "Webhooks/Payments",
    ];

    // The page of a payment company's own, which has no way back to what was asked there.
    private static readonly string[] Ends = ["SimulatedGateway/{reference}"];

    private World _other = null!;

    public static TheoryData<string> Names => [.. EveryForm.Cases.Concat(EveryForm.WithoutKey).Select(form => form.Name)];

    public async Task InitializeAsync() => _other = await World.CreateAsync(stage.Portal.Database, TestClock.SpelledOut);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_route_that_takes_a_form_is_one_of_these()
    {
        var posts = (await File.ReadAllLinesAsync(RepositoryRoot.Combine("tests", "Checkout.Web.Tests", "Access", "routes.tsv")))
            .Select(row => row.Split('\t')).Where(row => row[0] == "POST").Select(row => row[1].TrimStart('/'));

        Assert.Equal(posts.Order(StringComparer.Ordinal), EveryForm.Cases.Concat(EveryForm.WithoutKey).Select(form => form.Route)
            .Concat(OfThePerson).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>Prices while typing: the script says for which account the page was shown.</summary>
    [Fact]
    public async Task And_so_do_the_parts_of_a_page_that_its_script_asks_for()
    {
        var form = await stage.FilledAsync(EveryForm.Cases[0].Name);
        var own = (await form.Form.Browser.GetAsync("/AddProducts")).Find("body").GetAttribute("data-account")!;

        foreach (var (account, expected) in new[] { (own, HttpStatusCode.OK), (_other.Account.Number, HttpStatusCode.Conflict) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/AddProducts");
            request.Headers.Add("X-Account", account);

            Assert.Equal(expected, (await form.Form.Browser.SendAsync(request)).Status);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task And_is_carried_out_in_it_or_not_at_all(string name)
    {
        var form = await stage.FilledAsync(name);
        var (browser, filled) = (form.Form.Browser, Typed(form.Form));
        var own = browser.Cookies.GetAllCookies()[stage.Portal.CookieName("checkout.account")]!.Value;
        await JoinAsync();
        await browser.OpenAsync($"/?account={_other.Account.Number}");
        var before = await stage.WrittenAsync();
        var typed = TypeSomethingElse(form.Form);

        var refused = (await form.SendAsync()).Expect(HttpStatusCode.Conflict);

        Assert.Equal(before, await stage.WrittenAsync());
        Assert.StartsWith("This form belongs to ", refused.Title, StringComparison.Ordinal);
        Assert.Contains($"You are in {_other.Account.Name} now", refused.Text, StringComparison.Ordinal);

        var again = (await refused.Form().SendAndFollowAsync()).Expect(HttpStatusCode.OK);

        Assert.Equal(own, browser.Cookies.GetAllCookies()[stage.Portal.CookieName("checkout.account")]!.Value);
        if (Ends.Contains(EveryForm.Cases.Concat(EveryForm.WithoutKey).Single(known => known.Name == name).Route))
        {
            return;
        }

        // A secret is typed again.
        var shown = again.Form(new Uri(form.Form.Element.Action).AbsolutePath);
        Assert.Equal(typed, Typed(shown));
        Put(shown, filled);
        foreach (var secret in shown.Element.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "password"))
        {
            secret.Value = "s3cret";
        }

        (await shown.SendAsync(form.Button)).Expect(HttpStatusCode.Redirect);
        Assert.NotEqual(before, await stage.WrittenAsync());
    }

    // Everybody who is anywhere becomes a member of the other account.
    private async Task JoinAsync()
    {
        await using var db = stage.Portal.Unscoped();
        var profile = await db.Profiles.SingleAsync(row => row.Name == "Billing Administrator");
        foreach (var user in await db.Users.Where(user => !db.Memberships.Any(member => member.UserId == user.Id
            && member.AccountId == _other.Account.Id)).ToListAsync())
        {
            db.Memberships.Add(new Membership(_other.Account.Id, user.Id, profile));
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Changes everything that a person can, so that nothing shown again can be the page's own.</summary>
    private static IReadOnlyList<string> TypeSomethingElse(PortalForm form)
    {
        foreach (var group in Inputs(form).Where(input => input.Type == "radio").GroupBy(input => input.Name).ToList())
        {
            group.Last().IsChecked = true;
        }

        foreach (var input in Inputs(form).ToList())
        {
            switch (input.Type)
            {
                case "radio":
                    break;
                case "checkbox":
                    input.IsChecked = !input.IsChecked;
                    break;
                default:
                    input.Value = input.Type == "date" ? "2026-12-24" : input.Type == "email" ? "x@acme.example" : "7";
                    break;
            }
        }

        foreach (var area in form.Element.Elements.OfType<IHtmlTextAreaElement>())
        {
            area.Value = "Ärger & <more>\n\"twice\"";
        }

        foreach (var select in form.Element.Elements.OfType<IHtmlSelectElement>())
        {
            select.Value = select.Options[^1].Value;
        }

        return Typed(form);
    }

    private static void Put(PortalForm form, IReadOnlyList<string> typed)
    {
        foreach (var (input, row) in Inputs(form).Zip(typed))
        {
            if (input.Type is "checkbox" or "radio")
            {
                input.IsChecked = row.EndsWith(" True", StringComparison.Ordinal);
            }
            else
            {
                input.Value = row[(input.Name!.Length + 1)..];
            }
        }

        foreach (var (area, row) in form.Element.Elements.OfType<IHtmlTextAreaElement>().Zip(typed.Skip(Inputs(form).Count())))
        {
            area.Value = row[(area.Name!.Length + 1)..];
        }

        foreach (var (select, row) in form.Element.Elements.OfType<IHtmlSelectElement>().Reverse().Zip(typed.Reverse()))
        {
            select.Value = row[(select.Name!.Length + 1)..];
        }
    }

    // A disabled control is not sent.
    private static IEnumerable<IHtmlInputElement> Inputs(PortalForm form) => form.Element.Elements.OfType<IHtmlInputElement>()
        .Where(input => input.Type is not ("hidden" or "submit" or "password") && !input.IsDisabled && !string.IsNullOrEmpty(input.Name));

    private static IReadOnlyList<string> Typed(PortalForm form) =>
    [
        .. Inputs(form).Select(input => input.Type is "checkbox" or "radio" ? $"{input.Name} {input.Value} {input.IsChecked}"
            : $"{input.Name} {input.Value}"),
        .. form.Element.Elements.OfType<IHtmlTextAreaElement>().Select(area => $"{area.Name} {area.Value.ReplaceLineEndings("\n")}"),
        .. form.Element.Elements.OfType<IHtmlSelectElement>().Select(select => $"{select.Name} {select.Value}"),
    ];
}
