namespace Checkout.Domain;

/// <summary>
/// Marks a row that is noted beside an account's documents (who opened, who asked, what was carried out): writing it leaves the account's
/// revision as it is, for it changes nothing that a page shows of the documents.
/// </summary>
public interface IAccountNote : IAccountOwned;
