using System.Globalization;
using System.Net;
using Checkout.Testing.Databases;
using Checkout.Web.Tests.Quotes;

namespace Checkout.Web.Tests.Search;

/// <summary>A long document is found by its last product as by its first: on its list, and by the search of the header.</summary>
public sealed class FindingTheLastLine
{
    private const int Lines = 120;

    [SkippableTheory, EveryEngine]
    public async Task Of_a_quote_its_order_and_its_invoice(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var names = Enumerable.Range(1, Lines)
            .Select(n => string.Create(CultureInfo.InvariantCulture,
            $"Gerät Nr{n:D3} für die Straße nach Łódź, in der Ausführung {n * 7919 % 10007:D5}")).ToList();
        var quote = await on.World.PublishAsync(on.World.Terms(startsOn: on.World.Today),
            [.. names.Select(name => on.World.Line(1m, 1m) with { Name = name })]);
        await on.World.AcceptAsync(quote);

        foreach (var list in new[] { "/Quotes", "/Orders", "/Invoices" })
        {
            foreach (var word in new[] { "nr001", "NR120" })
            {
                var found = (await on.Browser.GetAsync($"{list}?q={word}")).Expect(HttpStatusCode.OK);
                Assert.True(found.All("table.list tbody tr").Count == 1, $"{list} does not find {word}: {found.Text}");
            }

            Assert.Empty((await on.Browser.GetAsync($"{list}?q=nr121")).All("table.list tbody tr"));
        }

        var everywhere = (await on.Browser.GetAsync("/Search?q=nr120")).Expect(HttpStatusCode.OK);
        Assert.Contains(quote.Number, everywhere.Text, StringComparison.Ordinal);
    }
}
