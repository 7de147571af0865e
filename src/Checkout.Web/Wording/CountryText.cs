namespace Checkout.Web.Wording;

/// <summary>Countries by their ISO 3166-1 alpha-2 codes, in English like the pages.</summary>
public static class CountryText
{
    /// <summary>Germany for DE; the code itself where there is no such country.</summary>
    public static string Name(string code) => Countries.Find(code)?.Name ?? code;
}
