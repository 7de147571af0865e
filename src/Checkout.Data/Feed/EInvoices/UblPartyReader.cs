using Checkout.Data.EInvoices;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>Reads a party of an e-invoice.</summary>
internal static class UblPartyReader
{
    public static EInvoiceParty Read(UblNode party)
    {
        var legal = party.Child("PartyLegalEntity");
        var taxes = party.Children("PartyTaxScheme")
            .Select(each => (Id: each.Text("CompanyID", "BT-31"), Scheme: each.Child("TaxScheme")?.Text("ID", "BT-31")))
            .Where(tax => tax.Id is not null).ToList();
        var contact = party.Child("Contact");
        var tradingName = party.Child("PartyName")?.Text("Name", "BT-28");
        var registeredName = legal?.Text("RegistrationName", "BT-27");
        return new EInvoiceParty
        {
            // A payee and a tax representative have no other name.
            Name = registeredName ?? tradingName,
            TradingName = registeredName is null ? null : tradingName,
            Endpoint = party.Identifier("EndpointID", "BT-34"),
            Identifiers = [.. party.Children("PartyIdentification").Select(each => each.Identifier("ID", "BT-29"))
            .OfType<EInvoiceIdentifier>()],
            Registration = legal?.Identifier("CompanyID", "BT-30"),
            VatId = taxes.FirstOrDefault(tax => tax.Scheme is null or Ubl.Vat).Id,
            TaxRegistration = taxes.FirstOrDefault(tax => tax.Scheme is not (null or Ubl.Vat)) is { Id: { } id } other
            ? new EInvoiceIdentifier(id, other.Scheme) : null,
            LegalForm = legal?.Text("CompanyLegalForm", "BT-33"),
            Address = party.Child("PostalAddress") is { } address ? AddressOf(address) : null,
            Contact = contact is null ? null : new EInvoiceContact(contact.Text("Name", "BT-41"), contact.Text("Telephone", "BT-42"),
            contact.Text("ElectronicMail", "BT-43")),
        };
    }

    public static EInvoiceAddress AddressOf(UblNode address) => new()
    {
        Line1 = address.Text("StreetName", "BT-35"),
        Line2 = address.Text("AdditionalStreetName", "BT-36"),
        Line3 = address.Child("AddressLine")?.Text("Line", "BT-162"),
        City = address.Text("CityName", "BT-37"),
        PostalCode = address.Text("PostalZone", "BT-38"),
        Region = address.Text("CountrySubentity", "BT-39"),
        Country = address.Child("Country")?.Text("IdentificationCode", "BT-40"),
    };
}
