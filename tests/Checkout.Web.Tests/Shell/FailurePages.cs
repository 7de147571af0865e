using Checkout.Web.Requests;
using System.Net;
using Checkout.Web.Features.Shared;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Xunit;

namespace Checkout.Web.Tests.Shell;

[Trait("Acceptance", "S16")]
public sealed class FailurePages
{
    [Theory]
    [InlineData("/no/such/page", 404, "There is no such page")]
    [InlineData("/Shell/Status/400", 400, "That page has expired")]
    [InlineData("/Shell/Status/403", 403, "You can’t open this page")]
    [InlineData("/Shell/Status/404", 404, "There is no such page")]
    [InlineData("/Shell/Status/429", 429, "Too many tries")]
    [InlineData("/Shell/Rule", 409, "The quote expired on 3 May.")]
    [InlineData("/Shell/Stale", 409, "Someone changed this before you")]
    [InlineData("/Shell/Boom", 500, "Something went wrong on our side")]
    [InlineData("/Shell/Away", 503, "We can’t reach your documents right now")]
    [InlineData("/Shell/Busy", 503, "Someone else is changing this right now")]
    public async Task Say_what_happened_in_every_environment(string path, int status, string words)
    {
        foreach (var environment in new[] { "Production", "Development" })
        {
            await using var host = await ShellHost.StartAsync(environment);
            using var answer = await host.Client.GetAsync(path);
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains(words, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.Contains("Cirrus Software, Inc.", page, StringComparison.Ordinal);
            foreach (var secret in new[] { "SELECT", "10.0.0.7", "Exception", "   at ", "ShellController", ".cs" })
            {
                Assert.DoesNotContain(secret, page.Replace(".css", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Give_a_reference_that_is_in_the_log_with_the_exception()
    {
        await using var host = await ShellHost.StartAsync();
        var page = await (await host.Client.GetAsync("/Shell/Boom")).Content.ReadAsStringAsync();

        var logged = Assert.Single(host.Log.Events, entry => entry.Exception is not null);
        var reference = ((ScalarValue)logged.Properties["Reference"]).Value!.ToString()!;
        Assert.Contains(reference, page, StringComparison.Ordinal);
        Assert.Equal(reference, logged.TraceId.ToString());
        Assert.Equal(LogEventLevel.Error, logged.Level);
    }

    [Fact]
    public async Task Ask_to_come_back_soon_while_the_database_is_away()
    {
        await using var host = await ShellHost.StartAsync();
        using var answer = await host.Client.GetAsync("/Shell/Away");

        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("/Shell/Rule")]
    [InlineData("/Shell/Stale")]
    [InlineData("/Shell/Status/404")]
    public async Task Are_no_errors_of_ours_in_the_log_when_somebody_was_refused(string path)
    {
        await using var host = await ShellHost.StartAsync();
        await host.Client.GetAsync(path);

        Assert.DoesNotContain(host.Log.Events,
            entry => entry.Level >= LogEventLevel.Warning && entry.Properties["SourceContext"] is ScalarValue { Value: string source }
            && source.Contains("Checkout", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stand_in_the_frame_of_the_account_where_it_can_be_read()
    {
        await using var host = await ShellHost.StartAsync(services: services => services.AddScoped<IFrameSource, AcmeFrame>());
        var page = WebUtility.HtmlDecode(await (await host.Client.GetAsync("/no/such/page")).Content.ReadAsStringAsync());

        Assert.Contains("Acme Manufacturing GmbH", page, StringComparison.Ordinal);
        Assert.Contains("3<span class=\"said-only\"> to accept</span>", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/SignOut\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Come_without_the_frame_where_it_cannot_be_read()
    {
        await using var host = await ShellHost.StartAsync(services: services => services.AddScoped<IFrameSource, BrokenFrame>());
        using var answer = await host.Client.GetAsync("/Shell/Boom");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("class=\"alone\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_not_written_for_whoever_has_gone()
    {
        await using var host = await ShellHost.StartAsync();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.GetAsync("/Shell/Slow", gone.Token));

        await WaitUntil(() => host.Log.Events.Any(entry => entry.Properties.TryGetValue("StatusCode", out var status)
            && status is ScalarValue { Value: 499 }));
        Assert.DoesNotContain(host.Log.Events, entry => entry.Level >= LogEventLevel.Error);
    }

    private static async Task WaitUntil(Func<bool> condition)
    {
        for (var i = 0; i < 100 && !condition(); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(condition());
    }

    private sealed class AcmeFrame : IFrameSource
    {
        public Task<Frame> ReadAsync(CancellationToken cancellation)
        {
            var acme = new FrameAccount("A-00010482", "Acme Manufacturing GmbH");
            return Task.FromResult(new Frame(new FrameUser("Zoë Brandström", "zoe@acme.example"), acme, [acme], QuotesWaiting: 3,
                InvoicesOverdue: 0));
        }
    }

    private sealed class BrokenFrame : IFrameSource
    {
        public Task<Frame> ReadAsync(CancellationToken cancellation) => throw new TimeoutException();
    }
}
