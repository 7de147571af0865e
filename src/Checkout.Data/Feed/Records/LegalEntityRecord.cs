using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Checkout.Data.Feed.Records;

/// <summary>A company of the vendor that issues invoices.</summary>
public sealed record LegalEntityRecord : FeedRecord
{
    [Description("The registered name.")]
    public required string Name { get; init; }

    [Description("Where it has its seat.")]
    public required AddressRecord Address { get; init; }

    [Description("VAT or tax number, as printed on invoices.")]
    public required string TaxId { get; init; }

    [Description("Where customers transfer money to.")]
    public required BankRecord Bank { get; init; }

    [Description("What the numbers of its invoices that Checkout writes begin with; no other entity and no imported number may use it.")]
    [MaxLength(20)]
    public required string InvoicePrefix { get; init; }

    [Description("The same for credit memos.")]
    [MaxLength(20)]
    public required string CreditMemoPrefix { get; init; }

    [Description("The seller's electronic address for e-invoices (BT-34).")]
    public string? EndpointId { get; init; }

    [Description("The scheme of that address, for instance 0088 for a GLN.")]
    public string? EndpointScheme { get; init; }

    [Description("True for the one that issues where a contract or quote names none.")]
    public bool Default { get; init; }

    internal LegalEntityDetails ToDetails() => new(
        Name, Address.ToAddress(), TaxId, new BankAccount(Bank.Holder, Bank.Bank, Bank.Iban, Bank.Bic), InvoicePrefix, CreditMemoPrefix,
        EndpointId, EndpointScheme, Default);
}

/// <summary>A bank account.</summary>
public sealed record BankRecord
{
    [Description("The account's holder.")]
    public required string Holder { get; init; }

    [Description("The bank's name.")]
    public required string Bank { get; init; }

    [Description("IBAN, or the account number with routing number where there is none.")]
    public required string Iban { get; init; }

    [Description("BIC (SWIFT code).")]
    public string? Bic { get; init; }
}
