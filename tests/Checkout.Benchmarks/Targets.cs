using System.Globalization;
using System.Net;
using System.Text;
using Checkout.Benchmarks.Driving;

namespace Checkout.Benchmarks;

/// <summary>The pages that are driven, and what must stand in them.</summary>
internal static class Targets
{
    public const string Floor = "Floor";
    public const string Invoices = "Invoices";
    public const string InvoicesLast = "Invoices, page 200";
    public const string InvoicesByTotal = "Invoices by total";
    public const string InvoicesByTotalLast = "Invoices by total, page 200";
    public const string Quotes = "Quotes";
    public const string Home = "Home";
    public const string Detail = "Invoice";
    public const string Selection = "Selection, bare";
    public const string Preview = "Selection, priced";
    public const string Statement = "Statement";

    /// <summary>Movements that the statement has at least.</summary>
    public const int Movements = 10_000;

    private const string RowLink = "<a class=\"open\"";
    private const int DetailsVisited = 500;
    private const string Movement = "<span class=\"card-only\">, balance ";
    private const int StatedDays = 1300;
    private const int StatedPages = 40;
    private const int MostDifference = 10;

    public static IReadOnlyList<Target> On(Uri floor, Uri portal) =>
    [
        new(Floor, floor, ["/Invoices"], RowLink, 25, IsFloor: true),
        new(Invoices, portal, ["/Invoices"], RowLink, 25),
        new(InvoicesLast, portal, ["/Invoices?page=200"], RowLink, 25),
        new(InvoicesByTotal, portal, ["/Invoices?sort=-total"], RowLink, 25),
        new(InvoicesByTotalLast, portal, ["/Invoices?sort=-total&page=200"], RowLink, 25),
        new(Quotes, portal, ["/Quotes"], RowLink, 25),
        new(Home, portal, ["/"], RowLink, 6),
        new(Detail, portal, [.. Enumerable.Range(0, DetailsVisited)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"/Invoices/BX-{i * 17:D8}"))], "\">Invoice BX-", 1),
        new(Selection, portal, ["/AddProducts?all=true"], "data-live=", 1),
        new(Preview, portal, ["/AddProducts?all=true&units.CRM-PRO=25"], "<summary>Explain this price", 1),
        new(Statement, portal, [.. Enumerable.Range(2, StatedPages)
        .Select(page => string.Create(CultureInfo.InvariantCulture, $"/Statements?{Period}&page={page}"))], Movement, 50),
    ];

    public static Uri StatementPdf => new($"/Statements/Pdf?{Period}", UriKind.Relative);

    private static string Period
    {
        get
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            return string.Create(CultureInfo.InvariantCulture, $"from={today.AddDays(-StatedDays):yyyy-MM-dd}&until={today:yyyy-MM-dd}");
        }
    }

    /// <summary>Asks for each page once with every session, and compares the floor's page with the portal's.</summary>
    /// <exception cref="InvalidOperationException">A page is not what it should be.</exception>
    public static async Task CheckAsync(IReadOnlyList<Target> targets, IReadOnlyList<string> cookies, string invoices)
    {
        foreach (var target in targets)
        {
            foreach (var cookie in cookies)
            {
                var page = await ReadAsync(target, target.Paths[0], cookie);
                var times = page.Split(target.Marker).Length - 1;
                Require(times == target.Times, $"{target.Name} holds {times} of {target.Times} marks.");
                if (target.Name == Statement)
                {
                    var count = page[..page.IndexOf(" movements", StringComparison.Ordinal)].Split('>', ' ')[^1];
                    Require(int.Parse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) >= Movements,
                        $"The statement has {count} movements only.");
                }

                if (target.IsFloor)
                {
                    var difference = 100.0 * (Encoding.UTF8.GetByteCount(page) - Encoding.UTF8.GetByteCount(invoices)) / Encoding.UTF8
                        .GetByteCount(invoices);
                    Require(Math.Abs(difference) <= MostDifference,
                        string.Create(CultureInfo.InvariantCulture,
                        $"The floor's page differs from the portal's by {difference:0.0} % of its length."));
                    Require(Numbers(page).SequenceEqual(Numbers(invoices), StringComparer.Ordinal),
                        "The floor shows other rows than the portal.");
                }
            }
        }
    }

    /// <summary>Opens every page once, so that what is measured are visits to pages that somebody has seen since the account
    /// changed.</summary>
    public static async Task VisitAsync(Target target, string cookie)
    {
        foreach (var path in target.Paths.Skip(1))
        {
            await ReadAsync(target, path, cookie);
        }
    }

    private static async Task<string> ReadAsync(Target target, string path, string cookie)
    {
        using var http = new HttpClient(new HttpClientHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false
        })
        { BaseAddress = target.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        Require(answer.StatusCode is HttpStatusCode.OK, $"{target.Name} answered {answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Numbers(string page) =>
        page.Split(RowLink).Skip(1).Select(part => part[..part.IndexOf("</a>", StringComparison.Ordinal)])
        .Select(part => part[(part.LastIndexOf('>') + 1)..]);

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
