using System.Xml;
using System.Xml.Linq;
using Checkout.Data.EInvoices;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>Where a value stands in an e-invoice: its line in the file and its business term.</summary>
internal readonly record struct UblPlace(int Line, string? Term);

/// <summary>What was found while an e-invoice was read: problems, and where each field of the record came from.</summary>
internal sealed class UblFindings(FeedPass pass)
{
    private readonly Dictionary<string, UblPlace> _places = new(StringComparer.Ordinal);
    private readonly HashSet<XElement> _read = [];

    public bool Failed => pass.Failed;

    public static int LineOf(XObject node) => ((IXmlLineInfo)node).LineNumber;

    public void Problem(XObject node, string? term, string sentence) => pass.ProblemAt(LineOf(node), term, sentence);

    public void Warn(XObject node, string? term, string sentence) => pass.WarnAt(LineOf(node), term, sentence);

    public void Record(string field, XObject node, string term) => _places.TryAdd(field, new UblPlace(LineOf(node), term));

    public void Read(XElement element) => _read.Add(element);

    /// <summary>Where a field of the record stands, or the nearest that holds it.</summary>
    public UblPlace Of(string? field, XElement root)
    {
        for (var path = field; !string.IsNullOrEmpty(path);)
        {
            if (_places.TryGetValue(path, out var place))
            {
                return place;
            }

            var end = path.LastIndexOfAny(['.', '[']);
            path = end < 0 ? null : path[..end];
        }

        return new UblPlace(LineOf(root), field);
    }

    /// <summary>Warns of everything that is left out, once for each kind of element.</summary>
    public void WarnOfUnread(XElement root)
    {
        foreach (var group in root.Descendants()
            .Where(element => !element.HasElements && !_read.Contains(element) && element.Value.Trim().Length > 0)
            .GroupBy(PathOf, StringComparer.Ordinal))
        {
            pass.WarnAt(LineOf(group.First()), null, $"{group.Key} is not kept: Checkout knows no place for it.");
        }
    }

    private static string PathOf(XElement element) =>
        string.Join('/', element.AncestorsAndSelf().Reverse().Skip(1).Select(each => each.Name.LocalName));
}
