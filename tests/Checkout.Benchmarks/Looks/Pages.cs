using System.Data.Common;
using System.Globalization;
using Checkout.Benchmarks.Driving;

namespace Checkout.Benchmarks.Looks;

/// <summary>Every page whose cost could grow with the account's documents.</summary>
internal static class Pages
{
    private const string Row = "<a class=\"open\"";
    private const string Heading = "<h1";

    // Of every kind of document so many are opened, spread over all that the account has.
    private const int Opened = 200;
    private const int PageSize = 25;

    /// <summary>What the floor is compared with.</summary>
    public static readonly Page Invoices = new("Invoices", ["/Invoices"], Row);

    /// <summary>Three and a half years, as statements are asked for.</summary>
    public static string LongPeriod => Text($"from={Today.AddDays(-1300):yyyy-MM-dd}&until={Today:yyyy-MM-dd}");

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <param name="part">Of the names of those that are wanted.</param>
    public static async Task<IReadOnlyList<Page>> OfAsync(Database database, Guid accountId, string part)
    {
        await using var connection = await database.OpenAsync();
        var period = Text($"from={Today.AddDays(-500):yyyy-MM-dd}&until={Today.AddDays(-100):yyyy-MM-dd}");
        var pages = new List<Page> { new("Home", ["/"], Row) };
        foreach (var list in Lists)
        {
            var slugs = await SlugsAsync(connection, list, accountId);
            var opened = Spread(slugs);
            var last = (slugs.Count + PageSize - 1) / PageSize;
            var path = $"/{list.Path}";
            pages.Add(new Page(list.Name, [path], Row));
            pages.Add(new Page($"{list.Name}, by {list.Sort}", [$"{path}?sort=-{list.Sort}"], Row));
            if (last > 1)
            {
                pages.Add(new Page($"{list.Name}, last page", [Text($"{path}?page={last}")], Row));
                pages.Add(new Page($"{list.Name}, last by {list.Sort}", [Text($"{path}?sort=-{list.Sort}&page={last}")], Row));
            }

            pages.Add(new Page($"{list.Name}, {list.Status}", [$"{path}?status={list.Status}"], Heading));
            pages.Add(new Page($"{list.Name}, period", [$"{path}?{period}"], Heading));
            // After the letters, which all of a kind have.
            pages.Add(new Page($"{list.Name}, number", [.. opened.Select(slug => $"{path}?q={slug[3..]}")], Heading));
            pages.Add(new Page($"{list.Name}, words", [$"{path}?q={list.Words}"], Heading));
            pages.Add(new Page(list.Detail, [.. opened.Select(slug => $"{path}/{slug}")], Heading));
        }

        var invoices = Spread(await SlugsAsync(connection, Lists[0], accountId));
        pages.AddRange([
            new("Installed products", ["/InstalledProducts"], Heading),
            new("Statement", ["/Statements"], Heading),
            new("Statement, years", ["/Statements?" + LongPeriod], Heading),
            new("Open items", ["/Statements/OpenItems"], Heading),
            new("Activity", ["/Activity"], Heading),
            new("Search, number", [.. invoices.Select(slug => $"/Search?q={slug[3..]}")], Heading),
            new("Search, words", ["/Search?q=seats"], Heading),
            new("Pay", ["/Pay"], Heading),
            new("Add products", ["/AddProducts?all=true"], Heading),
            new("Add products, priced", ["/AddProducts?all=true&units.CRM-PRO=25"], Heading),
            new("Payment methods", ["/PaymentMethods"], Heading),
        ]);
        return [.. pages.Where(page => page.Name.Contains(part, StringComparison.OrdinalIgnoreCase))];
    }

    private static readonly IReadOnlyList<DocumentList> Lists =
    [
        new("Invoices", "Invoice", "Invoices", "total", "Overdue", "premier"),
        new("Payments", "Payment", "Payments", "amount", "Succeeded", "fhb"),
        new("Quotes", "Quote", "Quotes", "total", "Active", "seats", """AND "Status" NOT IN ('Draft', 'Superseded')"""),
        new("Orders", "Order", "Orders", "total", "Active", "crm"),
        new("Contracts", "Contract", "Contracts", "annual", "Active", "crm"),
        new("Credit memos", "Credit memo", "CreditMemos", "amount", "Open", "seats"),
    ];

    private static async Task<List<string>> SlugsAsync(DbConnection connection, DocumentList list, Guid accountId)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT DISTINCT "Slug" FROM "{list.Path}" WHERE "AccountId" = @account {list.Shown} ORDER BY "Slug" """;
        Database.Add(command, "account", accountId);
        var slugs = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            slugs.Add(reader.GetString(0));
        }

        return slugs;
    }

    private static List<string> Spread(List<string> slugs) =>
        [.. slugs.Where((_, i) => i % Math.Max(1, slugs.Count / Opened) == 0)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A list of documents of one kind.</summary>
    /// <param name="Detail">What one of them is called.</param>
    /// <param name="Path">The address of the list, which is also the name of its table.</param>
    /// <param name="Sort">A column that is no date.</param>
    /// <param name="Words">Found in many of them.</param>
    /// <param name="Shown">Which rows the list shows, where it doesn't show all.</param>
    private sealed record DocumentList(
        string Name, string Detail, string Path, string Sort, string Status, string Words, string Shown = "");
}
