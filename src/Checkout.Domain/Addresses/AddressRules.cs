namespace Checkout.Domain.Addresses;

/// <summary>Puts an address that a person typed into its proper form, and says what is wrong with it. Names and streets may be in any
/// script.</summary>
public static class AddressRules
{
    private const string Dashes = "‐‑‒–—−ー－";

    /// <summary>
    /// Without stray spaces; the postal code in plain capital letters and digits with the country's own hyphen or space (１００ー０００５ becomes
    /// 100-0005, k1a0b1 becomes K1A 0B1); a known state by its code.
    /// </summary>
    public static Address Tidy(Address address)
    {
        var country = Countries.Find(address.Country);
        var region = Filled(address.Region);
        return new Address(
            Line(address.Name) ?? "",
            Line(address.Line1) ?? "",
            Line(address.Line2),
            Line(address.City) ?? "",
            region is null ? null : Known(country, region)?.Code ?? region,
            PostalCode(Filled(address.PostalCode), country),
            address.Country);
    }

    /// <param name="address">As <see cref="Tidy"/> left it.</param>
    public static IEnumerable<(string Field, string Sentence)> Problems(Address address)
    {
        if (Countries.Find(address.Country) is not { } country)
        {
            yield return (nameof(Address.Country), "Choose the country.");
            yield break;
        }

        foreach (var (field, text, missing) in new[]
        {
            (nameof(Address.Name), address.Name, "Enter the name that invoices are made out to."),
            (nameof(Address.Line1), address.Line1, "Enter the street and house number, or the post-office box."),
            (nameof(Address.City), address.City, "Enter the city."),
        })
        {
            if (!text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            {
                yield return (field, missing);
            }
        }

        if (ProblemOfPostalCode(address.PostalCode, country) is { } postal)
        {
            yield return (nameof(Address.PostalCode), postal);
        }

        if (ProblemOfRegion(address.Region, country) is { } region)
        {
            yield return (nameof(Address.Region), region);
        }
    }

    private static string? ProblemOfPostalCode(string? code, Country country) =>
        code is null
            ? country.PostalRequired ? $"Enter the {country.PostalWord}, such as {country.PostalExample}." : null
            : country.PostalForm?.IsMatch(code) == false
                ? $"In {country.Spoken} the {country.PostalWord} looks like {country.PostalExample}." : null;

    private static string? ProblemOfRegion(string? region, Country country) => country.RegionUse switch
    {
        RegionUse.Required when region is null => $"Enter the {country.RegionWord}.",
        RegionUse.Required when country.RegionOf(region) is null =>
        $"There is no {country.RegionWord} “{region}” in {country.Spoken}. Choose one from the list.",
        RegionUse.Unused when region is not null => $"Addresses in {country.Spoken} have no state or region. Leave it empty.",
        _ => null,
    };

    // A Japanese address stays in the script it was typed in.
    private static CountryRegion? Known(Country? country, string region) =>
        country is null or { Code: "JP" } ? null : country.RegionOf(region);

    private static string? PostalCode(string? code, Country? country)
    {
        if (code is null)
        {
            return null;
        }

        var plain = new StringBuilder();
        foreach (var character in code)
        {
            plain.Append(Dashes.Contains(character, StringComparison.Ordinal) ? '-' : character);
        }

        var text = plain.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        return country is { PostalForm: { } form, PostalExample: { } example } && !form.IsMatch(text)
            && Spaced(text, example, form) is { } spaced ? spaced : text;
    }

    /// <summary>The same letters and digits with the separators of an example, where that makes it a code of the country.</summary>
    private static string? Spaced(string text, string example, System.Text.RegularExpressions.Regex form)
    {
        var bare = new string([.. text.Where(char.IsAsciiLetterOrDigit)]);
        if (form.IsMatch(bare))
        {
            return bare;
        }

        var first = example.Split(" or ")[0];
        for (var at = 1; at < bare.Length; at++)
        {
            foreach (var separator in first.Where(character => !char.IsAsciiLetterOrDigit(character)).Take(1))
            {
                var candidate = $"{bare[..at]}{separator}{bare[at..]}";
                if (form.IsMatch(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>A text on one line, without stray spaces and control characters; null where nothing is left.</summary>
    public static string? Line(string? text) => Filled(text)?.Normalize(NormalizationForm.FormC);

    private static string? Filled(string? text)
    {
        var words = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? null : string.Concat(words.Where(character => !char.IsControl(character)));
    }
}
