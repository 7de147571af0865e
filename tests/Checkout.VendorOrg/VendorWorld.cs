namespace Checkout.VendorOrg;

/// <summary>Somebody who works in the product.</summary>
/// <param name="Account">The vendor's own id of their company.</param>
public sealed record OrgPerson(string Email, string Name, string Company, string Account, bool ManagesBilling);

/// <summary>What a company has licenses for.</summary>
/// <param name="Sku">As the portal knows it.</param>
public sealed record OrgLicense(string Account, string Sku, string Name, int Used, int Total);

/// <summary>The product's world: who works in it, and where the portal is.</summary>
public sealed class VendorWorld
{
    public const string ClientId = "checkout";
    public const string ClientSecret = "known-to-everybody-for-trying-out";

    /// <summary>Where the product itself is reached. It is the name of its sign-in as well, with a slash at its end.</summary>
    public required Uri Address { get; init; }

    public required Uri Portal { get; set; }

    public IReadOnlyList<OrgPerson> People { get; init; } =
    [
        new("admin@acme.example", "Zoë Brandström", "Acme Corporation", "crm-acme", ManagesBilling: true),
        new("billing@acme.example", "Björn Lindqvist", "Acme Corporation", "crm-acme", ManagesBilling: true),
        new("user@acme.example", "Ulla Berg", "Acme Corporation", "crm-acme", ManagesBilling: false),
        new("newcomer@acme.example", "Nora Newcomer", "Acme Corporation", "crm-acme", ManagesBilling: true),
        new("admin@globex.example", "Jürgen Weiß", "Globex Müller & Söhne GmbH", "crm-globex", ManagesBilling: true),
    ];

    public IReadOnlyList<OrgLicense> Licenses { get; init; } =
    [
        new("crm-acme", "CRM-PRO", "Cirrus CRM Professional", 57, 60),
        new("crm-acme", "PREMIER", "Premier support", 60, 60),
        new("crm-acme", "ANALYTICS", "Cirrus Analytics", 11, 25),
        new("crm-globex", "CRM-PRO", "Cirrus CRM Professional", 38, 40),
    ];
}
