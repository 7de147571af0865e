using Microsoft.AspNetCore.Routing;

namespace Checkout.Web.Throttling;

/// <summary>The table of what requests count as, so that a route which comes later is limited by its address alone.</summary>
public static class ThrottledRoutes
{
    /// <summary>What a parameter of a page's address makes of it.</summary>
    public static IReadOnlyList<(string Parameter, ThrottleGroup Group)> Parameters { get; } =
        [("files", ThrottleGroup.Archive), ("format", ThrottleGroup.Export), ("q", ThrottleGroup.Search)];

    // A part of the address under which documents lie as files.
    private static readonly string[] Files = ["Pdf", "Ubl", "Receipt", "Files"];

    /// <returns>Null where it may be asked for without limit.</returns>
    public static ThrottleGroup? Of(HttpContext http) => http.GetEndpoint() is not { } endpoint ? null
        : Of(endpoint, http.Request.Method) ?? (IsRead(http.Request.Method) && !string.IsNullOrEmpty(http.Request.QueryString.Value)
            ? OfQuery(http.Request.Query) : null);

    /// <returns>What a route counts as, whatever its parameters are.</returns>
    public static ThrottleGroup? Of(Endpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<ThrottledAttribute>() is { } throttled ? throttled.Group
        : IsRead(method) && endpoint is RouteEndpoint route && route.RoutePattern.PathSegments.Any(segment => segment.Parts is
            [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal]
            && Files.Contains(literal.Content, StringComparer.OrdinalIgnoreCase)) ? ThrottleGroup.Document
        : null;

    /// <returns>True where it is made a few at a time.</returns>
    public static bool TakesTurns(ThrottleGroup group) =>
        group is ThrottleGroup.Export or ThrottleGroup.Document or ThrottleGroup.Archive or ThrottleGroup.Preview;

    private static ThrottleGroup? OfQuery(IQueryCollection query)
    {
        foreach (var (parameter, group) in Parameters)
        {
            if (!string.IsNullOrWhiteSpace(query[parameter]))
            {
                return group;
            }
        }

        return null;
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
