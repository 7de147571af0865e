using Checkout.Data.EInvoices;
using Checkout.Data.Feed;
using Checkout.Data.Tests.Feed;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.EInvoices;

/// <summary>Imports e-invoices in tests, and reads them back as the portal would write them.</summary>
internal sealed class EInvoiceFile(TestDatabase database)
{
    private readonly FeedFile _feed = new(database);

    public static FeedSource SourceOf(byte[] xml, string? account = null, string? issuer = null) =>
        new("invoice.xml", () => new MemoryStream(xml)) { Account = account, LegalEntity = issuer };

    /// <summary>A customer and a company of the vendor that only this test knows.</summary>
    public async Task KnowAsync(string name, string account = "", string issuer = "")
    {
        var report = await _feed.RunAsync(
            $$$"""{"type":"legalEntity","externalId":"le-{{{name}}}","name":"Seller {{{name}}}","address":{"name":"Seller","line1":"1 Street","city":"Town","country":"DE"},"taxId":"DE1-{{{name}}}","bank":{"holder":"S","bank":"B","iban":"DE02120300000000202051"},"invoicePrefix":"{{{name}}}I-","creditMemoPrefix":"{{{name}}}C-"{{{issuer}}}}""",
            $$$"""{"type":"account","externalId":"acc-{{{name}}}","number":"A-{{{name}}}","name":"Buyer {{{name}}}","billingAddress":{"name":"Buyer","line1":"2 Street","city":"Town","country":"DE"},"executive":{"name":"Eve","email":"eve@vendor.example"},"currency":"EUR","locale":"en-US","timeZone":"Europe/Berlin"{{{account}}}}""");
        Assert.Empty(report.Problems);
    }

    public Task<FeedReport> ImportAsync(byte[] xml, string? name = null) =>
        _feed.Import.RunAsync(SourceOf(xml, name is null ? null : $"acc-{name}", name is null ? null : $"le-{name}"));

    /// <summary>The only invoice or credit memo of an account.</summary>
    public async Task<EInvoice> StoredAsync(string name)
    {
        await using var all = database.Contexts.Unscoped();
        var accountId = await all.Accounts.Where(account => account.ExternalId == "acc-" + name).Select(account => account.Id)
            .SingleAsync();
        await using var db = database.Contexts.ForAccount(accountId);
        return await db.Invoices.Select(row => row.Slug).SingleOrDefaultAsync() is { } slug
            ? (await db.EInvoiceOfInvoiceAsync(slug, CancellationToken.None))!
            : (await db.EInvoiceOfCreditMemoAsync(await db.CreditMemos.Select(row => row.Slug).SingleAsync(), CancellationToken.None))!;
    }
}
