using System.Xml.Linq;
using Checkout.Data.EInvoices;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>An element of an e-invoice with its problems told by line and business term. What may stand once is refused where it stands
/// twice.</summary>
internal sealed class UblNode(XElement element, UblFindings findings)
{
    private const int MaxShown = 60;
    private const int MaxText = 100_000;

    public XElement Element { get; } = element;

    public UblNode? Child(string name) => Single(Ubl.Aggregates + name) is { } child ? new UblNode(child, findings) : null;

    public IReadOnlyList<UblNode> Children(string name) =>
        [.. Element.Elements(Ubl.Aggregates + name).Select(child => new UblNode(child, findings))];

    /// <summary>Follows several names, each at most once.</summary>
    public UblNode? Descend(params ReadOnlySpan<string> names)
    {
        var node = this;
        foreach (var name in names)
        {
            node = node?.Child(name);
        }

        return node;
    }

    public string? Text(string name, string term, string? field = null) =>
        Single(Ubl.Basics + name) is { } leaf ? TextOf(leaf, term, field) : null;

    public string Need(string name, string term, string rule, string what, string? field = null)
    {
        if (Text(name, term, field) is { } text)
        {
            return text;
        }

        findings.Problem(Element, term, $"{what} is missing ({rule}).");
        return "";
    }

    public IReadOnlyList<string> Texts(string name, string term) =>
        [.. Element.Elements(Ubl.Basics + name).Select(leaf => TextOf(leaf, term, field: null)).OfType<string>()];

    public EInvoiceIdentifier? Identifier(string name, string term) =>
        Single(Ubl.Basics + name) is { } leaf && TextOf(leaf, term, field: null) is { } text
            ? new EInvoiceIdentifier(text, Attribute(leaf, "schemeID")) : null;

    public string? AttributeOf(string name, string attribute) => Single(Ubl.Basics + name) is { } leaf ? Attribute(leaf, attribute) : null;

    public DateOnly? Day(string name, string term, string? field = null)
    {
        if (Text(name, term, field) is not { } text)
        {
            return null;
        }

        // A time zone may follow; the day is meant as it is written.
        if (BusinessDay.TryParse(text.Length > 10 && text[10] is 'Z' or '+' or '-' ? text[..10] : text, out var day))
        {
            return day;
        }

        findings.Problem(Single(Ubl.Basics + name)!, term, $"{BusinessDay.Bounds}, written as 2026-11-23, not {text.Truncate(MaxShown)}.");
        return null;
    }

    public decimal? Number(string name, string term, string? field = null)
    {
        if (Text(name, term, field) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number))
        {
            return number;
        }

        findings.Problem(Single(Ubl.Basics + name)!, term, $"A number such as 1234.50 is expected, not {text.Truncate(MaxShown)}.");
        return null;
    }

    /// <summary>An amount in the document's currency.</summary>
    public decimal? Amount(string name, string term, string currency, string? field = null)
    {
        var amount = Number(name, term, field);
        if (amount is not null && AttributeOf(name, "currencyID") is { } stated
            && !string.Equals(stated, currency, StringComparison.Ordinal))
        {
            findings.Problem(Single(Ubl.Basics + name)!, term, $"The amount is in {stated}, the document in {currency}.");
        }

        return amount;
    }

    public decimal NeedAmount(string name, string term, string rule, string what, string currency, string? field = null) =>
        Amount(name, term, currency, field) ?? Missing(name, term, rule, what);

    public decimal NeedNumber(string name, string term, string rule, string what, string? field = null) =>
        Number(name, term, field) ?? Missing(name, term, rule, what);

    public bool Flag(string name, string term)
    {
        var text = Text(name, term);
        if (text is not (null or "true" or "false" or "1" or "0"))
        {
            findings.Problem(Single(Ubl.Basics + name)!, term, $"true or false is expected, not {text.Truncate(MaxShown)}.");
        }

        return text is "true" or "1";
    }

    private decimal Missing(string name, string term, string rule, string what)
    {
        // What can't be read has its problem already.
        if (Element.Element(Ubl.Basics + name) is null)
        {
            findings.Problem(Element, term, $"{what} is missing ({rule}).");
        }

        return 0m;
    }

    private XElement? Single(XName name)
    {
        XElement? found = null;
        foreach (var each in Element.Elements(name))
        {
            if (found is not null)
            {
                findings.Problem(each, null, $"{name.LocalName} may stand only once in {Element.Name.LocalName}.");
                break;
            }

            found = each;
        }

        return found;
    }

    private string? TextOf(XElement leaf, string term, string? field)
    {
        findings.Read(leaf);
        if (field is not null)
        {
            findings.Record(field, leaf, term);
        }

        var text = leaf.Value.Trim();
        if (text.Length > MaxText)
        {
            findings.Problem(leaf, term,
                FormattableString.Invariant($"At most {MaxText} characters are possible; these are {text.Length}."));
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>A file inside the e-invoice. One that can't be kept is warned about, one that can't be read is a problem.</summary>
    public AttachedFileTerms? File(string name, string term)
    {
        if (Single(Ubl.Basics + name) is not { } leaf)
        {
            return null;
        }

        findings.Read(leaf);
        var (type, fileName) = (Attribute(leaf, "mimeCode") ?? "", Path.GetFileName(Attribute(leaf, "filename")?.Replace('\\', '/')));
        if (!AttachedFile.ContentTypes.Contains(type, StringComparer.Ordinal))
        {
            findings.Warn(leaf, term, $"The file “{fileName}” is not kept: EN 16931 allows no files of type “{type}” (BR-CL-24).");
            return null;
        }

        var content = new byte[leaf.Value.Length];
        if (!Convert.TryFromBase64String(leaf.Value, content, out var length))
        {
            findings.Problem(leaf, term, $"The file “{fileName}” can't be read: it is not in Base64.");
            return null;
        }

        return new AttachedFileTerms(string.IsNullOrWhiteSpace(fileName) ? "file" : fileName, type, content[..length]);
    }

    private static string? Attribute(XElement leaf, string name) =>
        leaf.Attribute(name)?.Value.Trim() is { Length: > 0 and <= Lengths.Text } value ? value : null;
}
