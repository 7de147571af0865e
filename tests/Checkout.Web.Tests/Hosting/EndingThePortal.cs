using System.Net;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Nodes;

namespace Checkout.Web.Tests.Hosting;

/// <summary>A portal that is told to end, as a service manager does, while somebody’s acceptance is still on its way.</summary>
public sealed class EndingThePortal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Acceptance", "F8")]
    public async Task Says_so_finishes_what_is_under_way_and_cuts_off_what_never_ends()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await Crowd.CustomerAsync(database, TestClock.Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(5m, 10m));
        // What never ends uses all of the time up; the acceptance gets through within it on a busy machine too.
        await using var portal = await PortalProcess.StartAsync(database.Options, "Development", "--Start:DemoData=false",
            "--Stop:NoticeSeconds=1", "--Stop:FinishSeconds=15");
        using var browser = portal.Anonymous();
        (await (await browser.OpenAsync("/SignIn")).SignInAndFollowAsync(world.User.Email!, Crowd.Password)).Expect(HttpStatusCode.OK);
        var path = $"/Quotes/{quote.Slug}/Acceptance";
        var form = (await browser.GetAsync(path)).Form(path).Fill("Title", "Head of IT").Tick("Authority").Tick("Terms");
        var (slow, stuck) = (new HeldBack(), new HeldBack());
        using var slowly = slow.Browser(portal, browser.Cookies);
        using var never = stuck.Browser(portal, browser.Cookies);
        var (accepting, hanging) = (form.SendAsync(by: slowly), form.SendAsync(by: never));
        await Task.WhenAll(slow.HalfWay, stuck.HalfWay);

        await portal.TellToEndAsync();
        var ready = await browser.GetAsync("/health/ready");
        for (var tries = 0; tries < 50 && ready.Status is HttpStatusCode.OK; tries++)
        {
            await Task.Delay(10);
            ready = await browser.GetAsync("/health/ready");
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Stopping"), (ready.Status, ready.Body));
        (await browser.GetAsync("/health/live")).Expect(HttpStatusCode.OK);
        (await browser.GetAsync("/Quotes")).Expect(HttpStatusCode.OK);
        await NoOneListensAsync(portal);
        slow.GoOn();

        Assert.Equal("/Orders/O-00000001/Confirmation", (await accepting).Expect(HttpStatusCode.Redirect).Location);
        Assert.Equal(0, await portal.EndedAsync(Patience));
        stuck.GoOn();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
        await using var db = database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal("O-00000001", Assert.Single(db.Orders).Number);
    }

    private static async Task NoOneListensAsync(PortalProcess portal)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            using var client = new System.Net.Sockets.TcpClient();
            if (await Record.ExceptionAsync(() => client.ConnectAsync(portal.Address.Host, portal.Address.Port)) is not null)
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("The portal still takes connections.");
    }

    /// <summary>Sends half of a form, and the rest when it is let.</summary>
    private sealed class HeldBack : DelegatingHandler
    {
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfWay => _half.Task;

        public void GoOn() => _rest.SetResult();

        public PortalClient Browser(PortalProcess portal, CookieContainer cookies)
        {
            InnerHandler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
            return new PortalClient(new HttpClient(this) { BaseAddress = portal.Address }, cookies);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var held = new Halves(body, _half, _rest.Task);
            held.Headers.ContentType = request.Content.Headers.ContentType;
            request.Content = held;
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Halves(byte[] body, TaskCompletionSource half, Task rest) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            half.TrySetResult();
            await rest;
            await stream.WriteAsync(body.AsMemory(body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
