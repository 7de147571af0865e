using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Doctor.Checks;

/// <summary>Asks the fonts of documents for the letters of every language that an account has. Scripts that documents can't shape are
/// left out: no font would help.</summary>
internal sealed class FontsCheckUp(CheckoutDbContexts contexts, FontBook fonts) : IDoctorCheck
{
    private const int MostLocales = 1000;

    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var locales = await contexts.ReadAsync("\"Locale\" FROM \"Accounts\" GROUP BY \"Locale\" ORDER BY \"Locale\"", MostLocales,
            row => row.GetString(0), cancellation);
        var unprintable = locales.Where(locale => !fonts.CanPrint(Sample(Reader.CultureFor(locale)))).ToList();
        return unprintable.Count == 0 ? [] : [Ailments.Fonts.Found($"Of: {string.Join(", ", unprintable)}.")];
    }

    private static string Sample(CultureInfo culture) => string.Concat(
        new[] { culture.NativeName, string.Concat(culture.DateTimeFormat.MonthNames), string.Concat(culture.DateTimeFormat.DayNames) }
            .SelectMany(text => text.EnumerateRunes()).Where(rune => !Shaping.IsNeeded(rune)).Select(rune => rune.ToString()));
}
