using System.Net;
using System.Text.RegularExpressions;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Journeys;

/// <summary>The mail about a quote, written as a file, leads a signed-out reader over the sign-in to exactly that quote, also where the
/// portal lies below a path.</summary>
[Trait("Acceptance", "S7")]
public sealed class FollowingTheMail
{
    private const string Password = "Correct-Horse-7";

    [Fact]
    public async Task Leads_over_sign_in_to_that_quote()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        await using (var db = database.Contexts.Unscoped())
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.QuotePublished, world.User.Email!, world.User.DisplayName,
                world.Account.Id, quote.Id, data: null, world.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        var folder = Directory.CreateTempSubdirectory("checkout-mail-");
        await using var portal = Portal.Start(database, world.Clock, new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mail:Folder"] = folder.FullName,
                ["Mail:PublicUrl"] = "https://localhost/billing"
            },
        });
        await portal.SetPasswordAsync(world.User.Email!, Password);
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(CancellationToken.None);
        }

        using var mail = await MimeKit.MimeMessage.LoadAsync(Assert.Single(folder.GetFiles("*.eml")).FullName);
        var link = Regex.Match(mail.TextBody!, @"https://localhost(?<path>/\S+)", RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)).Groups["path"].Value;
        Assert.StartsWith($"/billing/Quotes/{quote.Slug}?account={world.Account.Number}", link, StringComparison.Ordinal);
        Assert.Contains(link.Replace("&", "&amp;", StringComparison.Ordinal), mail.HtmlBody, StringComparison.Ordinal);

        using var browser = portal.Anonymous();
        var signIn = await browser.OpenAsync(link);
        var arrived = (await signIn.SignInAndFollowAsync(world.User.Email!, Password))
            .Expect(HttpStatusCode.OK);

        Assert.Contains(quote.Number, arrived.Title, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
