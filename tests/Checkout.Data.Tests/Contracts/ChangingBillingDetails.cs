using System.Text;
using System.Text.Json;
using Checkout.Data.Acceptances;
using Checkout.Data.Contracts;
using Checkout.Data.Feed.Export;
using Checkout.Data.Forms;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Domain.Tax;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Contracts;

public sealed class ChangingBillingDetails(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine, Trait("Acceptance", "T4")]
    public async Task Is_exported_once_with_before_and_after_and_fits_its_schema(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        var contract = await world.ContractAsync(world.Terms(), world.Line(3m, 10m));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = world.Clock.GetUtcNow();
        var changed = Assert.IsType<ChangeBillingDetails.Changed>(await ChangeAsync(world, contract, details => details with
        {
            PoNumber = "PO <7>",
            BillTo = details.BillTo with { City = "東京" },
            Contacts = [.. details.Contacts, new BillingContactDetails("Bob", "bob@acme.example", IsPrimary: false)],
        }));
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        using var stream = new MemoryStream();
        await new FeedExport(database.Contexts, world.Clock).WriteAsync(stream, since, CancellationToken.None);

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["billingDetailsChanged", "end"], lines.Select(line => line.GetProperty("type").GetString()));
        var record = lines[0];
        Assert.Equal(["city", "contacts", "poNumber"], record.GetProperty("changed").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal((2, "Zoë Brandström", contract.Number),
            (record.GetProperty("revision").GetInt32(), record.GetProperty("by").GetString(),
            record.GetProperty("contract").GetProperty("number").GetString()));
        Assert.Equal(("Stuttgart", "東京"), (CityOf(record, "before"), CityOf(record, "after")));
        Assert.Equal("bob@acme.example", record.GetProperty("after").GetProperty("contacts")[1].GetProperty("email").GetString());
        Assert.Equal(changed.Change.Id.ToString("N"), record.GetProperty("id").GetString());
        var schema = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryRoot.Combine("docs", "feed", "export",
            "billingDetailsChanged.schema.json"))).RootElement;
        Assert.Empty(Schema.Misfits(schema, record, "$"));
    }

    [SkippableTheory, EveryEngine]
    public async Task Lets_the_contacts_of_then_hear_of_later_invoices_as_they_wish(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var contract = await world.ContractAsync(world.Terms(frequency: BillingFrequency.Monthly), world.Line(3m, 10m));
        await ChangeAsync(world, contract, details => details with { Delivery = InvoiceDelivery.PortalOnly });

        world.GoTo(Today.AddMonths(1));
        await world.BillingRun.RunAsync(CancellationToken.None);
        Assert.Equal(1, await ReadyAsync(world));

        await ChangeAsync(world, contract, details => details with { Delivery = InvoiceDelivery.MailWithLink });
        world.GoTo(Today.AddMonths(2));
        await world.BillingRun.RunAsync(CancellationToken.None);
        Assert.Equal(2, await ReadyAsync(world));
    }

    [SkippableTheory, EveryEngine]
    public async Task Taxes_later_invoices_by_the_new_address_and_leaves_earlier_ones(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        await using (var vendor = database.Contexts.Unscoped())
        {
            vendor.TaxRates.AddRange(Rate("DE", 19m), Rate("FR", 20m));
            await vendor.SaveChangesAsync();
        }

        var contract = await world.ContractAsync(world.Terms(frequency: BillingFrequency.Monthly), world.Line(10m, 10m, rate: 19m));
        world.GoTo(Today.AddMonths(1));
        await world.BillingRun.RunAsync(CancellationToken.None);
        await ChangeAsync(world, contract,
            details => details with { BillTo = new("Acme SAS", "1 rue de Rivoli", null, "Paris", null, "75001", "FR") });
        world.GoTo(Today.AddMonths(2));
        await world.BillingRun.RunAsync(CancellationToken.None);

        await using var db = database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal([("DE", 19m), ("DE", 19m), ("FR", 20m)],
            (await db.Invoices.OrderBy(row => row.IssuedOn).ToListAsync()).Select(row => (row.BillTo.Country, row.TaxAmount)));
        static TaxRate Rate(string country, decimal rate) =>
            new($"tax-{country}", country, region: null, "software", "standard", new DateOnly(2020, 1, 1),
                new TaxTreatment(TaxCategory.S, rate, null));
    }

    private static async Task<Outcome> ChangeAsync(World world, Contract contract, Func<BillingDetails, BillingDetails> change)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var stored = await db.Contracts.AsNoTracking().Include(row => row.Contacts).SingleAsync(row => row.Id == contract.Id);
        return await new ChangeBillingDetails(world.Submissions).RunAsync(
            world.Form(), contract.Slug, stored.BillingRevision, change(stored.Billing), CancellationToken.None);
    }

    private static async Task<int> ReadyAsync(World world)
    {
        await using var db = world.Database.Contexts.Unscoped();
        return await db.OutboxMessages.CountAsync(message => message.ForAccountId == world.Account.Id
            && message.Kind == MessageKind.InvoiceReady);
    }

    private static string? CityOf(JsonElement record, string when) =>
        record.GetProperty(when).GetProperty("billTo").GetProperty("city").GetString();

    /// <summary>As much of JSON Schema as the schema of an exported record uses.</summary>
    private static class Schema
    {
        public static IEnumerable<string> Misfits(JsonElement schema, JsonElement value, string path)
        {
            if (schema.TryGetProperty("const", out var constant) && constant.GetString() != value.GetString())
            {
                yield return $"{path} is not {constant}";
            }

            if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == value.GetString()))
            {
                yield return $"{path} is none of {words}";
            }

            var type = schema.TryGetProperty("type", out var declared) ? declared.GetString() : null;
            var kind = value.ValueKind switch
            {
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "array",
                JsonValueKind.String => "string",
                JsonValueKind.Number => "integer",
                _ => "boolean"
            };
            if (type is not null && type != kind)
            {
                yield return $"{path} is {kind}, not {type}";
            }

            foreach (var misfit in type == "object" ? OfObject(schema, value, path) : type == "array" ? value.EnumerateArray()
                .SelectMany(item => Misfits(schema.GetProperty("items"), item, path + "[]")) : [])
            {
                yield return misfit;
            }
        }

        private static IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string path)
        {
            var properties = schema.GetProperty("properties");
            var missing = schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{path}.{name} is missing");
            return missing.Concat(value.EnumerateObject().SelectMany(property => properties.TryGetProperty(property.Name, out var known)
                ? Misfits(known, property.Value, $"{path}.{property.Name}")
                : [$"{path}.{property.Name} is not in the schema"]));
        }
    }
}
