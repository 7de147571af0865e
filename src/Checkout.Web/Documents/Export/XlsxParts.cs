using System.Globalization;
using System.Security;
using System.Text;

namespace Checkout.Web.Documents.Export;

/// <summary>The small fixed parts of a workbook.</summary>
internal static class XlsxParts
{
    public const int TextStyle = 0;
    public const int HeadingStyle = 1;
    public const int DateStyle = 2;
    public const int InstantStyle = 3;

    private const int FirstAmountStyle = 4;
    private const int MostDecimals = 4;
    private const int FirstFormat = 164;
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    // Sheets are the default for .xml, so that this part need not know how many there will be.
    public const string ContentTypes =
        Declaration
        + $"<Types xmlns=\"{Packages}/content-types\">"
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + """<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""
        + """<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"""
        + """<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"""
        + "</Types>";

    public const string Relations =
        Declaration
        + $"<Relationships xmlns=\"{Packages}/relationships\"><Relationship Id=\"rId1\" Type=\"{Documents}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

    public static readonly string Styles = BuildStyles();

    public static int AmountStyle(int decimals) => FirstAmountStyle + Math.Clamp(decimals, 0, MostDecimals);

    public static string SheetPath(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    public static string Workbook(string name, int sheets)
    {
        var xml = new StringBuilder(Declaration).Append(CultureInfo.InvariantCulture, $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Documents}\"><sheets>");
        for (var sheet = 1; sheet <= sheets; sheet++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{SheetName(name, sheet)}\" sheetId=\"{sheet}\" r:id=\"rId{sheet}\"/>");
        }

        return xml.Append("</sheets></workbook>").ToString();
    }

    public static string WorkbookRelations(int sheets)
    {
        var xml = new StringBuilder(Declaration).Append(CultureInfo.InvariantCulture, $"<Relationships xmlns=\"{Packages}/relationships\">");
        for (var sheet = 1; sheet <= sheets; sheet++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheet}\" Type=\"{Documents}/worksheet\" Target=\"worksheets/sheet{sheet}.xml\"/>");
        }

        return xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Documents}/styles\" Target=\"styles.xml\"/></Relationships>").ToString();
    }

    // Excel refuses these characters and more than 31 of any.
    private static string SheetName(string name, int number)
    {
        var suffix = number == 1 ? "" : " " + number.ToString(CultureInfo.InvariantCulture);
        var allowed = string.Concat(name.Where(character => !char.IsControl(character) && !char.IsSurrogate(character) && !"[]:*?/\\'".Contains(character, StringComparison.Ordinal)));
        return SecurityElement.Escape(allowed[..Math.Min(allowed.Length, 31 - suffix.Length)].Trim() is { Length: > 0 } shown ? shown + suffix : "Export" + suffix);
    }

    private static string BuildStyles()
    {
        string[] formats = ["yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm:ss", .. Enumerable.Range(0, MostDecimals + 1).Select(decimals => decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals))];
        var xml = new StringBuilder(Declaration).Append(CultureInfo.InvariantCulture, $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"{formats.Length}\">");
        for (var index = 0; index < formats.Length; index++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstFormat + index}\" formatCode=\"{formats[index]}\"/>");
        }

        xml.Append("""</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>""")
            .Append("""<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>""")
            .Append("<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>")
            .Append("""<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>""")
            .Append(CultureInfo.InvariantCulture, $"<cellXfs count=\"{formats.Length + 2}\">")
            .Append("""<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>""");
        for (var index = 0; index < formats.Length; index++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{FirstFormat + index}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>");
        }

        return xml.Append("""</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""").ToString();
    }
}
