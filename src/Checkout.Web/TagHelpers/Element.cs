using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Checkout.Web.TagHelpers;

/// <summary>An element that is only written, for drawings and for rows of which there are many: a tag helper or a <c>TagBuilder</c> costs
/// several times as much.</summary>
/// <param name="text">Its text, before what stands within it.</param>
public sealed class Element(string name, string? text = null, params (string Name, string Value)[] attributes) : IHtmlContent
{
    private List<Element>? _within;

    /// <summary>Null for no date.</summary>
    public static Element? Date(DateOnly? value, CultureInfo culture, DateStyle written = DateStyle.Brief) => value is not { } date ? null
        : new Element("time", written switch
        {
            DateStyle.Spelled => DateText.Spelled(date, culture),
            DateStyle.Weekday => DateText.WithWeekday(date, culture),
            _ => DateText.Brief(date, culture),
        }, ("datetime", date.ToString("O", CultureInfo.InvariantCulture)));

    /// <param name="written">As the reader has it; <see cref="MoneyText"/> offers the ways.</param>
    public static Element Amount(Money value, string written) =>
        new("data", written, ("value", value.Amount.ToString("0.00########", CultureInfo.InvariantCulture)));

    /// <summary>The one link of a row, whose text is the document's number.</summary>
    public static Element Opening(DocumentKind kind, string number, string slug, PathString portal) =>
        new("a", number, ("class", "open"), ("href", portal + DocumentPath.Of(kind, slug)));

    public Element With(params ReadOnlySpan<Element> within)
    {
        (_within ??= []).AddRange(within);
        return this;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            writer.Write(' ');
            writer.Write(attribute);
            writer.Write("=\"");
            encoder.Encode(writer, value);
            writer.Write('"');
        }

        writer.Write('>');
        if (text is not null)
        {
            encoder.Encode(writer, text);
        }

        foreach (var element in _within ?? [])
        {
            element.WriteTo(writer, encoder);
        }

        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
    }
}
