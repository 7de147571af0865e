using Checkout.Data.Feed.Records;

namespace Checkout.Data.EInvoices;

/// <summary>Turns an e-invoice's addresses into the portal's and back.</summary>
internal static class UblAddresses
{
    /// <returns>Null where the e-invoice states too little: then the account's address is printed.</returns>
    public static AddressRecord? BillTo(EInvoiceParty buyer) =>
        buyer is { Name: { } name, Address: { Line1: { } street, City: { } city, Country: { } country } address }
            ? new AddressRecord
            {
                Name = name,
                Line1 = street,
                Line2 = string.Join(", ", new[] { address.Line2, address.Line3 }.OfType<string>()) is { Length: > 0 } second ? second
                : null,
                City = city,
                Region = address.Region,
                PostalCode = address.PostalCode,
                Country = country,
            }
            : null;

    public static EInvoiceAddress Of(Address address) => new()
    {
        Line1 = address.Line1,
        Line2 = address.Line2,
        City = address.City,
        PostalCode = address.PostalCode,
        Region = address.Region,
        Country = address.Country,
    };
}
