namespace Checkout.Web.Documents;

/// <summary>The file names of a typeface's two weights, looked for in the font folders without regard to case.</summary>
public sealed class FontPair
{
    public string Regular { get; set; } = "";

    /// <summary>Null where the typeface has one weight only: bold text is then printed in it.</summary>
    public string? Bold { get; set; }
}
