namespace Checkout.Domain.Payments;

/// <summary>What a gateway keeps of a method, as far as it may be known here.</summary>
/// <param name="CustomerReference">The gateway’s customer that the method belongs to.</param>
/// <param name="Token">The gateway’s name for the method.</param>
/// <param name="ExpiryMonth">1 to 12; null where it has no end.</param>
/// <param name="ExpiryYear">Four digits.</param>
public sealed record StoredMethodTerms(string Gateway, string CustomerReference, string Token, PaymentMethod Kind, string Brand,
    string LastFour, int? ExpiryMonth, int? ExpiryYear);

/// <summary>A payment method on file at the gateway. The card itself is never known here.</summary>
public sealed class StoredMethod : AccountEntity
{
    /// <summary>Of the words by which a gateway names a method.</summary>
    public const int MaxWord = 40;

    private StoredMethod() { }

    public StoredMethod(Guid accountId, StoredMethodTerms terms, string addedBy, DateTimeOffset now)
        : base(accountId)
    {
        Gateway = terms.Gateway;
        CustomerReference = terms.CustomerReference;
        Token = terms.Token;
        Kind = terms.Kind;
        Brand = terms.Brand.Truncate(MaxWord);
        LastFour = terms.LastFour.Truncate(MaxWord);
        ExpiryMonth = terms.ExpiryMonth;
        ExpiryYear = terms.ExpiryYear;
        AddedBy = addedBy;
        AddedAt = now;
        Slug = DocumentNumber.Slug($"{terms.Brand}-{terms.LastFour}").ToLowerInvariant();
    }

    public string Gateway { get; private set; } = null!;

    public string CustomerReference { get; private set; } = null!;

    /// <summary>Unique per account and gateway.</summary>
    public string Token { get; private set; } = null!;

    public PaymentMethod Kind { get; private set; }

    public string Brand { get; private set; } = null!;

    public string LastFour { get; private set; } = null!;

    public int? ExpiryMonth { get; private set; }

    public int? ExpiryYear { get; private set; }

    /// <summary>Its name in addresses, unique per account.</summary>
    public string Slug { get; private set; } = null!;

    /// <summary>What the customer calls it.</summary>
    public string? Label { get; private set; }

    /// <summary>Whether it is what the account pays with where a contract names none.</summary>
    public bool IsDefault { get; private set; }

    public string AddedBy { get; private set; } = null!;

    public DateTimeOffset AddedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>When the gateway has forgotten it, after it was removed.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    /// <summary>When the account’s admins were told that it expires by a version that told it once; null since deadlines are told by
    /// steps.</summary>
    public DateTimeOffset? ExpiryToldAt { get; private set; }

    /// <summary>As it is printed everywhere: “Visa ending in 4242”.</summary>
    public string Printed => $"{Brand} ending in {LastFour}";

    /// <summary>The customer’s own name for it, or what is printed.</summary>
    public string Name => Label ?? Printed;

    /// <summary>The last day on which it can be charged: the end of its month.</summary>
    public DateOnly? LastOn => ExpiryMonth is { } month && ExpiryYear is { } year
        ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : null;

    public bool IsExpired(DateOnly today) => LastOn < today;

    public bool CanCharge(DateOnly today) => RemovedAt is null && !IsExpired(today);

    /// <summary>True where somebody should look for another one: its last day is near or past.</summary>
    public bool ExpiresWithin(int days, DateOnly today) => RemovedAt is null && LastOn is { } last && last <= today.AddDays(days);

    public bool CanForget => RemovedAt is not null && ForgottenAt is null;

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

    /// <summary>Notes that the gateway has no use for it any more.</summary>
    public void Forget(DateTimeOffset now)
    {
        Require(CanForget, "forgotten");
        ForgottenAt = now;
        RenewVersion();
    }

    /// <summary>Tells it apart from another one with the same brand and digits.</summary>
    public void Distinguish(int place) => Slug = DocumentNumber.WithSuffix(Slug, place);

    private void Require(bool allowed, string verb) =>
        RuleViolation.ThrowIf(!allowed, $"The {Brand} that ends in {LastFour} can’t be {verb}.");
}
