using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Checkout.Data.Feed;
using Checkout.Domain;
using Checkout.Domain.Tax;

namespace Checkout.Benchmarks.Filling;

/// <summary>
/// A hundred documents of a customer over three and a half years, as a feed: a contract with four orders, fifty invoices, 36 payments,
/// three credit memos, six quotes. Most invoices are paid; the last one or two of an account, and here and there an older one, are open.
/// </summary>
internal static class Block
{
    /// <summary>Documents in it.</summary>
    public const int Size = 100;

    /// <summary>Payments among them.</summary>
    public const int PaymentsIn = 36;

    /// <summary>Stands in every number, once, so that a copy can have numbers of its own.</summary>
    public const string Mark = "K00000";

    private const int Invoices = 50;
    private const int DaysBetween = 26;
    private const int Partly = 1;
    private const int Unpaid = 4;
    private const int PaidOneByOne = 25;
    private const decimal TaxRate = 8.875m;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="account">The external id of the customer.</param>
    public static FeedSource For(string account) =>
        new("benchmark", () => new MemoryStream(JsonLines(
            [Contract(), .. Orders(), .. InvoicesOf(), .. Payments(), .. Memos(), .. Quotes()], account)));

    /// <summary>Records with the account that they belong to, one a line.</summary>
    public static byte[] JsonLines(IEnumerable<object> records, string? account = null)
    {
        var lines = records.Select(record => JsonSerializer.SerializeToNode(record, Json)!.AsObject()).ToList();
        foreach (var line in lines.Where(line => account is not null && (string?)line["type"] is not "installedProduct"))
        {
            line["account"] = account;
        }

        return [.. lines.SelectMany(line => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n'])];
    }

    private static object Contract() => new
    {
        type = "contract",
        externalId = "con-" + Mark,
        number = "BC-" + Mark,
        name = "Cirrus CRM",
        currency = "USD",
        legalEntity = "le-us",
        terms = Enumerable.Range(0, 4).Select(year => new { from = Year(year), to = Year(year + 1) + "-1d" }),
        billingFrequency = "monthly",
        paymentTermsDays = 30,
        contacts = new[] { new { name = "Björn Ångström", email = "billing@bench.example", primary = true } },
        poNumber = "4500-118207",
    };

    private static IEnumerable<object> Orders() => Enumerable.Range(0, 4).SelectMany(year => new object[]
    {
        new
        {
            type = "order", externalId = Text($"ord-{Mark}-{year}"), number = Text($"BO-{Mark}-{year}"), contract = "con-" + Mark,
            placedOn = Year(year), placedBy = "Zoë Brandström", currency = "USD",
            lines = new[] { OrderLine("prod-pro", 40 + (10 * year), 75m, year), OrderLine("prod-analytics", 20 + year, 25m, year) },
        },
        new { type = "installedProduct", externalId = Text($"ip-{Mark}-{year}-1"), order = Text($"ord-{Mark}-{year}"), line = 1 },
        new { type = "installedProduct", externalId = Text($"ip-{Mark}-{year}-2"), order = Text($"ord-{Mark}-{year}"), line = 2 },
    });

    private static object OrderLine(string product, int quantity, decimal listPrice, int year) => new
    {
        product,
        quantity,
        listPrice,
        startsOn = Year(year),
        endsOn = Year(year + 1) + "-1d",
        tax = new { category = "S", rate = TaxRate },
    };

    private static IEnumerable<object> InvoicesOf() => Enumerable.Range(0, Invoices).Select(i =>
    {
        var issued = i * DaysBetween;
        var net = LinesOf(i).Sum(line => line.Amount);
        return (object)new
        {
            type = "invoice",
            externalId = Text($"inv-{Mark}-{i:D2}"),
            contract = "con-" + Mark,
            number = NumberOf(i),
            currency = "USD",
            issuedOn = Text($"today-{issued}d"),
            dueOn = Text($"today-{issued}d+30d"),
            lines = LinesOf(i).Select(line => line.Line),
            taxes = new[] { new { category = "S", rate = TaxRate, taxable = net, tax = TaxOn(net) } },
            totals = new { lineNet = net, net, tax = TaxOn(net), total = Due(i), due = Due(i) },
        };
    });

    private static IEnumerable<(decimal Amount, object Line)> LinesOf(int i) =>
        Enumerable.Range(0, i % 4 == 0 ? 3 : 1).Select(n =>
        {
            var (quantity, price) = (5m + i, 12.5m + (3m * n) + (i % 7));
            return (quantity * price, (object)new
            {
                sku = "CORE-SEAT",
                name = n == 0 ? "Core seats" : n == 1 ? "Analytics & reports" : "Premier support",
                quantity,
                unit = "user",
                price,
                amount = quantity * price,
                tax = new { category = "S", rate = TaxRate },
                periodFrom = Text($"today-{i * DaysBetween}d"),
                periodTo = Text($"today-{i * DaysBetween}d+{DaysBetween - 1}d"),
            });
        });

    // The first invoices are open, one of them for a part; of those before, one is overdue and one is settled by a credit.
    private static IEnumerable<object> Payments()
    {
        yield return Payment(0, 2, [(Partly, decimal.Round(Due(Partly) / 2m, 2))]);
        for (var n = 1; n <= PaidOneByOne; n++)
        {
            yield return Payment(n, Age(n + Unpaid), [(n + Unpaid, Due(n + Unpaid))]);
        }

        for (var n = PaidOneByOne + 1; n < PaymentsIn; n++)
        {
            var first = PaidOneByOne + Unpaid + 1 + (2 * (n - PaidOneByOne - 1));
            yield return Payment(n, Age(first), [.. new[] { first, first + 1 }.Select(i => (i, Due(i)))]);
        }
    }

    private static object Payment(int n, int age, IReadOnlyList<(int Invoice, decimal Amount)> allocations) => new
    {
        type = "payment",
        externalId = Text($"pay-{Mark}-{n:D2}"),
        number = Text($"BP-{Mark}-{n:D2}"),
        currency = "USD",
        amount = allocations.Sum(allocation => allocation.Amount),
        method = n % 5 == 0 ? "card" : "bankTransfer",
        receivedOn = Text($"today-{age}d"),
        reference = Text($"FHB-{n * 7919 % 1_000_000:D6}"),
        status = "succeeded",
        allocations = allocations.Select(part => new { invoice = Text($"inv-{Mark}-{part.Invoice:D2}"), amount = part.Amount }),
    };

    private static IEnumerable<object> Memos() => new[] { (Invoice: 3, Net: 60m), (Invoice: 10, Net: 150m), (Invoice: 20, Net: 80m) }
        .Select((memo, n) => (object)new
        {
            type = "creditMemo",
            externalId = Text($"cm-{Mark}-{n}"),
            contract = "con-" + Mark,
            number = Text($"BM-{Mark}-{n}"),
            currency = "USD",
            issuedOn = Text($"today-{Age(memo.Invoice)}d"),
            kind = "credit",
            reason = "An outage of four hours.",
            invoice = Text($"inv-{Mark}-{memo.Invoice:D2}"),
            lines = new[] { new { name = "Service credit for seats", quantity = 1, price = memo.Net, amount = memo.Net,
                tax = new { category = "S", rate = TaxRate } } },
            taxes = new[] { new { category = "S", rate = TaxRate, taxable = memo.Net, tax = TaxOn(memo.Net) } },
            totals = new
            {
                lineNet = memo.Net,
                net = memo.Net,
                tax = TaxOn(memo.Net),
                total = memo.Net + TaxOn(memo.Net),
                due = memo.Net + TaxOn(memo.Net)
            },
            allocations = n > 0 ? null
                : new[] { new { invoice = Text($"inv-{Mark}-{memo.Invoice:D2}"), amount = memo.Net + TaxOn(memo.Net) } },
        });

    private static IEnumerable<object> Quotes() => Enumerable.Range(0, 6).Select(n => (object)new
    {
        type = "quote",
        externalId = Text($"qt-{Mark}-{n}"),
        number = Text($"BQ-{Mark}-{n}"),
        title = Text($"More seats for team {n}"),
        kind = "addOn",
        contract = "con-" + Mark,
        currency = "USD",
        startsOn = Text($"today-{n * 180}d"),
        expiresOn = Text($"today-{n * 180}d+60d"),
        termsVersion = "7",
        termsUrl = "https://vendor.example/terms",
        publishedAt = Text($"today-{(n * 180) + 1}dT16:20Z"),
        lines = new[] { new { product = "prod-analytics", quantity = 20 + n, listPrice = 25m,
            tax = new { category = "S", rate = TaxRate } } },
    });

    private static string NumberOf(int i) => Text($"BX-{Mark}-{i:D2}");

    private static string Year(int year) => year == 0 ? "today-3y-6m" : Text($"today-3y-6m+{12 * year}m");

    // When an invoice was paid: nine days or less before it was due.
    private static int Age(int invoice) => Math.Max(0, (invoice * DaysBetween) - 30 + (invoice % 9));

    private static decimal Due(int i)
    {
        var net = LinesOf(i).Sum(line => line.Amount);
        return net + TaxOn(net);
    }

    private static decimal TaxOn(decimal taxable) => TaxTotals.On(Currency.Usd, taxable, TaxRate);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
