using System.Net;
using Checkout.Data.Identity;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Access;

public sealed class ForgottenPasswords(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task The_answer_is_the_same_whether_or_not_somebody_has_the_address()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = portal.Anonymous();

        var known = await AskAsync(browser, world.User.Email!);
        var unknown = await AskAsync(browser, "nobody@acme.example");

        Assert.Equal(known.Body, unknown.Body);
        await using var db = database.Contexts.Unscoped();
        var mail = Assert.Single(await db.OutboxMessages.Where(message => message.Kind == MessageKind.PasswordReset
            && message.To == world.User.Email).ToListAsync());
        Assert.Equal((null, null), (mail.SubjectId, mail.Data));
        // Both wait alike; who has the address is looked up when the mail is made.
        Assert.Equal(2, await db.OutboxMessages.CountAsync(message => message.Kind == MessageKind.PasswordReset));
        await using var scope = portal.Services.CreateAsyncScope();
        var renderer = scope.ServiceProvider.GetRequiredService<MessageRenderer>();
        Assert.NotNull(await renderer.RenderAsync(mail, CancellationToken.None));
        Assert.Null(await renderer.RenderAsync(await db.OutboxMessages.SingleAsync(message => message.To == "nobody@acme.example"),
            CancellationToken.None));
    }

    [Fact]
    public async Task The_link_works_once()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = portal.Anonymous();
        var link = await LinkAsync(portal, world.User.Email!);

        var tooShort = await (await browser.GetAsync(link)).Form().Fill("Password", "short").SendAsync();
        var changed = await tooShort.Form().Fill("Password", "correct horse battery").SendAndFollowAsync();
        var signedIn = await changed.SignInAndFollowAsync(world.User.Email!, "correct horse battery");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooShort.Status);
        Assert.NotEmpty(tooShort.Errors);
        Assert.Equal("/", signedIn.Path);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync($"/ResetPassword?user={world.User.Id:N}&token=made-up")).Status);
    }

    private static async Task<PortalPage> AskAsync(PortalClient browser, string email) =>
        await (await browser.GetAsync("/ForgottenPassword")).Form().Fill("Email", email).SendAndFollowAsync();

    private static async Task<string> LinkAsync(Portal portal, string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<CheckoutUser>>();
        var user = (await users.FindByEmailAsync(email))!;
        return $"/ResetPassword?user={user.Id:N}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user))}";
    }
}
