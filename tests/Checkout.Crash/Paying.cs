using Checkout.Data.Identity;
using Checkout.Data;
using Checkout.Data.Forms;
using Checkout.Data.Ledger;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Payments;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Checkout.Crash;

/// <summary>Pays invoices at the simulated gateway, whose books are in the same database but not in the same transactions.</summary>
internal static class Paying
{
    public static async Task RunAsync(CheckoutDbContexts contexts, BusinessCalendar calendar, Guid accountId, Guid userId,
        IEnumerable<string> slugs, Action<string> acknowledge)
    {
        var transactions = new AccountTransactions(contexts, TestClock.Running);
        var gateway = new SimulatedGateway(contexts, new SimulatedSignature(null), TestClock.Running);
        var settle = new SettleAttempt(transactions, calendar, new BillingDepartment("billing@vendor.example", "Billing"));
        var take = new TakePayment(contexts, transactions, gateway, settle, TestClock.Running, NullLogger<TakePayment>.Instance);
        var start = new StartPayment(new Submissions(transactions, contexts), calendar);
        await Parallel.ForEachAsync(slugs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (slug, token) =>
        {
            await using var db = contexts.ForAccount(accountId);
            var invoice = await db.Invoices.AsNoTracking().SingleAsync(row => row.Slug == slug, token);
            var form = new Submission(accountId, Guid.NewGuid(), "", userId, "Crash Tester", "crash@acme.example");
            var terms = new PayTerms([new InvoiceSplit(slug, invoice.Balance.Amount, invoice.Balance.Amount)], invoice.Balance,
                gateway.Name);
            if (await start.RunAsync(form, terms, token) is not StartPayment.Started started)
            {
                return;
            }

            await take.OpenAsync(accountId, started.Attempt.Id, new GatewayLinks("/r", "/c"), token);
            var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == started.Attempt.Id, token);
            await gateway.SubmitAsync(attempt.Reference!, SimulatedCard.All[0], 12, 2030, confirmed: false, token);
            if (await take.RefreshAsync(attempt, token) is PaymentAttemptStatus.Succeeded)
            {
                acknowledge($"{slug} {attempt.Number}");
            }
        });
    }
}
