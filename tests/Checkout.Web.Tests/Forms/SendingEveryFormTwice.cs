using Checkout.Testing.SignOn;
using Checkout.Web.Features.SingleSignOn.Settings;
using System.Net;
using System.Reflection;
using Checkout.Data;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Forms;

/// <summary>
/// Whoever sends a form again is led to what came of it the first time, also where that made its page impossible; the same form with other
/// answers is refused and shows what came of the first; and a browser that goes away in the middle changes nothing about any of that (A11).
/// </summary>
[Trait("Acceptance", "H1")]
public sealed class SendingEveryFormTwice(SendingEveryFormTwice.Stage stage) : IClassFixture<SendingEveryFormTwice.Stage>
{
    // What is posted and is no submission, with the reason.
    private static readonly Dictionary<string, string> WithoutKey = new(StringComparer.Ordinal)
    {
        ["Confirm"] = "Proves once more who somebody is.",
        ["CurrentAccount"] = "Chooses whose documents are shown.",
        ["Pay/{number}"] = "Goes on to the page of a payment that has its number already: the same page each time.",
        ["Pay/{number}/Cancellation"] = "A payment ends once, whoever asks how often.",
        ["Profile/Authenticator"] = "Takes a code, and no code twice.",
        ["Profile/Authenticator/RecoveryCodes"] = "Shows codes once; whoever asks again wants others.",
        ["Profile/Authenticator/Remove"] = "Removed twice is removed.",
        ["Profile/Calendar"] = "Shows an address once; whoever asks again wants another.",
        ["Profile/Calendar/Revocation"] = "Revoked twice is revoked.",
        ["Profile/Passkeys/Add"] = "Takes an answer to a question that is asked once.",
        ["Profile/Passkeys/Options"] = "Asks that question.",
        ["Profile/Passkeys/{key}"] = "Named twice is named.",
        ["Profile/Passkeys/{key}/Remove"] = "Removed twice is removed.",
        ["Profile/Preferences"] = "What was chosen last holds.",
        ["Profile/Sessions/End"] = "Ended twice is ended.",
        ["Profile/Sessions/EndOthers"] = "Ended twice is ended.",
        ["Profile/Password"] = "Changes what its own fields must match.",
        ["Quotes/{number}/NotNow"] = "Put off twice is put off.",
        ["Users/SecondFactor"] = "What was chosen last holds.",
        ["SimulatedGateway/{reference}"] = "Stands for another company’s page.",
    };

    // The browser goes away before these commands of the portal to its database, then at the commit, and at last stays.
    private static readonly int[] Drops = SoakFactor.Value > 1
        ? [0, 1, 2, 3, 5, 8, 13, 21, DroppedConnections.AtCommit]
        : [0, 2, 5, 13, DroppedConnections.AtCommit];

    public static TheoryData<string> Names => [.. EveryForm.Cases.Select(form => form.Name)];

