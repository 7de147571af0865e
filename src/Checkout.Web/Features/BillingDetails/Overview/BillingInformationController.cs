namespace Checkout.Web.Features.BillingDetails.Overview;

/// <summary>To whom each contract is billed. Where there is only one, it leads straight to changing that.</summary>
[Route("BillingInformation")]
public sealed class BillingInformationController(CheckoutDbContext db, Reader reader) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var today = reader.Today;
        var account = await db.Accounts.Select(row => new { row.BillingAddress, row.TaxId, row.Executive }).SingleAsync(cancellation);
        var contracts = await db.Contracts
            .Where(ContractStatuses.IsNotOver(today))
            .OrderByDescending(contract => contract.StartsOn).ThenByDescending(contract => contract.Ordinal)
            .Select(contract => new BilledContract
            {
                Number = contract.Number,
                Slug = contract.Slug,
                Name = contract.Name,
                BillTo = contract.BillTo,
                PoNumber = contract.PoNumber,
                Delivery = contract.InvoiceDelivery,
                Arrangement = contract.PaymentArrangement,
                PaymentTermsDays = contract.PaymentTermsDays,
                CardBrand = contract.CardBrand,
                CardLastFour = contract.CardLastFour,
                Contacts = contract.Contacts.OrderBy(contact => contact.Position)
                .Select(contact => new BilledContact(contact.Name, contact.Email)).ToList(),
            })
            .ToListAsync(cancellation);
        return contracts is [var only]
            ? LocalRedirect($"~/Contracts/{only.Slug}/BillingDetails")
            : View(new BillingInformationPage(account.BillingAddress, account.TaxId, account.Executive, contracts));
    }
}
