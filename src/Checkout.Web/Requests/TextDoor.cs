using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Checkout.Web.Requests;

/// <summary>
/// The one door for text from a browser: paths, queries and forms hold only what is text from here on, whoever reads them. In an address
/// a stand-in takes the place of what isn't, so that it means nothing that there is; what somebody wrote is kept without it, with the line
/// ends that browsers count. A body that can’t be read as a form is refused before anything else looks at it.
/// </summary>
public static class TextDoor
{
    public static void UseTextDoor(this WebApplication app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (request.Path.Value is { } path && !path.IsClean())
        {
            request.Path = new PathString(path.Cleaned(CleanText.StandIn));
        }

        if (!IsClean(request.Query))
        {
            context.Features.Set<IQueryFeature>(new QueryFeature(new QueryCollection(Cleaned(request.Query,
                text => text.Cleaned(CleanText.StandIn)))));
        }

        if (request.HasFormContentType)
        {
            var form = await ReadAsync(context);
            context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(Cleaned(form, Written), form.Files)));
        }

        await next(context);
    });

    /// <summary>What somebody wrote, as it is kept.</summary>
    private static string Written(string text)
    {
        var clean = text.ReplaceLineEndings("\n").Cleaned();
        return string.IsNullOrWhiteSpace(clean) || !clean.SaysNothing() ? clean : "";
    }

    private static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException exception)
        {
            // The framework tells what is beyond its limits from what is broken by its words alone.
            throw new BadHttpRequestException(exception.Message, exception.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, exception);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form ends too early.", StatusCodes.Status400BadRequest, exception);
        }
    }

    private static bool IsClean(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.All(field => field.Key.IsClean() && field.Value.All(value => value is null || value.IsClean()));

    // What two names have in common once they are cleaned is of both.
    private static Dictionary<string, StringValues> Cleaned(IEnumerable<KeyValuePair<string, StringValues>> fields,
        Func<string, string> clean)
    {
        var cleaned = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in fields)
        {
            var key = name.Cleaned(CleanText.StandIn);
            var kept = IsSecret(key) ? values : new StringValues([.. values.Select(value => value is null ? null : clean(value))]);
            cleaned[key] = cleaned.TryGetValue(key, out var before) ? StringValues.Concat(before, kept) : kept;
        }

        return cleaned;
    }

    /// <summary>Passwords are only ever compared, as they were typed.</summary>
    private static bool IsSecret(string name) => name.EndsWith("Password", StringComparison.OrdinalIgnoreCase);
}
