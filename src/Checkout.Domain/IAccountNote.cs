namespace Checkout.Domain;

/// <summary>
/// Marks a row that is noted beside an account's documents (who opened, who asked, what was carried out): writing it leaves the account's
/// revision as it is, so nothing that is remembered by revision may be derived from it.
/// </summary>
public interface IAccountNote : IAccountOwned;
