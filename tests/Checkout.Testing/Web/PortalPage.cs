using Checkout.Web.Requests;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Checkout.Testing.Web;

/// <summary>An answer of the portal.</summary>
public sealed class PortalPage(PortalClient client, HttpResponseMessage response, byte[] body, IHtmlDocument? document)
{
    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseMessage Response => response;

    public byte[] Bytes => body;

    public string Body => Encoding.UTF8.GetString(body);

    /// <summary>Path and query that was asked for.</summary>
    public string Path => response.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>Path and query of a redirect within the portal, or the whole address of one that leads elsewhere; null where there is
    /// none.</summary>
    public string? Location
    {
        get
        {
            if (response.Headers.Location is not { } location)
            {
                return null;
            }

            var asked = response.RequestMessage!.RequestUri!;
            var target = new Uri(asked, location);
            return target.Authority == asked.Authority ? target.PathAndQuery : target.AbsoluteUri;
        }
    }

    public IHtmlDocument Document =>
        document ?? throw new InvalidOperationException($"{Path} answered {(int)Status} without a page: {Body}");

    public string Title => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>Everything that can be read on it, with single spaces.</summary>
    public string Text => Squeezed(Document.Body!.TextContent);

    /// <summary>The notice that is shown once.</summary>
    public string? Flash => Document.QuerySelector(".flash") is { } flash ? Squeezed(flash.TextContent) : null;

    /// <summary>What is said beside fields, in the order of the page.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Document.QuerySelectorAll(".field .error, .error-summary li").Select(error => Squeezed(error.TextContent))
        .Distinct(StringComparer.Ordinal)];

    public IElement Find(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"{Path} has no {selector}.");

    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The form that is sent to a path, or the only form of the page's content.</summary>
    public PortalForm Form(string? action = null)
    {
        var forms = Document.QuerySelectorAll<IHtmlFormElement>(action is null ? "main form" : "form")
            .Where(form => action is null || new Uri(form.Action).AbsolutePath == action).ToList();
        return forms.Count > 0 ? new PortalForm(client, forms[0])
            : throw new InvalidOperationException($"{Path} has no form for {action ?? "anything"}.");
    }

    /// <summary>Signs in on this page of the door: the address, then the password. The answer of the last step, not followed.</summary>
    public async Task<PortalPage> SignInAsync(string email, string password)
    {
        var form = Form().Fill("Email", email);
        if (!form.Names.Contains("Password"))
        {
            var asked = await form.SendAsync();
            if (asked.Status != HttpStatusCode.OK)
            {
                return asked;
            }

            form = asked.Form();
        }

        return await form.Fill("Password", password).SendAsync();
    }

    /// <summary>The same, to wherever it leads.</summary>
    public async Task<PortalPage> SignInAndFollowAsync(string email, string password) =>
        await client.FollowAsync(await SignInAsync(email, password));

    /// <summary>Asserts the status, and shows the page where it is another.</summary>
    public PortalPage Expect(HttpStatusCode status)
    {
        Xunit.Assert.True(Status == status,
            $"{Path} answered {(int)Status} instead of {(int)status}. {Location} {(document is null ? Body : Text)}");
        return this;
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
