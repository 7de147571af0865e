namespace Checkout.Web.Wording;

/// <summary>The full stop of a sentence that ends with a name, which may bring its own: “Cirrus Software, Inc.”.</summary>
public static class SentenceEnd
{
    public static string Of(string name) => name.EndsWith('.') ? name : name + ".";
}
