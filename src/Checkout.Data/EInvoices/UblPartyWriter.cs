namespace Checkout.Data.EInvoices;

/// <summary>Writes parties, addresses and the delivery of an e-invoice.</summary>
internal static class UblPartyWriter
{
    public static void Write(UblElements xml, string name, EInvoiceParty party) => xml.Within(name, () =>
    {
        Identifiers(xml, party);
        xml.Within("PartyName", "Name", party.TradingName);
        Address(xml, "PostalAddress", party.Address);
        Taxes(xml, party);
        xml.Within("PartyLegalEntity", () =>
        {
            xml.Text("RegistrationName", party.Name);
            xml.Identifier("CompanyID", party.Registration);
            xml.Text("CompanyLegalForm", party.LegalForm);
        });
        if (party.Contact is { } contact)
        {
            xml.Within("Contact", () =>
            {
                xml.Text("Name", contact.Name);
                xml.Text("Telephone", contact.Phone);
                xml.Text("ElectronicMail", contact.Email);
            });
        }
    });

    /// <summary>A payee or tax representative: its name stands where others have their trading name.</summary>
    public static void WriteUnregistered(UblElements xml, string name, EInvoiceParty? party)
    {
        if (party is null)
        {
            return;
        }

        xml.Within(name, () =>
        {
            Identifiers(xml, party);
            xml.Within("PartyName", "Name", party.TradingName ?? party.Name);
            Address(xml, "PostalAddress", party.Address);
            Taxes(xml, party);
            if (party.Registration is not null)
            {
                xml.Within("PartyLegalEntity", () => xml.Identifier("CompanyID", party.Registration));
            }
        });
    }

    public static void Write(UblElements xml, EInvoiceDelivery? delivery)
    {
        if (delivery is null)
        {
            return;
        }

        xml.Within("Delivery", () =>
        {
            xml.Day("ActualDeliveryDate", delivery.On);
            if (delivery.Location is not null || delivery.Address is not null)
            {
                xml.Within("DeliveryLocation", () =>
                {
                    xml.Identifier("ID", delivery.Location);
                    Address(xml, "Address", delivery.Address);
                });
            }

            if (delivery.Name is { } name)
            {
                xml.Within("DeliveryParty", () => xml.Within("PartyName", "Name", name));
            }
        });
    }

    private static void Identifiers(UblElements xml, EInvoiceParty party)
    {
        xml.Identifier("EndpointID", party.Endpoint);
        foreach (var identifier in party.Identifiers)
        {
            xml.Within("PartyIdentification", () => xml.Identifier("ID", identifier));
        }
    }

    private static void Taxes(UblElements xml, EInvoiceParty party)
    {
        Tax(xml, party.VatId, Ubl.Vat);
        Tax(xml, party.TaxRegistration?.Id, party.TaxRegistration?.Scheme);
    }

    private static void Tax(UblElements xml, string? id, string? scheme)
    {
        if (id is not null)
        {
            xml.Within("PartyTaxScheme", () =>
            {
                xml.Text("CompanyID", id);
                xml.Within("TaxScheme", "ID", scheme);
            });
        }
    }

    private static void Address(UblElements xml, string name, EInvoiceAddress? address)
    {
        if (address is null)
        {
            return;
        }

        xml.Within(name, () =>
        {
            xml.Text("StreetName", address.Line1);
            xml.Text("AdditionalStreetName", address.Line2);
            xml.Text("CityName", address.City);
            xml.Text("PostalZone", address.PostalCode);
            xml.Text("CountrySubentity", address.Region);
            xml.Within("AddressLine", "Line", address.Line3);
            xml.Within("Country", "IdentificationCode", address.Country);
        });
    }
}
