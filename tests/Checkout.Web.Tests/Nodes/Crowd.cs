using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Checkout.Data.Identity;
using Checkout.Domain;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Nodes;

/// <summary>
/// People who work at a portal until they are told to stop. They sign in once; they read, accept quotes and pay invoices. What fails on its
/// way is sent again as it was, and noted.
/// </summary>
internal sealed class Crowd(Func<PortalClient> browser)
{
    public const string Password = "Correct horse 7 battery";

    private const string Card = "4242 4242 4242 4242";
    private const int MostTries = 100;

    private static readonly string[] Tabs =
    [
        "/", "/Invoices", "/Payments", "/Quotes", "/Orders", "/Contracts", "/InstalledProducts", "/CreditMemos", "/Statements", "/Activity",
        "/PaymentMethods", "/Search?q=seats", "/AddProducts?all=true", "/Statements/Pdf", "/Invoices?format=csv",
    ];

    private static int _serial;

    private readonly List<Task> _work = [];
    private readonly ConcurrentQueue<string> _cutOff = new();
    private int _read;
    private volatile bool _ends;

    /// <summary>The order of each quote whose acceptance was answered.</summary>
    public ConcurrentDictionary<string, string> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>The account of each invoice whose payment was answered.</summary>
    public ConcurrentDictionary<string, Guid> Paid { get; } = new(StringComparer.Ordinal);

    /// <summary>What came back as no answer of the portal, or as an error of a server.</summary>
    public IReadOnlyList<string> CutOff => [.. _cutOff];

    public int PagesRead => Volatile.Read(ref _read);

    /// <summary>An account whose member reads English and can sign in.</summary>
    public static async Task<World> CustomerAsync(TestDatabase database, DateOnly today)
    {
        var world = await World.CreateAsync(database, today);
        await using var db = database.Contexts.Unscoped();
        db.Entry(await db.Accounts.SingleAsync(row => row.Id == world.Account.Id)).Property(row => row.Locale).CurrentValue = "en-US";
        var user = await db.Users.SingleAsync(row => row.Id == world.User.Id);
        user.PasswordHash = PasswordHashing.Hasher.HashPassword(user, Password);
        await db.SaveChangesAsync();
        return world;
    }

    /// <summary>Somebody who accepts a quote and pays an invoice, again and again.</summary>
    public void Buys(World world) => _work.Add(Task.Run(async () =>
    {
        using var client = browser();
        await SignInAsync(client, world.User.Email!, Password);
        while (!_ends)
        {
            await ReadAsync(client, Tabs[Random.Shared.Next(Tabs.Length)]);
            await AcceptAsync(client, world);
            await PayAsync(client, world);
        }
    }));

    /// <summary>Somebody who looks at every tab.</summary>
    public void Reads(string email, string password) => _work.Add(Task.Run(async () =>
    {
        using var client = browser();
        await SignInAsync(client, email, password);
        for (var n = 0; !_ends || n < Tabs.Length; n++)
        {
            await ReadAsync(client, Tabs[n % Tabs.Length]);
        }
    }));

    /// <summary>Waits until so many more quotes were accepted and invoices paid, or pages read where nobody buys.</summary>
    public async Task GoOnAsync(int acceptances, int pages = 1)
    {
        var (accepted, paid, read) = (Accepted.Count + acceptances, Paid.Count + acceptances, PagesRead + pages);
        while (Accepted.Count < accepted || Paid.Count < paid || PagesRead < read)
        {
            var soon = Task.Delay(100);
            if (await Task.WhenAny([.. _work, soon]) is var first && first != soon)
            {
                await first;
            }
        }
    }

    /// <summary>Everybody finishes what they are at.</summary>
    public Task EndAsync()
    {
        _ends = true;
        return Task.WhenAll(_work);
    }

    private async Task SignInAsync(PortalClient client, string email, string password)
    {
        var page = await InsistAsync(() => client.OpenAsync("/SignIn"));
        var home = await InsistAsync(() => page.SignInAndFollowAsync(email, password));
        Assert.Equal("/", home.Expect(HttpStatusCode.OK).Path);
    }

    // Whoever were signed out would be led to another page.
    private async Task<PortalPage> ReadAsync(PortalClient client, string path)
    {
        var page = (await InsistAsync(() => client.GetAsync(path))).Expect(HttpStatusCode.OK);
        Interlocked.Increment(ref _read);
        return page;
    }

    private async Task AcceptAsync(PortalClient client, World world)
    {
        var quote = await world.PublishAsync(world.Terms(), world.Line(5m, 10m));
        var path = $"/Quotes/{quote.Slug}/Acceptance";
        var form = (await ReadAsync(client, path)).Form(path).Fill("Title", "Head of IT").Tick("Authority").Tick("Terms");
        var answer = (await InsistAsync(() => form.SendAsync())).Expect(HttpStatusCode.Redirect);
        Assert.Matches("^/Orders/O-[0-9]+/Confirmation$", answer.Location!);
        Assert.True(Accepted.TryAdd(quote.Slug, answer.Location!.Split('/')[2]));
        await ReadAsync(client, answer.Location!);
    }

    private async Task PayAsync(PortalClient client, World world)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"N-{Interlocked.Increment(ref _serial)}");
        await world.WriteAsync(world.Invoice(number, 10m));
        var form = (await ReadAsync(client, $"/Pay?invoice={number}")).Form("/Pay");
        var gateway = await InsistAsync(async () => await client.FollowAsync(await form.SendAsync("Pay $10.00")));
        while (gateway.Path.StartsWith("/SimulatedGateway/", StringComparison.Ordinal) || gateway.Title == "Your payment is not finished")
        {
            // Where the answer to the form was lost, sending it again leads to the payment that it has begun.
            if (gateway.Title == "Your payment is not finished")
            {
                var begun = gateway.Form(gateway.Path);
                gateway = await InsistAsync(() => begun.SendAndFollowAsync("Continue to the payment page"));
                continue;
            }

            // Where the answer was lost and the card was charged, the page says so and leads on.
            var typed = gateway.Expect(HttpStatusCode.OK);
            gateway = typed.All("main input[name=Card]").Count == 0
                ? await ReadAsync(client, typed.Find("main a[href*='/Return']").GetAttribute("href")!)
                : await InsistAsync(async () => await client.FollowAsync(await typed.Form()
                    .Fill("Card", Card).Fill("Expiry", "12/30").SendAsync()));
        }

        for (var tries = 0; gateway.Title != "Thank you, your payment was received"; tries++)
        {
            Assert.True(tries < MostTries, $"{gateway.Path} says “{gateway.Title}” of the payment of {number}. {gateway.Text}");
            await Task.Delay(200);
            gateway = await InsistAsync(() => client.OpenAsync(gateway.Path));
        }

        Assert.True(Paid.TryAdd(number, world.Account.Id));
    }

    private async Task<PortalPage> InsistAsync(Func<Task<PortalPage>> request)
    {
        for (var tries = 1; ; tries++)
        {
            string why;
            try
            {
                var page = await request();
                if (page.Status < HttpStatusCode.InternalServerError)
                {
                    return page;
                }

                why = $"{page.Path} answered {(int)page.Status}: {page.Body[..Math.Min(page.Body.Length, 300)]}";
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                why = exception.Message;
            }

            _cutOff.Enqueue(why);
            Assert.True(tries < MostTries, why);
            await Task.Delay(100);
        }
    }
}
