using Checkout.Data.Identity;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>A portal before whose door somebody stands who has a password.</summary>
public abstract class DoorTest : IAsyncLifetime
{
    protected const string Password = "correct horse battery";

    protected TestDatabase Database { get; private set; } = null!;

    protected World World { get; private set; } = null!;

    protected Portal Portal { get; private set; } = null!;

    protected string Email => World.User.Email!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Engine.Sqlite);
        World = await World.CreateAsync(Database, TestClock.Today);
        Portal = Portal.Rent(Database, World.Clock);
        await Portal.SetPasswordAsync(Email, Password);
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Through the door in a browser of its own.</summary>
    protected async Task<PortalClient> SignInAsync(PortalClient? browser = null)
    {
        var door = browser ?? Portal.Anonymous();
        Assert.Equal("/", (await (await door.GetAsync("/SignIn")).SignInAsync(Email, Password)).Location);
        return door;
    }

    /// <summary>Adds an authenticator app on the pages, as the person does.</summary>
    protected async Task<(string Secret, IReadOnlyList<string> Codes)> AddAppAsync(PortalClient browser)
    {
        var page = await browser.GetAsync("/Profile/Authenticator");
        var secret = page.Find(".secret").GetAttribute("value")!.Replace(" ", "", StringComparison.Ordinal);
        var added = await page.Form().Fill("Code", CodeOf(secret)).SendAsync();

        // Its first code was used.
        World.Clock.Advance(TimeSpan.FromSeconds(30));
        return (secret, [.. added.All(".codes li").Select(code => code.TextContent)]);
    }

    /// <summary>What the app shows now.</summary>
    protected string CodeOf(string secret) => Authenticator.CodeAt(Decoded(secret), World.Clock.GetUtcNow());

    protected async Task<int> MailsAsync(Checkout.Domain.Messages.MessageKind kind)
    {
        await using var db = Database.Contexts.Unscoped();
        return await db.OutboxMessages.CountAsync(message => message.Kind == kind);
    }

    // Independent of how the portal writes it.
    private static byte[] Decoded(string base32)
    {
        var bits = string.Concat(base32.Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(n => Convert.ToByte(bits.Substring(n * 8, 8), 2))];
    }
}
