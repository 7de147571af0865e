using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Checkout.Data.Mapping;

/// <summary>Billing details as JSON: they are always read and written as a whole.</summary>
internal sealed class BillingDetailsConverter()
    : ValueConverter<BillingDetails, string>(details => details.ToJson(), json => BillingDetails.FromJson(json));
