using Microsoft.AspNetCore.Http;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Checkout.Benchmarks.Floor;

/// <summary>The invoices list with its rows written by hand. What stands around the rows is the portal's, as it came once.</summary>
internal sealed class FloorPage(string before, string after)
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-US");

    private readonly byte[] _before = Encoding.UTF8.GetBytes(before);
    private readonly byte[] _after = Encoding.UTF8.GetBytes(after);

    /// <summary>Splits a page of the portal at its table's body.</summary>
    public static FloorPage From(string page)
    {
        var start = page.IndexOf("<tbody", StringComparison.Ordinal);
        var from = page.IndexOf('>', start) + 1;
        return new FloorPage(page[..from], page[page.IndexOf("</tbody>", StringComparison.Ordinal)..]);
    }

    public async Task WriteAsync(HttpResponse response, List<FloorRow> rows, DateOnly today, CancellationToken cancellation)
    {
        var html = new StringBuilder(24 * 1024);
        foreach (var row in rows)
        {
            Append(html, row, today);
        }

        var body = Encoding.UTF8.GetBytes(html.ToString());
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = _before.Length + body.Length + _after.Length;
        await response.Body.WriteAsync(_before, cancellation);
        await response.Body.WriteAsync(body, cancellation);
        await response.Body.WriteAsync(_after, cancellation);
    }

    private static void Append(StringBuilder html, FloorRow row, DateOnly today)
    {
        var balance = row.IsVoid || row.Due < 0m ? 0m : row.Due - row.Allocated;
        var (tone, word) = StatusOf(row, balance, today);
        var text = row.Lines > 1 ? $"{row.FirstLine} and {row.Lines - 1} more" : row.FirstLine ?? "";
        html.Append(
            "\n      <tr role=\"row\">\n        <td role=\"cell\" class=\"pick\"><input type=\"checkbox\" form=\"pick\" name=\"pick\" "
            + "value=\"").Append(HtmlEncoder.Default.Encode(row.Slug)).Append("\" aria-label=\"Select ")
            .Append(HtmlEncoder.Default.Encode(row.Number))
            .Append("\"></td>\n        <th role=\"rowheader\" scope=\"row\" data-card=\"title\"><a class=\"open\" href=\"/Invoices/")
                .Append(Uri.EscapeDataString(row.Slug)).Append("\">").Append(HtmlEncoder.Default.Encode(row.Number))
            .Append("</a></th>\n        <td role=\"cell\" class=\"name\" data-card=\"wide\">").Append(HtmlEncoder.Default.Encode(text))
            .Append("</td>\n        <td role=\"cell\" data-card=\"state\"><span class=\"status\" data-tone=\"").Append(tone).Append("\">")
                .Append(word).Append("</span><span class=\"card-only\">, ");
        Date(balance == 0m ? html.Append("issued ") : html.Append("due "), balance == 0m ? row.IssuedOn : row.DueOn);
        Date(html.Append("</span></td>\n        <td role=\"cell\" class=\"second\">"), row.IssuedOn);
        Date(html.Append("</td>\n        <td role=\"cell\"><span").Append(row.DueOn < today && balance != 0m ? " class=\"late\">" : ">"),
            row.DueOn);
        html.Append("</span></td>\n        <td role=\"cell\" class=\"third\"><a href=\"/Contracts/")
            .Append(Uri.EscapeDataString(row.ContractSlug ?? "")).Append("\">").Append(HtmlEncoder.Default.Encode(row.Contract ?? ""));
        Amount(html.Append("</a></td>\n        <td role=\"cell\" class=\"number third\">"), row.Total);
        Amount(html.Append("</td>\n        <td role=\"cell\" class=\"number\" data-card=\"figure\" data-currency=\"USD\">"), balance);
        html.Append("</td>\n      </tr>");
    }

    private static (string Tone, string Word) StatusOf(FloorRow row, decimal balance, DateOnly today) => row switch
    {
        { IsVoid: true } => ("past", "Void"),
        { IsDisputed: true } => ("attention", "Disputed"),
        _ when balance == 0m => ("good", "Paid"),
        _ when row.DueOn < today => ("over", "Overdue"),
        _ when row.Allocated > 0m => ("attention", "Partially paid"),
        _ => ("waiting", "Open"),
    };

    private static void Date(StringBuilder html, DateOnly? date)
    {
        if (date is { } day)
        {
            html.Append("<time datetime=\"").Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("\">")
                .Append(day.ToString("MMM d, yyyy", Culture)).Append("</time>");
        }
    }

    private static void Amount(StringBuilder html, decimal amount) =>
        html.Append("<data value=\"").Append(amount.ToString("0.00", CultureInfo.InvariantCulture)).Append("\">")
            .Append(amount.ToString("N2", Culture)).Append("</data>");
}
