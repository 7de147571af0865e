using Checkout.Data.Seeding;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Domain.Billing;
using Checkout.Domain.Catalog;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Browser.Tests.Showing;

/// <summary>
/// A customer whose orders take two people, whose every name is as long as names get: orders canceled and to be canceled, quotes that wait
/// for approval, a contract that was never in force, one that is over, and one that shall not renew.
/// </summary>
internal static class Purchasing
{
    public const string Requester = "requester@two-people.example";
    public const string Approver = "approver@two-people.example";
    public const string Ended = "C-90000001";

    private const string Canceled = "O-00000006";

    public static async Task DoAsync(ShownVendor vendor, AccountDetails details, Product product, string words)
    {
        var account = await vendor.AccountAsync("A-00000025", details with { Name = words, ApprovalAbove = 5_000m });
        var requester = await vendor.MemberAsync(Requester, words[..98], DatabaseSetup.SystemAdministrator, account);
        await vendor.MemberAsync(Approver, "Amélie " + words[..90], DatabaseSetup.BillingAdministrator, account);

        LineTerms Line(decimal quantity, decimal price) => ShownVendor.Line(product, quantity, price);
        QuoteTerms Own(Contract? contract, string title = "") =>
            vendor.Terms(account, title.Length == 0 ? words : title, contract: contract) with { Origin = QuoteOrigin.Customer };
        await vendor.AcceptAsync(account, await vendor.PublishAsync(account, "Q-00003001", Own(contract: null), [Line(2m, 10m)]),
            requester);
        await vendor.CancelAsync(account, Canceled, requester, words);
        var contract = await vendor.AcceptAsync(account,
            await vendor.PublishAsync(account, "Q-00003002", vendor.Terms(account, words), [Line(3m, 11m)]), requester);
        await vendor.AcceptAsync(account, await vendor.PublishAsync(account, "Q-00003003", Own(contract), [Line(4m, 12.345678m)]),
            requester);
        await vendor.PublishAsync(account, "Q-00003004", vendor.Terms(account, words, contract: contract), [Line(4m, 12.345678m)]);
        await vendor.PublishAsync(account, "Q-00003005", vendor.Terms(account, words, contract: contract), [Line(12_345m, 1234.567891m)]);
        await vendor.AskAsync(account,
            await vendor.PublishAsync(account, "Q-00003006", vendor.Terms(account, words, contract: contract),
            [Line(12_345m, 1234.567891m)]), requester);

        await using var db = vendor.Books();
        var noticed = await db.Contracts.SingleAsync(row => row.Id == contract.Id);
        var entry = db.Entry(noticed);
        entry.Property(row => row.AutoRenews).CurrentValue = true;
        entry.Property(row => row.TakesNotice).CurrentValue = true;
        db.Add(noticed.GiveNotice(words, requester.Id, requester.DisplayName, vendor.Now, vendor.Today));
        db.Add(new Contract(account.Id, Ended, DocumentSource.Vendor, Ended,
            new DateRange(new DateOnly(2024, 2, 29), new DateOnly(2025, 2, 27)), new DateOnly(2024, 2, 20), new ContractDetails
            {
                Name = words,
                Currency = account.Currency,
                LegalEntityId = vendor.Entity.Id,
                BillingFrequency = BillingFrequency.Annual,
                PaymentTermsDays = 30,
                PaymentArrangement = PaymentArrangement.Invoice,
                BillTo = account.BillingAddress,
            }));
        await db.SaveChangesAsync();
    }
}
