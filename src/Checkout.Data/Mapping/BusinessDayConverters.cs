using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Checkout.Data.Mapping;

/// <summary>A day that stands in the database and that nobody means is read as the nearest that can be counted with (R23).</summary>
internal sealed class BusinessDayConverter() : ValueConverter<DateOnly, DateOnly>(day => day, stored => BusinessDay.Nearest(stored));

/// <summary>The same for instants.</summary>
internal sealed class BusinessInstantConverter()
    : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant, stored => BusinessDay.Nearest(stored));
