using System.Globalization;
using System.Text.Json.Serialization;

namespace Checkout.Domain;

/// <summary>A sentence for people that remembers its dates and figures: whoever shows it writes them as the reader does.</summary>
[JsonConverter(typeof(SentenceJson))]
public sealed class Sentence(FormattableString text)
{
    /// <summary>The words, with places for what is formatted; and that, as it is.</summary>
    internal FormattableString Text => text;

    /// <summary>A sentence without dates or figures.</summary>
    public static implicit operator Sentence(string text) => FromString(text);

    public static Sentence FromString(string text) => new($"{text}");

    public string In(IFormatProvider reader) => text.ToString(reader);

    /// <summary>This one and another after it.</summary>
    public Sentence Then(string more) => new($"{this} {more}");

    /// <summary>As logs and exceptions have it, in no reader’s format.</summary>
    public override string ToString() => text.ToString(CultureInfo.InvariantCulture);
}
