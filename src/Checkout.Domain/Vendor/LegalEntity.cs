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
    bool IsDefault)
{
    /// <summary>Its number in the register of companies (BT-30), and the scheme of that register.</summary>
    public string? RegistrationId { get; init; }

    public string? RegistrationScheme { get; init; }

    /// <summary>Whom customers ask about invoices (BG-6): a person or a department.</summary>
    public string? ContactName { get; init; }

    public string? ContactPhone { get; init; }

    public string? ContactEmail { get; init; }
}

/// <summary>A company of the vendor that issues invoices: own address, tax id, bank account and gapless number series.</summary>
public sealed class LegalEntity : Entity
{
    private const int EndingLength = 4;

    private LegalEntity() { }

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

    /// <summary>Its number in the register of companies (BT-30).</summary>
    public string? RegistrationId { get; private set; }

    /// <summary>The scheme of that register, for instance 0106 for KVK.</summary>
    public string? RegistrationScheme { get; private set; }

    /// <summary>Whom customers ask about invoices (BT-41).</summary>
    public string? ContactName { get; private set; }

    public string? ContactPhone { get; private set; }

    public string? ContactEmail { get; private set; }

    public bool IsDefault { get; private set; }

    /// <summary>When its bank details changed last; null where they never did.</summary>
    public DateOnly? BankChangedOn { get; private set; }

    /// <summary>The last characters of the bank account before that change.</summary>
    public string? PreviousAccountEnding { get; private set; }

    /// <summary>True for so many days after its bank details changed, the day of the change included.</summary>
    public bool HasNewBank(DateOnly today, int days) => BankChangedOn is { } changed && today.DayNumber - changed.DayNumber < days;

    /// <summary>Takes what the vendor's system says, and notes where the money is to be sent somewhere else from now on.</summary>
    /// <returns>True where the bank details changed.</returns>
    public bool Update(LegalEntityDetails details, DateOnly today)
    {
        var changed = Bank != details.Bank;
        if (changed)
        {
            BankChangedOn = today;
            PreviousAccountEnding = Ending(Bank);
        }

        Update(details);
        return changed;
    }

    /// <summary>The last four characters of an account: enough to tell it by, too little to pay with.</summary>
    public static string Ending(BankAccount bank)
    {
        var bare = Iban.Bare(bank.Iban);
        return bare.Length <= EndingLength ? bare : bare[^EndingLength..];
    }

    private void Update(LegalEntityDetails details)
    {
        Name = details.Name;
        Address = details.Address;
        TaxId = details.TaxId;
        Bank = details.Bank;
        InvoicePrefix = details.InvoicePrefix;
        CreditMemoPrefix = details.CreditMemoPrefix;
        EndpointId = details.EndpointId;
        EndpointScheme = details.EndpointScheme;
        RegistrationId = details.RegistrationId;
        RegistrationScheme = details.RegistrationScheme;
        ContactName = details.ContactName;
        ContactPhone = details.ContactPhone;
        ContactEmail = details.ContactEmail;
        IsDefault = details.IsDefault;
    }
}
