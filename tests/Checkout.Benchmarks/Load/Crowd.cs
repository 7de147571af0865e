using System.Diagnostics;
using System.Globalization;
using System.Net;
using Checkout.Benchmarks.Driving;
using Checkout.Benchmarks.Filling;
using Checkout.Benchmarks.Looks;
using Checkout.Testing.Web;

namespace Checkout.Benchmarks.Load;

/// <summary>What many members saw at once.</summary>
/// <param name="P50">Milliseconds that half of the pages took at most.</param>
/// <param name="P99">The same of 99 in a hundred.</param>
/// <param name="Errors">Answers that were no page, and lost connections.</param>
internal sealed record CrowdTurn(
    int Connections, int Pages, double PerSecond, double P50, double P99, int Writes, int Errors, string? FirstError);

/// <summary>Members of one customer who look at all kinds of pages at once, each after the answer to the last; one request in a hundred
/// changes billing details through the form.</summary>
internal sealed class Crowd(Stand stand, Customer customer)
{
    private const int ReadsPerWrite = 99;
    private const string Contracts = "Contract";

    public async Task<CrowdTurn> DriveAsync(int connections, TimeSpan time)
    {
        var pages = await Pages.OfAsync(stand.Database, customer.Id, part: "");
        var contracts = pages.Single(page => page.Name == Contracts).Paths;
        var watch = Stopwatch.StartNew();
        var members = await Task.WhenAll(Enumerable.Range(0, connections)
            .Select(n => Task.Run(() => StayAsync(pages, contracts[n % contracts.Count], n, watch, time))));
        var took = watch.Elapsed.TotalSeconds;
        var times = members.SelectMany(member => member.Times).Order().ToList();
        return new CrowdTurn(connections, times.Count, times.Count / took, At(times, 0.5), At(times, 0.99),
            members.Sum(member => member.Writes), members.Sum(member => member.Errors),
            members.Select(member => member.FirstError).FirstOrDefault(error => error is not null));
    }

    private async Task<Member> StayAsync(IReadOnlyList<Page> pages, string contract, int n, Stopwatch watch, TimeSpan time)
    {
        using var http = Visitor.Browser(stand.Portal.Address, stand.CookieOf(customer));
        using var browser = new PortalClient(http, new CookieContainer());
        var (member, chance) = (new Member(), new Random(n));
        for (var look = chance.Next(ReadsPerWrite); watch.Elapsed < time; look++)
        {
            try
            {
                if (look % (ReadsPerWrite + 1) == ReadsPerWrite)
                {
                    var form = (await browser.GetAsync(contract + "/BillingDetails")).Form(contract + "/BillingDetails");
                    var answer = await form.Fill("PoNumber", string.Create(CultureInfo.InvariantCulture, $"4500-{look:D6}")).SendAsync();
                    member.Tell(answer.Status is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{contract}: {answer.Status}");
                    member.Writes++;
                    continue;
                }

                var page = pages[chance.Next(pages.Count)];
                var path = page.PathOf(chance.Next(page.Paths.Count));
                var begun = Stopwatch.GetTimestamp();
                using var seen = await http.GetAsync(new Uri(path, UriKind.Relative));
                var text = await seen.Content.ReadAsStringAsync();
                member.Times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                member.Tell(seen.StatusCode is HttpStatusCode.OK && text.Contains(page.Marker, StringComparison.Ordinal),
                    $"{path}: {seen.StatusCode}");
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or InvalidOperationException)
            {
                member.Tell(isRight: false, exception.Message);
            }
        }

        return member;
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)(part * (sorted.Count - 1))];

    private sealed class Member
    {
        public List<double> Times { get; } = [];

        public int Writes { get; set; }

        public int Errors { get; private set; }

        public string? FirstError { get; private set; }

        public void Tell(bool isRight, string otherwise)
        {
            Errors += isRight ? 0 : 1;
            FirstError ??= isRight ? null : otherwise;
        }
    }
}
