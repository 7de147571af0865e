namespace Checkout.Data.Identity;

/// <summary>Who can give the approval that an order takes.</summary>
public static class Approvers
{
    /// <param name="db">Sees one account.</param>
    /// <param name="total">With tax.</param>
    /// <param name="asking">Who asks, and so can't approve.</param>
    public static async Task<IReadOnlyList<PermittedMember>> OfAsync(CheckoutDbContext db, Account account, Money total, Guid asking,
        CancellationToken cancellation) =>
        [.. (await PermittedMembers.OfAsync(db,
            rights => rights.May(Deed.Accept) && !rights.AsksApprovalOf(total, account.Currency), cancellation))
            .Where(member => member.UserId != asking)];
}
