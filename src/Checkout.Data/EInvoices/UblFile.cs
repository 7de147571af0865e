using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;

namespace Checkout.Data.EInvoices;

/// <summary>Opens XML from outside: without document type, entities or anything fetched, and only up to a size.</summary>
internal static class UblFile
{
    /// <summary>A larger file is refused. Files inside it, which may come to 20 MB, take a third more there.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private const int MaxDepth = 32;

    // Ten thousand lines of forty each.
    private const int MaxElements = 400_000;

    // Older systems write windows-1252 and its relatives.
    static UblFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="XmlException">It is not well-formed, or holds what is not allowed.</exception>
    public static XElement Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        CheckShape(bytes);
        return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
    }

    /// <summary>SHA-256 over elements, attributes and texts, however they are laid out: the same invoice written differently is the
    /// same.</summary>
    public static string HashOf(XElement root, params ReadOnlySpan<string> context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var word in context)
        {
            Append(hash, "context", word);
        }

        Append(hash, root);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, XElement element)
    {
        Append(hash, "element", element.Name.ToString());
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
            .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal))
        {
            Append(hash, attribute.Name.ToString(), attribute.Value);
        }

        if (!element.HasElements)
        {
            Append(hash, "text", element.Value.Trim());
        }

        foreach (var child in element.Elements())
        {
            Append(hash, child);
        }

        Append(hash, "end", "");
    }

    // Lengths first, so that no two sequences run into the same bytes.
    private static void Append(IncrementalHash hash, string name, string value) =>
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{name.Length}:{name}{value.Length}:{value}")));

    private static void CheckShape(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = XmlReader.Create(
            stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MaxBytes
            });
        var place = (IXmlLineInfo)reader;
        try
        {
            for (var elements = 0; reader.Read();)
            {
                if (reader.NodeType is XmlNodeType.Element && ++elements > MaxElements)
                {
                    throw new XmlException("There are more elements than in any invoice.", innerException: null, place.LineNumber,
                        place.LinePosition);
                }

                if (reader.Depth > MaxDepth)
                {
                    throw new XmlException("The elements are nested more deeply than those of any invoice.", innerException: null,
                        place.LineNumber, place.LinePosition);
                }
            }
        }
        catch (XmlException exception) when (exception.LineNumber == 0)
        {
            // .NET names no line for a DTD, which is all that the settings forbid.
            var before = bytes.AsSpan(0, Math.Max(0, bytes.AsSpan().IndexOf("<!DOCTYPE"u8)));
            throw new XmlException("A document type definition (DTD) is not allowed in an e-invoice.", exception,
                before.Count((byte)'\n') + 1, 1);
        }
    }
}
