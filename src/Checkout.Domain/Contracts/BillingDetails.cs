using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Checkout.Domain.Contracts;

/// <summary>Where the bills of a contract go, to whom, under which purchase order, and how.</summary>
public sealed record BillingDetails(Address BillTo, IReadOnlyList<BillingContactDetails> Contacts, string? PoNumber,
    InvoiceDelivery Delivery)
{
    public const int MaxContacts = 10;
    public const int MaxPoNumber = 64;

    /// <summary>As many contacts as the vendor's own systems may name.</summary>
    public const int MaxDeliveredContacts = 50;

    /// <summary>Of the longest details as JSON: half a dozen texts of 200 characters, fifty contacts of 400, each character
    /// escaped.</summary>
    public const int MaxJson = 150_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public BillingContactDetails? Primary => Contacts.FirstOrDefault(contact => contact.IsPrimary);

    public static BillingDetails FromJson(string json) =>
        JsonSerializer.Deserialize<BillingDetails>(json, Json) ?? throw new JsonException("Billing details were expected.");

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="RuleViolation">Nobody, or more than one, is the primary contact, or somebody is named twice.</exception>
    public void Check()
    {
        RuleViolation.ThrowIf(Contacts.Count is 0 or > MaxContacts,
            $"Name between one and {MaxContacts} billing contacts.", nameof(Contacts));
        RuleViolation.ThrowIf(Contacts.Count(contact => contact.IsPrimary) != 1, $"Choose one primary contact.", nameof(Contacts));
        RuleViolation.ThrowIf(Contacts.DistinctBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase).Count() < Contacts.Count,
            $"Name each billing contact once.", nameof(Contacts));
    }

    /// <summary>The fields in which it differs, in the order of the form.</summary>
    public IReadOnlyList<BillingField> Differing(BillingDetails other) => [.. BillingFields.All.Where(field => !Same(field, other))];

    public bool Same(BillingField field, BillingDetails other) => field switch
    {
        BillingField.Contacts => Contacts.SequenceEqual(other.Contacts),
        BillingField.Delivery => Delivery == other.Delivery,
        _ => string.Equals(Text(field), other.Text(field), StringComparison.Ordinal),
    };

    /// <summary>A field that is a text; null for the others and where it is empty.</summary>
    public string? Text(BillingField field) => field switch
    {
        BillingField.Name => BillTo.Name,
        BillingField.Line1 => BillTo.Line1,
        BillingField.Line2 => BillTo.Line2,
        BillingField.PostalCode => BillTo.PostalCode,
        BillingField.City => BillTo.City,
        BillingField.Region => BillTo.Region,
        BillingField.Country => BillTo.Country,
        BillingField.PoNumber => PoNumber,
        _ => null,
    };

    /// <summary>The same with one field as in the others.</summary>
    public BillingDetails With(BillingField field, BillingDetails other) => field switch
    {
        BillingField.Name => this with { BillTo = BillTo with { Name = other.BillTo.Name } },
        BillingField.Line1 => this with { BillTo = BillTo with { Line1 = other.BillTo.Line1 } },
        BillingField.Line2 => this with { BillTo = BillTo with { Line2 = other.BillTo.Line2 } },
        BillingField.PostalCode => this with { BillTo = BillTo with { PostalCode = other.BillTo.PostalCode } },
        BillingField.City => this with { BillTo = BillTo with { City = other.BillTo.City } },
        BillingField.Region => this with { BillTo = BillTo with { Region = other.BillTo.Region } },
        BillingField.Country => this with { BillTo = BillTo with { Country = other.BillTo.Country } },
        BillingField.Contacts => this with { Contacts = other.Contacts },
        BillingField.PoNumber => this with { PoNumber = other.PoNumber },
        BillingField.Delivery => this with { Delivery = other.Delivery },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public bool Equals(BillingDetails? other) => other is not null && BillingFields.All.All(field => Same(field, other));

    public override int GetHashCode() => HashCode.Combine(BillTo, PoNumber, Delivery, Contacts.Count);
}
