using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Forms;

/// <summary>
/// What somebody typed into a form that could not be carried out where it was sent, and the page on which it is shown again. It travels in
/// the form of the refusal, then once in the cookie of the notice, and never in an address, which is shared and logged.
/// </summary>
public sealed class TypedForm : IResultFilter
{
    private const string Key = "Form.Typed";

    private static readonly object Shown = new();

    /// <summary>Longer cookies are refused on their way.</summary>
    private const int MaxLength = 12_000;

    /// <summary>More than the largest form of the portal, and not what somebody packed to fill the memory.</summary>
    private const int MaxUnpacked = 1 << 18;

    /// <summary>Longer addresses are cut or refused on their way.</summary>
    private const int MaxAddress = 4000;

    /// <summary>
    /// The page on which the form stood, for the address that it was sent to is often none. Where the form's fields are the query of a
    /// page, nothing of them is lost.
    /// </summary>
    public static async Task<string?> PageAsync(HttpRequest request)
    {
        if (request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FormIsPageAttribute>() is not null)
        {
            var typed = new QueryBuilder((await FieldsAsync(request)).Select(field => KeyValuePair.Create(field.Key,
                string.Join(',', field.Value))));
            var page = request.PathBase + request.Path + typed.ToQueryString();
            if (page.Length <= MaxAddress)
            {
                return page;
            }
        }

        // The browser says which page a form stood on. Another site's page is none to return to, nor is a path with two slashes.
        return request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } referer
            && string.Equals(referer.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                ? "/" + referer.PathAndQuery.TrimStart('/', '\\') : null;
    }

    /// <summary>The fields as one text; empty where they are too many.</summary>
    public static async Task<string> PackAsync(HttpRequest request)
    {
        using var packed = new MemoryStream();
        await using (var smaller = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(smaller, await FieldsAsync(request), cancellationToken: request.HttpContext.RequestAborted);
        }

        var text = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
        return text.Length <= MaxLength ? text : "";
    }

    public static void Keep(ITempDataDictionary tempData, string? packed)
    {
        if (packed is { Length: > 0 and <= MaxLength })
        {
            tempData[Key] = packed;
        }
    }

    /// <summary>What stands in the form that this page shows again; null where none is.</summary>
    public static IReadOnlyDictionary<string, string[]>? Of(HttpContext context) => context.Items[Shown] as Dictionary<string, string[]>;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        // Where no notice comes along, nothing was typed.
        if (context.Result is ViewResult { StatusCode: null } view && HttpMethods.IsGet(context.HttpContext.Request.Method)
            && context.HttpContext.Request.Cookies.ContainsKey(Flash.Cookie) && view.TempData?[Key] is string packed)
        {
            var typed = Unpack(packed);
            context.HttpContext.Items[Shown] = typed;
            foreach (var (name, values) in typed)
            {
                view.ViewData.ModelState.SetModelValue(name, values, string.Join(',', values));
            }
        }
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    // What protects and identifies a form stays with it, and a password is typed again.
    private static async Task<Dictionary<string, string[]>> FieldsAsync(HttpRequest request) =>
        !request.HasFormContentType ? []
            : (await request.ReadFormAsync(request.HttpContext.RequestAborted))
                .Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal) && field.Key != RequestKeyTagHelper.FieldName
                    && !field.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(field => field.Key, field => field.Value.Select(value => value ?? "").ToArray(), StringComparer.Ordinal);

    // The form of the refusal lay open to whoever sent it: what can't be read is left out.
    private static Dictionary<string, string[]> Unpack(string packed)
    {
        try
        {
            using var bytes = new MemoryStream(Convert.FromBase64String(packed));
            using var smaller = new BrotliStream(bytes, CompressionMode.Decompress);
            var text = new byte[MaxUnpacked];
            var length = smaller.ReadAtLeast(text, MaxUnpacked, throwOnEndOfStream: false);
            var fields = length == MaxUnpacked ? null : JsonSerializer.Deserialize<Dictionary<string, string?[]?>>(text.AsSpan(0, length));
            return fields?.ToDictionary(field => field.Key, field => (field.Value ?? []).OfType<string>().ToArray(), StringComparer.Ordinal)
                ?? [];
        }
        catch (Exception exception) when (exception is FormatException or JsonException
            or InvalidDataException or InvalidOperationException)
        {
            return [];
        }
    }
}
