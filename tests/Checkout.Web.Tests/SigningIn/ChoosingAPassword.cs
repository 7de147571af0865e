using System.Net;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>Length counts, kinds of characters don't; what is guessed soon is refused, in words.</summary>
[Trait("Acceptance", "U3")]
public sealed class ChoosingAPassword : DoorTest
{
    [Theory]
    [InlineData("1234567890", "guessed too easily")]
    [InlineData("password123", "guessed too easily")]
    [InlineData("qwertyuiop", "guessed too easily")]
    [InlineData("iloveyou2026", "guessed too easily")]
    [InlineData("aaaaaaaaaaaaaaaa", "guessed too easily")]
    [InlineData("Cirrus blanket 77 fox", "Leave “Cirrus” out")]
    [InlineData("short", "at least 10")]
    public async Task What_is_guessed_soon_is_refused_with_the_reason(string password, string why)
    {
        using var browser = await SignInAsync();

        var refused = (await ChangeAsync(browser, password)).Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Contains(why, string.Join(' ', refused.Errors), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nor_may_it_hold_the_persons_own_address()
    {
        using var browser = await SignInAsync();
        var word = Email.Split('@', '.', '-').First(part => part.Length >= 4);

        Assert.Contains($"Leave “{word}” out", string.Join(' ', (await ChangeAsync(browser, $"{word} blanket 77 fox")).Errors),
            StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("paper clip umbrella")]
    [InlineData("ünïcödé wörds are fine 🦊")]
    public async Task A_few_words_are_taken_as_they_are(string password) => await TakenAsync(password);

    [Fact]
    public async Task Nothing_is_cut_of_a_long_one()
    {
        var password = string.Join(' ', Enumerable.Range(0, 90).Select(n => $"word{n}"));
        await TakenAsync(password);
        using var door = Portal.Anonymous();

        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await (await door.GetAsync("/SignIn")).SignInAsync(Email, password[..^1])).Status);
    }

    private async Task TakenAsync(string password)
    {
        using var browser = await SignInAsync();
        Assert.Equal("/Profile", (await ChangeAsync(browser, password)).Location);
        using var door = Portal.Anonymous();
        Assert.Equal("/", (await (await door.GetAsync("/SignIn")).SignInAsync(Email, password)).Location);
    }

    private static async Task<PortalPage> ChangeAsync(PortalClient browser, string password) =>
        await (await browser.GetAsync("/Profile/Password")).Form().Fill("CurrentPassword", Password).Fill("Password", password).SendAsync();
}
