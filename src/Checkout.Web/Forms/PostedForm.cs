using System.Security.Cryptography;

namespace Checkout.Web.Forms;

/// <summary>Reads who sent a form, under which key, and the hash of what was posted.</summary>
internal static class PostedForm
{
    // They differ each time that the same form is shown.
    private static readonly string[] NotHashed = [RequestKeyTagHelper.FieldName, "__RequestVerificationToken"];

    /// <returns>Null where the form has no key: it was not sent from its page.</returns>
    public static async Task<Submission?> ReadSubmissionAsync(this HttpContext http)
    {
        var fields = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;

        // A form whose fields are the query of its page has the key in the address of its button, so that no shared link carries it.
        const string name = RequestKeyTagHelper.FieldName;
        if (!Guid.TryParse(fields.TryGetValue(name, out var field) ? field : http.Request.Query[name], out var key) || key == Guid.Empty)
        {
            return null;
        }

        var member = http.RequestServices.GetRequiredService<CurrentMember>();
        return new Submission(member.Account.Id, key, HashOf(http.Request.Path, member.User.Id, fields), member.User.Id, member.User.Name,
            member.User.Email)
        {
            Route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "",
            IpAddress = http.Connection.RemoteIpAddress?.ToString(),
            UserAgent = http.Request.Headers.UserAgent.ToString(),
        };
    }

    // The length before each text keeps apart what a separator could not.
    private static string HashOf(PathString path, Guid userId, IFormCollection fields)
    {
        var body = new StringBuilder();
        foreach (var text in fields.Where(field => !NotHashed.Contains(field.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
                     .SelectMany(field => field.Value.Prepend(field.Key)).Prepend(userId.ToString("N"))
                         .Prepend(path.Value?.ToUpperInvariant()))
        {
            body.Append(System.Globalization.CultureInfo.InvariantCulture, $"{text?.Length ?? 0}:{text}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToString())));
    }
}