    [Fact]
    public void Has_a_case_for_each_of_them_and_a_reason_for_what_has_no_key()
    {
        var posts = stage.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .ToLookup(endpoint => endpoint.Metadata.GetMetadata<SubmitsAttribute>() is not null,
                endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.Equal(Sorted(posts[true]), Sorted(EveryForm.Cases.Select(form => form.Route)));
        Assert.Equal(Sorted(posts[false]), Sorted(WithoutKey.Keys));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Leads_to_the_first_result_and_writes_nothing_again(string name)
    {
        var form = await stage.FilledAsync(name);
        var before = await stage.WrittenAsync();

        var first = (await form.SendAsync()).Expect(HttpStatusCode.Redirect);
        var (result, written) = (await stage.ResultAsync(), await stage.WrittenAsync());
        var again = (await form.SendAsync()).Expect(HttpStatusCode.Redirect);
        form.Form.Forge("Other", "answers");
        var other = (await form.SendAsync()).Expect(HttpStatusCode.Conflict);

        Assert.NotEqual(before, written);
        Assert.Equal(result, again.Location);
        Assert.True(first.Location == result || first.Location!.StartsWith("/SimulatedGateway/", StringComparison.Ordinal),
            $"It led to {first.Location} first, and then to {result}.");
        Assert.Equal("This form was already sent", other.Title);
        Assert.NotNull(other.Find($"main a.primary[href='{result}']"));
        Assert.Equal(written, await stage.WrittenAsync());
        await (form.Holds?.Invoke() ?? Task.CompletedTask);
    }

    [Theory, MemberData(nameof(Names)), Trait("Category", "Long")]
    public async Task Also_where_the_browser_goes_away_in_the_middle(string name)
    {
        var form = await stage.FilledAsync(name);
        var (before, keys) = (await stage.WrittenAsync(), await stage.KeysAsync());

        foreach (var drop in Drops)
        {
            stage.Connections.DropNext(drop);
            await form.SendAsync();
            if (await stage.KeysAsync() == keys)
            {
                Assert.Equal(before, await stage.WrittenAsync());
            }
        }

        Assert.Equal(keys + 1, await stage.KeysAsync());
        var (result, written) = (await stage.ResultAsync(), await stage.WrittenAsync());
        Assert.Equal(result, (await form.SendAsync()).Expect(HttpStatusCode.Redirect).Location);
        Assert.Equal(written, await stage.WrittenAsync());
        await (form.Holds?.Invoke() ?? Task.CompletedTask);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> routes) =>
        routes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>One portal for all forms, with the demo data and a customer of its own for each.</summary>
    public sealed class Stage : IAsyncLifetime
    {
        internal Portal Portal { get; private set; } = null!;

        internal DroppedConnections Connections { get; } = new();

        public async Task InitializeAsync()
        {
            var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
            Portal = Portal.Start(database, new FakeTimeProvider(TestDatabase.DemoImportedAt), new PortalSettings
            {
                Configuration = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payments:Gateway"] = "Simulated" },
                Services = services =>
                {
                    Connections.AddTo(services, database.Options);
                    TrickyProvider.Answer(services, new TrickyProvider(FormsOfSignOn.Issuer,
                        new FakeTimeProvider(TestDatabase.DemoImportedAt)));
                    services.AddSingleton<IDomainRecords>(new EveryRecord(database));
                },
            });
        }

        public async Task DisposeAsync()
        {
            await Portal.DisposeAsync();
            await Portal.Database.DisposeAsync();
        }

        internal async Task<FilledForm> FilledAsync(string name) =>
            await EveryForm.Cases.Concat(EveryForm.WithoutKey).Single(form => form.Name == name)
                .FillAsync(await Customer.ComeAsync(Portal, TestClock.SpelledOut));

        /// <summary>Where the newest form led.</summary>
        internal async Task<string> ResultAsync()
        {
            await using var db = Portal.Unscoped();
            return await db.RequestRecords.OrderByDescending(record => record.Ordinal).Select(record => record.ResultUrl).FirstAsync();
        }

        internal async Task<int> KeysAsync()
        {
            await using var db = Portal.Unscoped();
            return await db.RequestRecords.CountAsync();
        }

        /// <summary>How many rows of each kind there are: nobody else writes.</summary>
        internal async Task<IReadOnlyList<string>> WrittenAsync()
        {
            await using var db = Portal.Unscoped();
            var count = typeof(Stage).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
            var counted = new List<string>();
            foreach (var type in db.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).Select(entity => entity.ClrType).Distinct())
            {
                counted.Add($"{type.Name} {await (Task<int>)count.MakeGenericMethod(type).Invoke(null, [db])!}");
            }

            return counted;
        }

        /// <summary>Name servers that have whatever record they are asked for.</summary>
        private sealed class EveryRecord(TestDatabase database) : IDomainRecords
        {
            public async Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellation)
            {
                await using var db = database.Contexts.Unscoped();
                return [.. (await db.SignOnDomains.ToListAsync(cancellation)).Select(domain => domain.RecordText)];
            }
        }

        private static Task<int> CountAsync<TRow>(CheckoutDbContext db)
            where TRow : class => db.Set<TRow>().CountAsync();
    }
}
