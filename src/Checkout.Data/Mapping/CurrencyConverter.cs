using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Checkout.Data.Mapping;

internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.FromCode(code));
