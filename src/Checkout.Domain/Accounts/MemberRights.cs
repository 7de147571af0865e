namespace Checkout.Domain.Accounts;

/// <summary>What a member may do in an account: the union of what profile and permission sets give, less what any of them takes
/// away.</summary>
/// <param name="OrdersUpTo">With tax, in the account's currency: an order above it takes a second person. Null for any.</param>
public sealed record MemberRights(Permissions Permissions, Limits Limits = Limits.None, decimal? OrdersUpTo = null)
{
    public static MemberRights None { get; } = new(Permissions.None);

    public bool ManagesBilling => Permissions.HasFlag(Permissions.ManageBilling);

    public bool ManagesUsers => ManagesBilling && Permissions.HasFlag(Permissions.ManageUsers);

    /// <summary>True where some deed is refused, or some order takes a second person.</summary>
    public bool IsLimited => Limits is not Limits.None || OrdersUpTo is not null;

    /// <summary>Whoever can let others in, and undo what was done to them: an account always has one.</summary>
    public bool IsAdministrator => May(Deed.ManageUsers);

    public MemberRights With(MemberRights more) => new(Permissions | more.Permissions, Limits | more.Limits,
        OrdersUpTo is { } mine && more.OrdersUpTo is { } theirs ? Math.Min(mine, theirs) : OrdersUpTo ?? more.OrdersUpTo);

    /// <summary>The one table of what each limit refuses.</summary>
    public bool May(Deed deed) => ManagesBilling && deed switch
    {
        Deed.Read => true,
        _ when Limits.HasFlag(Limits.ReadOnly) => false,
        Deed.Change => true,
        Deed.Accept => !Limits.HasFlag(Limits.MayNotAccept),
        Deed.Pay => !Limits.HasFlag(Limits.MayNotPay),
        Deed.ManageUsers => ManagesUsers,
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "A deed that no rule knows."),
    };

    /// <returns>Why not, for the member; null where the member may.</returns>
    public Sentence? WhyNot(Deed deed) => May(deed) ? null
        : !ManagesBilling ? (Sentence)$"You can’t open billing here."
        : Limits.HasFlag(Limits.ReadOnly) && deed is not Deed.ManageUsers
            ? (Sentence)$"Your access is read only: you can see and download everything, but change nothing."
        : deed switch
        {
            Deed.Accept => $"You can’t accept, decline or cancel anything for your company.",
            Deed.Pay => $"You can’t pay, or change how your company pays.",
            _ => (Sentence)$"You can’t manage users here.",
        };

    /// <summary>Whether an order takes a second person because of this one. What is in another currency can't be compared, and always
    /// does.</summary>
    /// <param name="total">With tax.</param>
    public bool AsksApprovalOf(Money total, Currency currency) =>
        OrdersUpTo is { } most && (total.Currency != currency || total.Amount > most);
}
