using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>
/// Reads a selection from the query of the page, or from the form where it is posted: both have the same fields. The request key stands in
/// the address of the posting button, so that it is in no link that is shared.
/// </summary>
public sealed class SelectionInputBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        var posted = HttpMethods.IsPost(request.Method) && request.HasFormContentType;
        IEnumerable<KeyValuePair<string, StringValues>> fields = posted ? request.Form : request.Query;
        bindingContext.Result = ModelBindingResult.Success(Read(fields, request.Query));
        return Task.CompletedTask;
    }

    /// <summary>The selection whose fields stand in a page's address with a prefix before each, beside other selections.</summary>
    public static SelectionInput Read(IQueryCollection query, string prefix) => Read(
        query.Where(field => field.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .Select(field => KeyValuePair.Create(field.Key[prefix.Length..], field.Value)), query);

    private static SelectionInput Read(IEnumerable<KeyValuePair<string, StringValues>> fields, IQueryCollection query)
    {
        // Of several values the last one counts: that of the button that was pressed.
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var units = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in fields)
        {
            var text = value.Count == 0 ? "" : value[^1] ?? "";
            if (!name.StartsWith(SelectionInput.UnitsPrefix, StringComparison.OrdinalIgnoreCase))
            {
                values[name] = text.Trim();
            }
            else if (name.Length - SelectionInput.UnitsPrefix.Length is > 0 and <= Domain.DocumentNumber.MaxLength
                && units.Count <= SelectionInput.MaxProducts)
            {
                units[name[SelectionInput.UnitsPrefix.Length..]] = text.Trim().Truncate(SelectionInput.MaxText, ending: "");
            }
        }

        return new SelectionInput
        {
            Contract = Filled(values, "contract"),
            Start = Filled(values, "start")?.Truncate(SelectionInput.MaxText, ending: ""),
            All = IsTrue(Filled(values, "all")),
            Search = Filled(values, "search"),
            Revision = int.TryParse(Filled(values, "revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision : null,
            Units = units,
            Again = Filled(values, "again"),
            Since = Filled(values, "since"),
            Quote = Filled(values, "quote"),
            Keep = IsTrue(query["keep"]),
            Recalculate = IsTrue(Filled(values, SubmitsAttribute.Recalculate)),
        };
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static string? Filled(Dictionary<string, string> values, string name) =>
        values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
