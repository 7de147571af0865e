namespace Checkout.Web.Listing;

/// <summary>A column and a direction.</summary>
public sealed record SortChoice(string Name, bool Descending)
{
    public static SortChoice Parse(string text) =>
        text.StartsWith('-') ? new SortChoice(text[1..], Descending: true) : new SortChoice(text, Descending: false);

    /// <summary>As it stands in URLs.</summary>
    public override string ToString() => Descending ? "-" + Name : Name;
}
