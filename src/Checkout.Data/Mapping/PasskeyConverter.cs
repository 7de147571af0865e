using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Checkout.Data.Mapping;

/// <summary>Keeps what the framework keeps of a passkey as one text: no query ever asks for a part of it.</summary>
internal sealed class PasskeyConverter() : ValueConverter<IdentityPasskeyData, string>(data => Write(data), text => Read(text))
{
    public static string Write(IdentityPasskeyData data) => JsonSerializer.Serialize(data);

    public static IdentityPasskeyData Read(string text) => JsonSerializer.Deserialize<IdentityPasskeyData>(text)!;
}

/// <summary>Equal where they would be stored alike; the framework changes them in place.</summary>
internal sealed class PasskeyComparer() : ValueComparer<IdentityPasskeyData>(
    (left, right) => left == null || right == null ? left == right : PasskeyConverter.Write(left) == PasskeyConverter.Write(right),
    data => PasskeyConverter.Write(data).GetHashCode(StringComparison.Ordinal),
    data => PasskeyConverter.Read(PasskeyConverter.Write(data)));
