using Checkout.Data.EInvoices;
using Checkout.Data.Feed;
using Checkout.Data.Tests.Feed;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Vendor;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>What Checkout itself invoices goes out as an e-invoice that any recipient can verify.</summary>
[Trait("Acceptance", "T6")]
public sealed class OurOwnEInvoices
{
    [SkippableTheory, EveryEngine]
    public async Task Add_up_say_how_and_when_to_pay_and_come_in_elsewhere_with_the_same_figures(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await WorldAsync(database, Currency.Eur);
        var contract = await world.ContractAsync(world.Terms(frequency: BillingFrequency.Quarterly),
            world.Line(7m, 33.3333m, rate: 19m, discount: 3m), world.Line(1m, 950.5m, rate: 7m, product: world.Workshop));
        for (var day = world.Today; day <= contract.EndsOn; day = day.AddDays(31))
        {
            world.GoTo(day);
            await world.BillingRun.RunAsync(CancellationToken.None);
        }

        await using var elsewhere = await TestDatabase.CreateAsync(engine);
        var feed = new EInvoiceFile(elsewhere);
        await feed.KnowAsync("one");
        foreach (var invoice in await InvoicesAsync(world))
        {
            Assert.Empty(invoice.Obstacles);
            var xml = UblWriter.Write(invoice);
            var facts = UblOracle.FactsOf(xml);
            var (lines, price) = (invoice.Lines.Count,
                (Func<int, string, decimal>)((line, of) => decimal.Parse(facts[$"line {line} {of}"],
                System.Globalization.CultureInfo.InvariantCulture)));
            Assert.All(Enumerable.Range(0, lines),
                line => Assert.InRange((price(line, "quantity") * price(line, "price") / price(line, "base quantity")) - price(line,
                "amount"), -0.02m, 0.02m));
            Assert.Equal(xml, UblWriter.Write(invoice));

            var report = await feed.ImportAsync(xml, "one");

            Assert.Empty(report.Problems);
            Assert.Empty(report.Warnings);
            Assert.Equal(1, report.Written);
        }

        await using var read = elsewhere.Contexts.Unscoped();
        await using var ours = database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal(
            await ours.Invoices.OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.TotalAmount, row.TaxAmount, row.DueAmount, row.DueOn, row.PoNumber }).ToListAsync(),
            await read.Invoices.OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.TotalAmount, row.TaxAmount, row.DueAmount, row.DueOn, row.PoNumber }).ToListAsync());
        var first = (await read.Invoices.OrderBy(row => row.Number).FirstAsync()).EInvoice!;
        var payment = Assert.Single(first.Payments);
        Assert.Equal(("58", "DE02120300000000202051", "Payable within 30 days of the date of issue."),
            (payment.MeansCode, payment.Account, first.PaymentTerms));
        Assert.Equal(("DE355501342", "DE811555071", contract.Number), (first.Seller.VatId, first.Buyer.VatId, first.References.Contract));
        Assert.NotNull(first.References.SalesOrder);
    }

    [SkippableTheory, EveryEngine]
    public async Task In_a_currency_with_three_decimals_are_refused_in_those_words(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await WorldAsync(database, Currency.FromCode("KWD"));
        await world.ContractAsync(world.Terms(), world.Line(1m, 10m));

        var invoice = Assert.Single(await InvoicesAsync(world));

        Assert.Equal(["A currency with three decimals can’t be exported as EN 16931."], invoice.Obstacles);
        Assert.Throws<InvalidOperationException>(() => UblWriter.Write(invoice));
    }

    [SkippableTheory, EveryEngine]
    public async Task Say_which_identifier_is_missing_and_whom_to_ask(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, new DateOnly(2026, 1, 15), Currency.Eur);
        await world.ContractAsync(world.Terms(), world.Line(1m, 10m));

        var obstacles = Assert.Single(await InvoicesAsync(world)).Obstacles;

        Assert.Contains(obstacles, sentence => sentence.Contains("BT-34", StringComparison.Ordinal)
            && sentence.Contains("billing department", StringComparison.Ordinal));
        Assert.Contains(obstacles, sentence => sentence.Contains("BT-49", StringComparison.Ordinal)
            && sentence.Contains("Peppol participant id", StringComparison.Ordinal));
    }

    [SkippableTheory, EveryEngine]
    public async Task With_tax_left_to_the_buyer_name_the_reason_and_both_numbers(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await WorldAsync(database, Currency.Eur);
        var untaxed = world.Line(2m, 10m) with { Tax = new Domain.Tax.TaxTreatment(Domain.Tax.TaxCategory.AE, 0m, "Reverse charge") };
        await using (var db = database.Contexts.Unscoped())
        {
            db.TaxRates.Add(new Domain.Tax.TaxRate("ae", "DE", null, "software", "standard", new DateOnly(2020, 1, 1), untaxed.Tax));
            await db.SaveChangesAsync();
        }

        await world.ContractAsync(world.Terms(), untaxed);
        var xml = System.Text.Encoding.UTF8.GetString(UblWriter.Write(Assert.Single(await InvoicesAsync(world))));

        Assert.Contains("<cbc:TaxExemptionReasonCode>VATEX-EU-AE</cbc:TaxExemptionReasonCode>", xml, StringComparison.Ordinal);
        Assert.Contains("<cbc:TaxExemptionReason>Reverse charge</cbc:TaxExemptionReason>", xml, StringComparison.Ordinal);
        Assert.Contains("<cbc:CompanyID>DE811555071</cbc:CompanyID>", xml, StringComparison.Ordinal);
    }

    private static async Task<World> WorldAsync(TestDatabase database, Currency currency)
    {
        var world = await World.CreateAsync(database, new DateOnly(2026, 1, 15), currency);
        await using var db = database.Contexts.Unscoped();
        var seller = await db.LegalEntities.SingleAsync();
        seller.Update(new LegalEntityDetails("Cirrus Software GmbH", seller.Address, "DE355501342", seller.Bank, seller.InvoicePrefix,
            seller.CreditMemoPrefix, "DE355501342", "9930", IsDefault: true), world.Today);
        var account = await db.Accounts.SingleAsync();
        account.Update(new AccountDetails
        {
            Name = account.Name,
            BillingAddress = account.BillingAddress,
            Executive = account.Executive,
            Currency = currency,
            Locale = account.Locale,
            TimeZone = account.TimeZone,
            TaxId = "DE811555071",
            HistoryComplete = true,
            EndpointId = "DE811555071",
            EndpointScheme = "9930",
            BuyerReference = "04011000-12345-67",
        });
        await db.SaveChangesAsync();
        return world;
    }

    private static async Task<List<EInvoice>> InvoicesAsync(World world)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var invoices = new List<EInvoice>();
        foreach (var slug in await db.Invoices.OrderBy(row => row.Number).Select(row => row.Slug).ToListAsync())
        {
            invoices.Add((await db.EInvoiceOfInvoiceAsync(slug, CancellationToken.None))!);
        }

        return invoices;
    }
}
