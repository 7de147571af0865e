using System.Net;
using System.Text;
using Checkout.Web.Hosting;

namespace Checkout.Web.Messages;

/// <summary>Gives every message its form: plain text, and HTML that holds in mail programs which know little CSS.</summary>
public static class MailLayout
{
    public static string Text(MailContent content, VendorOptions vendor)
    {
        var text = new StringBuilder();
        foreach (var paragraph in content.Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        if (content.Quotation is { } quotation)
        {
            text.Append(string.Join('\n', quotation.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"))).Append("\n\n");
        }

        foreach (var fact in content.Facts)
        {
            text.Append(fact.Label).Append(": ").Append(fact.Value).Append('\n');
            if (fact.Url is { } url)
            {
                text.Append("  ").Append(url).Append('\n');
            }
        }

        if (content.Facts.Count > 0)
        {
            text.Append('\n');
        }

        if (content.Action is { } action)
        {
            text.Append(action.Label).Append(":\n").Append(action.Url).Append("\n\n");
        }

        return text.Append("-- \n").Append(content.Reason).Append('\n').Append(Footer(vendor)).Append('\n').ToString();
    }

    public static string Html(MailContent content, VendorOptions vendor)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Encode(content.Subject))
            .Append("</title></head><body style=\"margin:0;padding:24px;background:#f4f5f7;color:#1f2733;font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif\">")
            .Append("<div style=\"max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e3e6ea;border-radius:8px\">")
            .Append("<p style=\"margin:0 0 24px;font-weight:600\">").Append(Encode(vendor.CalledName)).Append("</p>");
        foreach (var paragraph in content.Paragraphs)
        {
            html.Append("<p style=\"margin:0 0 16px\">").Append(Encode(paragraph)).Append("</p>");
        }

        if (content.Quotation is { } quotation)
        {
            html.Append("<blockquote style=\"margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #c9ced6;white-space:pre-line\">").Append(Encode(quotation)).Append("</blockquote>");
        }

        if (content.Facts.Count > 0)
        {
            html.Append("<table role=\"presentation\" style=\"width:100%;margin:8px 0 24px;border-collapse:collapse;font-size:15px\">");
            foreach (var fact in content.Facts)
            {
                html.Append("<tr><td style=\"padding:6px 16px 6px 0;border-top:1px solid #e3e6ea;color:#596273\">").Append(Labelled(fact))
                    .Append("</td><td style=\"padding:6px 0;border-top:1px solid #e3e6ea;text-align:right\">").Append(Encode(fact.Value)).Append("</td></tr>");
            }

            html.Append("</table>");
        }

        if (content.Action is { } action)
        {
            html.Append("<p style=\"margin:0 0 24px\"><a href=\"").Append(Encode(action.Url))
                .Append("\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;background:#1f4fbf;color:#ffffff;font-weight:600;text-decoration:none\">")
                .Append(Encode(action.Label)).Append("</a></p>");
        }

        return html.Append("<p style=\"margin:24px 0 0;color:#596273;font-size:13px;line-height:20px\">").Append(Encode(content.Reason)).Append("<br>")
            .Append(Encode(Footer(vendor))).Append("</p></div></body></html>").ToString();
    }

    private static string Footer(VendorOptions vendor) =>
        string.Join(", ", new[] { vendor.Name, vendor.BillingPhone, vendor.BillingEmail }.Where(part => part.Length > 0));

    private static string Labelled(MailFact fact) =>
        fact.Url is { } url ? $"<a href=\"{Encode(url)}\" style=\"color:#1f4fbf\">{Encode(fact.Label)}</a>" : Encode(fact.Label);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
