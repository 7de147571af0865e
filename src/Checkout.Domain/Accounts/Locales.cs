namespace Checkout.Domain.Accounts;

/// <summary>The locales that an account can have.</summary>
public static class Locales
{
    /// <summary>The culture that a locale such as “de-DE” means, and “de” or “de_DE” as well: a language alone is written as in the country
    /// where most people write it. Always with Gregorian dates, for that is what documents carry, and with separators of figures that
    /// stand between Latin digits. Null where there is no such locale.</summary>
    public static CultureInfo? Find(string locale)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(locale.Replace('_', '-'), predefinedOnly: true);
            culture = culture.IsNeutralCulture ? CultureInfo.CreateSpecificCulture(culture.Name) : culture;
            return culture.Equals(CultureInfo.InvariantCulture) ? null : CultureInfo.ReadOnly(ForDocuments((CultureInfo)culture.Clone()));
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static CultureInfo ForDocuments(CultureInfo culture)
    {
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } gregorian)
        {
            culture.DateTimeFormat.Calendar = gregorian;
        }

        var figures = culture.NumberFormat;
        figures.NumberDecimalSeparator = Latin(figures.NumberDecimalSeparator);
        figures.NumberGroupSeparator = Latin(figures.NumberGroupSeparator);
        return culture;
    }

    // Arabic and Adlam have separators of their own, for digits of their own.
    private static string Latin(string separator) => separator switch
    {
        "\u066B" => ".",
        "\u066C" or "\u2E41" => ",",
        _ => separator,
    };
}
