using Checkout.Data.Identity;

namespace Checkout.Web.Features.Access;

/// <summary>Who was refused, and whom they can ask.</summary>
/// <param name="Account">Null for a user without any account, or deactivated.</param>
/// <param name="Others">The user's other accounts that open.</param>
public sealed record RefusedModel(SignedInUser User, AccountAccess? Account, IReadOnlyList<PermittedMember> Administrators,
    IReadOnlyList<AccountAccess> Others)
{
    /// <summary>When the user asked for access, where no administrator has answered yet.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}

/// <summary>The people who can grant the permission, and the vendor's billing department.</summary>
public sealed record WhomToAsk(AccountAccess? Account, IReadOnlyList<PermittedMember> Administrators);
