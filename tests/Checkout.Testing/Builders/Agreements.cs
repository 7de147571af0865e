using Checkout.Domain;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Domain.Orders;

namespace Checkout.Testing.Builders;

/// <summary>Contracts and orders of a world's customer, as the vendor's own system would have made them.</summary>
public static class Agreements
{
    public static Contract Contract(
        this World world,
        string number,
        DateOnly from,
        DateOnly to,
        string name = "Seats",
        string? poNumber = null,
        BillingFrequency frequency = BillingFrequency.Annual,
        PaymentArrangement payment = PaymentArrangement.Invoice) =>
        new(world.Account.Id, number, DocumentSource.Vendor, $"{world.Account.Number}-{number}", new DateRange(from, to), from,
            new ContractDetails
            {
                Name = name,
                Currency = world.Account.Currency,
                LegalEntityId = world.Vendor.Id,
                BillingFrequency = frequency,
                PaymentTermsDays = 30,
                PaymentArrangement = payment,
                BillTo = world.Account.BillingAddress,
                PoNumber = poNumber,
            });

    /// <summary>An order with one line over the contract's whole term.</summary>
    public static Order Order(this World world, string number, Contract contract, DateOnly placedOn, decimal quantity = 1m,
        string placedBy = "Zoë Brandström", string? poNumber = null)
    {
        var amount = quantity * 120m;
        return new Order(new OrderTerms
        {
            AccountId = world.Account.Id,
            Number = number,
            Source = DocumentSource.Vendor,
            ExternalId = $"{world.Account.Number}-{number}",
            ContractId = contract.Id,
            PlacedOn = placedOn,
            PlacedAt = new DateTimeOffset(placedOn.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero),
            PlacedBy = placedBy,
            PoNumber = poNumber,
            Currency = contract.Currency,
            Net = amount,
            Tax = 0m,
            Lines = [new OrderLineTerms(world.Line(quantity, 10m), new DateRange(contract.StartsOn, contract.EndsOn), amount, amount)],
            BilledHere = false,
        });
    }
}
