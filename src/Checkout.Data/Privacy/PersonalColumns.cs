using Checkout.Data.Audit;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data.Privacy;

/// <summary>Where rows say which person did something, found by what the columns are called: a new one is covered without being
/// listed.</summary>
internal static class PersonalColumns
{
    // What proves who made, changed or ended a contract is kept as it was said: nobody could claim anything by it otherwise.
    private static readonly HashSet<Type> Evidence =
        [typeof(Acceptance), typeof(Order), typeof(QuoteApproval), typeof(RenewalNotice), typeof(OrderCancellation)];

    // Handed to nobody, not even to the person: they open something, prove something, or are the company's.
    private static readonly HashSet<string> Withheld = new(StringComparer.Ordinal)
    {
        "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Secret", "Hash", "Stamp", "Key", "PreviousKey", "InvitationKey", "Token",
        "Data", "CredentialId", "ProviderKey", "Value", "PreviousSeal", "Seal", "Version", "Ordinal", "Snapshot", "Before", "After",
        "CustomerReference", "Reference", "PageUrl", "ResultUrl", "LastStep",
    };

    public static bool IsEvidence(IReadOnlyTypeBase type) => Evidence.Contains(type.ClrType);

    /// <summary>Columns that name a user by id.</summary>
    public static IEnumerable<IProperty> UsersIn(IEntityType type) => type.GetProperties()
        .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)
            && (property.Name.EndsWith("UserId", StringComparison.Ordinal) || property.Name.EndsWith("ById", StringComparison.Ordinal))
            && property.GetContainingForeignKeys().All(key => key.PrincipalEntityType.ClrType == typeof(Identity.CheckoutUser)
                || key.Properties.Count == 1 && key.Properties[0].Name == nameof(IAccountOwned.AccountId)));

    /// <summary>Columns that hold the name, or the address, of whoever did something.</summary>
    public static IEnumerable<IProperty> NamesIn(IEntityType type) => type.GetProperties().Where(property =>
        property.ClrType == typeof(string) && type.ClrType != typeof(Identity.CheckoutUser)
        && (property.Name.EndsWith("By", StringComparison.Ordinal) || HoldsAddress(property)
            || property.Name is "UserName"));

    public static bool HoldsAddress(IReadOnlyProperty property) => property.Name.EndsWith("ByEmail", StringComparison.Ordinal);

    /// <summary>What of a row a person is told.</summary>
    public static IEnumerable<IProperty> ToldOf(IEntityType type) =>
        type.GetProperties().Where(property => !property.IsShadowProperty() && !Withheld.Contains(property.Name));
}
