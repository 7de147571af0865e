using System.Diagnostics.CodeAnalysis;
using Checkout.Data.Payments.Autopay;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>
/// Charges what an acceptance invoiced, where the contract pays by card and has a method on file. It follows the committed acceptance:
/// whatever becomes of it, the order stands, and the invoice stays open until money came.
/// </summary>
public sealed class ChargeAccepted(CheckoutDbContext db, ChargeOnFile charge, CardPayments cards, CurrentMember member,
    ILogger<ChargeAccepted> log)
{
    [SuppressMessage("Design", "CA1031",
        Justification = "The order is placed; a charge that fails in whatever way must not look as if it were not.")]
    public async Task RunAsync(string orderSlug, string? ipAddress)
    {
        if (!cards.AreTaken)
        {
            return;
        }

        try
        {
            var found = await db.Invoices
                .Where(invoice => db.Orders.Any(order => order.Slug == orderSlug && order.Id == invoice.OrderId)
                    && db.Contracts.Any(contract => contract.Id == invoice.ContractId
                        && contract.PaymentArrangement == PaymentArrangement.Card))
                .Select(invoice => new { invoice.Id, invoice.Number })
                .SingleOrDefaultAsync(CancellationToken.None);
            if (found is not null)
            {
                var starter = new OnFileStarter(member.User.Id, member.User.Name, member.User.Email, ipAddress);
                var result = await charge.RunAsync(member.Account.Id, found.Id, starter, cards.RangeOf, CancellationToken.None);
                log.LogInformation("After the acceptance, invoice {Invoice} was charged: {Result}", found.Number, result);
            }
        }
        catch (Exception exception)
        {
            log.LogError(exception, "Order {Order} is placed, but its invoice could not be charged", orderSlug);
        }
    }
}
