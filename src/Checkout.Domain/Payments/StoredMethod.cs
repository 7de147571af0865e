namespace Checkout.Domain.Payments;

/// <summary>What a gateway keeps of a method, as far as it may be known here.</summary>
/// <param name="CustomerReference">The gateway’s customer that the method belongs to.</param>
/// <param name="Token">The gateway’s name for the method.</param>
/// <param name="ExpiryMonth">1 to 12; null where it has no end.</param>
/// <param name="ExpiryYear">Four digits.</param>
public sealed record StoredMethodTerms(string Gateway, string CustomerReference, string Token, PaymentMethod Kind, string Brand, string LastFour, int? ExpiryMonth, int? ExpiryYear);

/// <summary>A payment method on file at the gateway. The card itself is never known here.</summary>
public sealed class StoredMethod : Entity, IAccountOwned
{
    private StoredMethod()
    {
    }

    public StoredMethod(Guid accountId, StoredMethodTerms terms, string addedBy, DateTimeOffset now)
    {
        AccountId = accountId;
        Gateway = terms.Gateway;
        CustomerReference = terms.CustomerReference;
        Token = terms.Token;
        Kind = terms.Kind;
        Brand = terms.Brand;
        LastFour = terms.LastFour;
        ExpiryMonth = terms.ExpiryMonth;
        ExpiryYear = terms.ExpiryYear;
        AddedBy = addedBy;
        AddedAt = now;
    }

    public Guid AccountId { get; private set; }

    public string Gateway { get; private set; } = null!;

    public string CustomerReference { get; private set; } = null!;

    /// <summary>Unique per account and gateway.</summary>
    public string Token { get; private set; } = null!;

    public PaymentMethod Kind { get; private set; }

    public string Brand { get; private set; } = null!;

    public string LastFour { get; private set; } = null!;

    public int? ExpiryMonth { get; private set; }

    public int? ExpiryYear { get; private set; }

    /// <summary>What the customer calls it.</summary>
    public string? Label { get; private set; }

    /// <summary>Whether it is what the account pays with where a contract names none.</summary>
    public bool IsDefault { get; private set; }

    public string AddedBy { get; private set; } = null!;

    public DateTimeOffset AddedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>The last day on which it can be charged: the end of its month.</summary>
    public DateOnly? LastOn => ExpiryMonth is { } month && ExpiryYear is { } year ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : null;

    public bool IsExpired(DateOnly today) => LastOn < today;

    public bool CanCharge(DateOnly today) => RemovedAt is null && !IsExpired(today);

    public bool CanRename => RemovedAt is null;

    public bool CanMakeDefault => RemovedAt is null && !IsDefault;

    public bool CanRemove => RemovedAt is null;

    public void Rename(string? label)
    {
        Require(CanRename, "named");
        Label = string.IsNullOrWhiteSpace(label) ? null : label.Trim();
        RenewVersion();
    }

    /// <summary>The caller takes it from the one that was default before.</summary>
    public void MakeDefault()
    {
        Require(CanMakeDefault, "made the default");
        IsDefault = true;
        RenewVersion();
    }

    public void StopBeingDefault()
    {
        IsDefault = false;
        RenewVersion();
    }

    public void Remove(DateTimeOffset now)
    {
        Require(CanRemove, "removed");
        RemovedAt = now;
        IsDefault = false;
        RenewVersion();
    }

    private void Require(bool allowed, string verb)
    {
        if (!allowed)
        {
            throw new RuleViolation($"The {Brand} that ends in {LastFour} can’t be {verb}.");
        }
    }
}
