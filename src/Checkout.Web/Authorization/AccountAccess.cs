namespace Checkout.Web.Authorization;

/// <summary>One account of a user, with what the user may do there.</summary>
/// <param name="Revision">Of the account's rows, at the moment when the permission was read.</param>
/// <param name="ExternalId">The vendor's own id of the account, which its product puts into links.</param>
public sealed record AccountAccess(Guid Id, Guid Revision, string Number, string ExternalId, string Name, string Locale, string TimeZone,
    MemberRights Rights)
{
    /// <summary>From when on its members need a second factor; null where they need none.</summary>
    public DateTimeOffset? SecondFactorFrom { get; init; }

    /// <summary>True where the session lacks the second factor that the account needs by now: until then it permits nothing.</summary>
    public bool LacksSecondFactor { get; init; }

    public bool ManagesBilling => Rights.ManagesBilling;

    /// <summary>True where the account asks for its company's sign-in and the session has begun otherwise: nothing may be done
    /// there.</summary>
    public bool AsksSignOn { get; init; }
}
