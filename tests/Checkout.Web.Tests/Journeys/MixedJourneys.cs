using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Journeys;

/// <summary>
/// Members who come and go for as long as they are let: they sign in, read lists, open what they find there, search, download, and change
/// something now and then. Two thousand requests, as often as CHECKOUT_SOAK says: a million with 500.
/// </summary>
public sealed partial class MixedJourneys
{
    private const int Members = 8;
    private const int RequestsAtOnce = 2_000;
    private const int RequestsPerVisit = 100;
    private const double MostGrown = 1.2;
    private const double SlackInMegabytes = 48;

    private static readonly string[] People = ["admin@acme.example", "admin@globex.example", "admin@nakatomi.example"];

    // Where documents are found, and where there are none.
    private static readonly string[] Lists =
    [
        "/Invoices", "/Invoices?status=Paid", "/Invoices?sort=-total&page=2", "/Payments", "/Quotes", "/Orders", "/Contracts",
        "/CreditMemos",
    ];

    private static readonly string[] Others =
    [
        "/", "/InstalledProducts", "/Statements", "/Statements/OpenItems", "/Search?q=crm", "/Search?q=2026", "/Pay",
        "/AddProducts?all=true",
        "/Activity", "/PaymentMethods", "/Statements/Pdf", "/Invoices?format=csv", "/Payments?format=xlsx",
    ];

    // What has a PDF under its own address.
    private static readonly string[] Printed = ["Invoices", "Quotes", "Orders", "CreditMemos"];

    [SkippableTheory, EveryEngine]
    [Trait("Category", "Soak"), Trait("Acceptance", "F9")]
    public async Task End_without_an_error_and_leave_the_memory_flat(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await using var portal = await PortalProcess.StartAsync(database.Options, "Development",
            ["--Start:DemoData=false", "--Serilog:MinimumLevel:Default=Warning", "--Limits:WaitSeconds=300", .. Unlimited.Arguments]);
        var run = new Crowd(portal, SoakFactor.Times(RequestsAtOnce));

        await Task.WhenAll(Enumerable.Range(0, Members).Select(run.StayAsync));

        Assert.Empty(run.Mistakes);
        Assert.DoesNotContain(" ERR ", portal.Output, StringComparison.Ordinal);
        var (middle, end) = run.Memory();
        Assert.True(end <= (middle * MostGrown) + SlackInMegabytes,
            string.Create(CultureInfo.InvariantCulture, $"The process had {middle:0} MB half way through and {end:0} MB at the end."));
    }

    [GeneratedRegex(
        """href="(?<path>/(Invoices|Payments|Quotes|Orders|Contracts|CreditMemos)/[A-Za-z0-9.-]+)["?]""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Documents();

    private sealed class Crowd(PortalProcess portal, int requests)
    {
        private readonly ConcurrentQueue<(int Request, double Megabytes)> _memory = new();
        private int _made;

        public ConcurrentQueue<string> Mistakes { get; } = new();

        /// <summary>Megabytes half way through and at the end: each time the least of a fifth of the run, when garbage was
        /// collected.</summary>
        public (double Middle, double End) Memory() => (Least(0.4, 0.6), Least(0.8, 1));

        public async Task StayAsync(int member)
        {
            var chance = new Random(member);
            while (Volatile.Read(ref _made) < requests && Mistakes.IsEmpty)
            {
                await VisitAsync(chance, People[member % People.Length], member);
            }
        }

        private double Least(double from, double until) =>
            _memory.Where(at => at.Request >= from * requests && at.Request <= until * requests).Min(at => at.Megabytes);

        private async Task VisitAsync(Random chance, string person, int member)
        {
            using var browser = portal.Anonymous();
            var home = await (await browser.OpenAsync("/SignIn")).SignInAndFollowAsync(person, "Checkout-Demo-1");
            Note("/SignIn", home.Status);
            var known = new List<string>();
            for (var request = 0; request < RequestsPerVisit && Mistakes.IsEmpty; request++)
            {
                var path = Choose(chance, known);
                using var answer = await browser.Http.GetAsync(new Uri(path, UriKind.Relative));
                Note(path, answer.StatusCode);
                if (Lists.Contains(path))
                {
                    known = PathsIn(await answer.Content.ReadAsStringAsync());
                }
            }

            await ChangeAsync(browser, chance, member);
        }

        private static List<string> PathsIn(string page) =>
            [.. Documents().Matches(page).Select(found => found.Groups["path"].Value).Distinct(StringComparer.Ordinal)];

        private static string Choose(Random chance, List<string> known)
        {
            var kind = chance.Next(10);
            if (kind < 3 || known.Count == 0)
            {
                return Lists[chance.Next(Lists.Length)];
            }

            var document = known[chance.Next(known.Count)];
            return kind < 6 ? Others[chance.Next(Others.Length)]
                : kind < 9 || !Printed.Contains(document.Split('/')[1]) ? document
                : document + "/Pdf";
        }

        // Billing details, each member's of a contract of its own where there are so many.
        private async Task ChangeAsync(PortalClient browser, Random chance, int member)
        {
            var contracts = PathsIn((await browser.GetAsync("/Contracts")).Body)
                .FindAll(path => path.StartsWith("/Contracts/", StringComparison.Ordinal));
            var path = $"{contracts[member / People.Length % contracts.Count]}/BillingDetails";
            var page = await browser.GetAsync(path);
            if (page.Status is not HttpStatusCode.OK || page.All($"form[action='{path}']").Count == 0)
            {
                return;
            }

            var answer = await page.Form(path)
                .Fill("PoNumber", string.Create(CultureInfo.InvariantCulture, $"4500-{chance.Next(1_000_000):D6}")).SendAsync();

            // Somebody else of the crowd may have been first.
            Note(path, answer.Status is HttpStatusCode.Conflict ? HttpStatusCode.OK : answer.Status);
        }

        private void Note(string path, HttpStatusCode status)
        {
            var request = Interlocked.Increment(ref _made);
            if (status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            {
                Mistakes.Enqueue($"{path} answered {(int)status} as request {request}.");
            }

            if (request % RequestsPerVisit == 0)
            {
                _memory.Enqueue((request, portal.Memory));
            }
        }
    }
}
