namespace Checkout.Web.Features.BankTransfers;

/// <summary>What is said about bank details.</summary>
public static class TransferWords
{
    /// <summary>The notice after a change: the one thing that fraudsters pretend, so it says how to make sure.</summary>
    public static string NewBank(LegalEntity entity, CultureInfo culture) =>
        $"Our bank details changed on {DateText.Spelled(entity.BankChangedOn!.Value, culture)}. The account that ended in "
            + $"{entity.PreviousAccountEnding} is no longer ours to pay to; the new one ends in {LegalEntity.Ending(entity.Bank)}. "
        + "If in doubt, call our billing department at the number you already have.";
}
