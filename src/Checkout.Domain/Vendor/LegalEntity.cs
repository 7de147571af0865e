using Checkout.Domain.Accounts;

namespace Checkout.Domain.Vendor;

/// <summary>What the vendor's system says about one of its companies.</summary>
public sealed record LegalEntityDetails(
    string Name,
    Address Address,
    string TaxId,
    BankAccount Bank,
    string InvoicePrefix,
    string CreditMemoPrefix,
    string? EndpointId,
    string? EndpointScheme,
    bool IsDefault);

/// <summary>A company of the vendor that issues invoices: own address, tax id, bank account and gapless number series.</summary>
public sealed class LegalEntity : Entity
{
    private LegalEntity()
    {
    }

    public LegalEntity(string externalId, LegalEntityDetails details)
    {
        ExternalId = externalId;
        Update(details);
    }

    public string ExternalId { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public Address Address { get; private set; } = null!;

    public string TaxId { get; private set; } = null!;

    public BankAccount Bank { get; private set; } = null!;

    public string InvoicePrefix { get; private set; } = null!;

    public string CreditMemoPrefix { get; private set; } = null!;

    public string? EndpointId { get; private set; }

    public string? EndpointScheme { get; private set; }

    public bool IsDefault { get; private set; }

    public void Update(LegalEntityDetails details)
    {
        Name = details.Name;
        Address = details.Address;
        TaxId = details.TaxId;
        Bank = details.Bank;
        InvoicePrefix = details.InvoicePrefix;
        CreditMemoPrefix = details.CreditMemoPrefix;
        EndpointId = details.EndpointId;
        EndpointScheme = details.EndpointScheme;
        IsDefault = details.IsDefault;
    }
}
