namespace Checkout.Domain.Accounts;

/// <summary>One customer company of the vendor.</summary>
public sealed class Account : Entity
{
    private Account() { }

    public Account(string number, string externalId, AccountDetails details)
    {
        Number = number;
        ExternalId = externalId;
        Update(details);
    }

    public string Number { get; private set; } = null!;

    /// <summary>The vendor's id of the account (CRM id); imports are keyed by it.</summary>
    public string ExternalId { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public Address BillingAddress { get; private set; } = null!;

    public AccountExecutive Executive { get; private set; } = null!;

    public Currency Currency { get; private set; } = null!;

    public string Locale { get; private set; } = null!;

    public string TimeZone { get; private set; } = null!;

    public string? TaxId { get; private set; }

    public string TaxCategory { get; private set; } = null!;

    public bool RequiresPoNumber { get; private set; }

    /// <summary>Total with tax, in the account's currency, above which a quote takes a second person; null where one is enough.</summary>
    public decimal? ApprovalAbove { get; private set; }

    public bool HistoryComplete { get; private set; }

    public string? EndpointId { get; private set; }

    public string? EndpointScheme { get; private set; }

    public string? BuyerReference { get; private set; }

    /// <summary>True where nobody is reminded of this account's invoices: the vendor does it otherwise.</summary>
    public bool RemindersOff { get; private set; }

    public bool Active { get; private set; }

    /// <summary>True where its people must use the company's own sign-in: what they signed in with otherwise does not open it.</summary>
    public bool SignOnRequired { get; private set; }

    public void RequireSignOn(bool required) => SignOnRequired = required;

    /// <summary>From when on its members need a second factor; null where they need none. An administrator says so, no import.</summary>
    public DateTimeOffset? SecondFactorFrom { get; private set; }

    public void AskSecondFactor(DateTimeOffset? from) => SecondFactorFrom = from;

    /// <summary>Whether accepting something of this total takes a second person. What is in another currency can't be compared, and always
    /// does.</summary>
    /// <param name="total">With tax.</param>
    /// <param name="orders">What the member who orders may order alone.</param>
    public bool AsksApprovalOf(Money total, MemberRights orders) => orders.AsksApprovalOf(total, Currency)
        || (ApprovalAbove is { } limit && (total.Currency != Currency || total.Amount > limit));

    public void Update(AccountDetails details)
    {
        Name = details.Name;
        BillingAddress = details.BillingAddress;
        Executive = details.Executive;
        Currency = details.Currency;
        Locale = details.Locale;
        TimeZone = details.TimeZone;
        TaxId = details.TaxId;
        TaxCategory = details.TaxCategory;
        RequiresPoNumber = details.RequiresPoNumber;
        ApprovalAbove = details.ApprovalAbove;
        HistoryComplete = details.HistoryComplete;
        EndpointId = details.EndpointId;
        EndpointScheme = details.EndpointScheme;
        BuyerReference = details.BuyerReference;
        RemindersOff = details.RemindersOff;
        Active = details.Active;
    }
}
