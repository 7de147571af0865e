using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Access;

/// <summary>A password is changed with the current one or by mail; its owner is told, other sessions end, and what was to be opened is
/// opened.</summary>
public sealed class ChangingAPassword : IAsyncLifetime
{
    private const string Old = "correct horse battery";
    private const string New = "paper clip umbrella";

    private TestDatabase _database = null!;
    private World _world = null!;
    private Portal _portal = null!;

    private string Email => _world.User.Email!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _world = await World.CreateAsync(_database, TestClock.Today);
        _portal = Portal.Rent(_database, _world.Clock);
        await _portal.SetPasswordAsync(Email, Old);
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("", New, "Enter your current password.")]
    [InlineData("wrong password", New, "That isn’t your current password")]
    [InlineData(Old, "short", "at least 10")]
    [InlineData(Old, "", "Enter a new password.")]
    [InlineData(Old, Old, "That is your current password.")]
    public async Task Takes_the_current_one_and_a_good_new_one(string current, string changed, string complaint)
    {
        using var browser = await _portal.SignedInAs(Email);

        var refused = (await ChangeAsync(browser, current, changed)).Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Contains(complaint, string.Join(' ', refused.Errors), StringComparison.OrdinalIgnoreCase);
        Assert.Null(await MailAsync(MessageKind.PasswordChanged));
    }

    [Fact]
    public async Task Ends_every_other_session_and_tells_its_owner()
    {
        using var browser = await _portal.SignedInAs(Email);
        using var elsewhere = await _portal.SignedInAs(Email);

        var done = await browser.FollowAsync(await ChangeAsync(browser, Old, New));

        Assert.Contains("signed out everywhere else", done.Flash, StringComparison.Ordinal);
        Assert.StartsWith("/SignIn", (await elsewhere.GetAsync("/")).Location, StringComparison.Ordinal);
        Assert.Contains("was changed", (await MailAsync(MessageKind.PasswordChanged))!.Subject, StringComparison.Ordinal);
        using var again = _portal.Anonymous();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(await again.GetAsync("/SignIn"), Old)).Status);
        Assert.Equal("/", (await SignInAsync(await again.GetAsync("/SignIn"), New)).Location);
    }

    [Fact]
    public async Task Is_counted_like_a_wrong_password_at_the_door()
    {
        using var browser = await _portal.SignedInAs(Email);
        for (var tries = 0; tries < 5; tries++)
        {
            await ChangeAsync(browser, "wrong password", New);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(browser, Old, New)).Status);
    }

    [Fact]
    public async Task By_mail_leads_on_to_what_was_to_be_opened_and_tells_its_owner()
    {
        using var browser = _portal.Anonymous();
        var signIn = await (await browser.OpenAsync("/Quotes?status=active")).Form().Fill("Email", Email).SendAsync();
        var forgotten = await browser.GetAsync(signIn.Find("a[href^='/ForgottenPassword']").GetAttribute("href")!);
        await forgotten.Form().Fill("Email", Email).SendAsync();
        using var mail = await MailAsync(MessageKind.PasswordReset);
        var link = Regex.Match(mail!.TextBody!, @"https://localhost(?<path>/\S+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Groups["path"].Value;

        // In another browser, where the mail is read.
        using var reader = _portal.Anonymous();
        var changed = await (await reader.GetAsync(link)).Form().Fill("Password", New).SendAndFollowAsync();

        Assert.Equal("/Quotes?status=active", (await SignInAsync(changed, New)).Location);
        Assert.NotNull(await MailAsync(MessageKind.PasswordChanged));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    public async Task By_mail_leads_nowhere_else(string returnUrl)
    {
        using var browser = _portal.Anonymous();
        var forgotten = await browser.GetAsync("/ForgottenPassword");
        await forgotten.Form().Fill("Email", Email).Forge("ReturnUrl", returnUrl).SendAsync();

        using var mail = await MailAsync(MessageKind.PasswordReset);

        Assert.DoesNotContain("evil", mail!.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_kept_with_210_000_rounds_also_where_it_was_kept_with_fewer()
    {
        await using (var db = _database.Contexts.Unscoped())
        {
            // Of the framework's default.
            (await db.Users.SingleAsync(user => user.Email == Email)).PasswordHash =
                new Microsoft.AspNetCore.Identity.PasswordHasher<object>().HashPassword(new object(), Old);
            await db.SaveChangesAsync();
        }

        using var browser = _portal.Anonymous();
        Assert.Equal("/", (await SignInAsync(await browser.GetAsync("/SignIn"), Old)).Location);

        await using var after = _database.Contexts.Unscoped();
        var hash = Convert.FromBase64String((await after.Users.SingleAsync(user => user.Email == Email)).PasswordHash!);
        Assert.Equal(210_000u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    private static async Task<PortalPage> ChangeAsync(PortalClient browser, string current, string changed) =>
        await (await browser.GetAsync("/Profile/Password")).Form().Fill("CurrentPassword", current).Fill("Password", changed).SendAsync();

    private Task<PortalPage> SignInAsync(PortalPage page, string password) =>
        page.SignInAsync(Email, password);

    private async Task<MimeKit.MimeMessage?> MailAsync(MessageKind kind)
    {
        await using var db = _database.Contexts.Unscoped();
        if (await db.OutboxMessages.SingleOrDefaultAsync(row => row.Kind == kind) is not { } message)
        {
            return null;
        }

        await using var scope = _portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(message, CancellationToken.None);
    }
}
