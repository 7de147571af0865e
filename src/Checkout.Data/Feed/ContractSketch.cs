namespace Checkout.Data.Feed;

/// <summary>A contract as far as figures depend on it, made of facts: on the first reading the contract itself may not be stored
/// yet.</summary>
internal static class ContractSketch
{
    public static Contract Of(ContractFacts facts)
    {
        var details = new ContractDetails
        {
            Name = facts.Number,
            Currency = facts.Currency,
            LegalEntityId = facts.LegalEntityId,
            BillingFrequency = facts.BillingFrequency,
            PaymentTermsDays = facts.PaymentTermsDays,
            PaymentArrangement = facts.PaymentArrangement,
            BillTo = facts.BillTo,
        };
        var contract = new Contract(facts.AccountId, facts.Number, DocumentSource.Vendor, externalId: null,
            new DateRange(facts.AnchorOn, facts.EndsOn), facts.StartsOn, details);
        if (facts.TerminatedOn is { } terminated)
        {
            // One that was canceled with the order that began it ended before its first day.
            if (Contract.Canceled(contract.StartsOn, terminated))
            {
                contract.Cancel(terminated);
            }
            else
            {
                contract.Terminate(terminated);
            }
        }

        return contract;
    }
}
