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

    [Description("The company's number in its country's register (BT-30); e-invoices of some countries demand it.")]
    public string? RegistrationId { get; init; }

    [Description("The scheme of that number, for instance 0106 for KVK, 0184 for CVR, 0196 for kennitala.")]
    public string? RegistrationScheme { get; init; }

    [Description("Whom customers ask about e-invoices (BG-6); the account's executive where left out.")]
    public SellerContactRecord? Contact { get; init; }

    [Description("True for the one that issues where a contract or quote names none.")]
    public bool Default { get; init; }

    internal LegalEntityDetails ToDetails() => new(
        Name, Address.ToAddress(), TaxId, new BankAccount(Bank.Holder, Bank.Bank, Bank.Iban, Bank.Bic), InvoicePrefix, CreditMemoPrefix,
        EndpointId, EndpointScheme, Default)
    {
        RegistrationId = RegistrationId,
        RegistrationScheme = RegistrationScheme,
        ContactName = Contact?.Name,
        ContactPhone = Contact?.Phone,
        ContactEmail = Contact?.Email,
    };
}

/// <summary>A person or department of the vendor that answers questions about invoices.</summary>
public sealed record SellerContactRecord
{
    [Description("The name (BT-41).")]
    public required string Name { get; init; }

    [Description("The telephone number (BT-42).")]
    public required string Phone { get; init; }

    [Description("The e-mail address (BT-43).")]
    [EmailAddress]
    public required string Email { get; init; }
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
