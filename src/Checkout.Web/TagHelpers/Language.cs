using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

internal static class Language
{
    /// <summary>The pages are English: a month name in another language says so, for those who listen.</summary>
    public static void SetLanguage(this TagHelperOutput output, CultureInfo culture)
    {
        if (culture.TwoLetterISOLanguageName != "en")
        {
            output.Attributes.SetAttribute("lang", culture.TwoLetterISOLanguageName);
        }
    }
}
