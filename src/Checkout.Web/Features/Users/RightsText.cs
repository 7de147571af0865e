namespace Checkout.Web.Features.Users;

/// <summary>What members may do, in words.</summary>
public static class RightsText
{
    /// <param name="currency">The account's; null where it is not known.</param>
    public static Sentence Of(MemberRights rights, Currency? currency)
    {
        var parts = new List<Sentence>();
        if (rights.ManagesBilling)
        {
            parts.Add(rights.Limits.HasFlag(Limits.ReadOnly) ? (Sentence)$"See billing, change nothing" : $"Manage billing");
            if (!rights.Limits.HasFlag(Limits.ReadOnly))
            {
                if (rights.Limits.HasFlag(Limits.MayNotAccept))
                {
                    parts.Add($"accept nothing");
                }

                if (rights.Limits.HasFlag(Limits.MayNotPay))
                {
                    parts.Add($"pay nothing");
                }

                if (rights.OrdersUpTo is { } most)
                {
                    parts.Add(currency is null ? (Sentence)$"order up to an amount alone" : $"order up to {new Money(most, currency)} alone");
                }
            }
        }

        if (rights.Permissions.HasFlag(Permissions.ManageUsers))
        {
            parts.Add(parts.Count == 0 ? (Sentence)$"Manage users" : $"manage users");
        }

        return parts.Count == 0 ? $"Nothing here yet" : Sentence.Join(", ", parts);
    }
}
