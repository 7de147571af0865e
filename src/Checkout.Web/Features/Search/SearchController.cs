namespace Checkout.Web.Features.Search;

/// <summary>The search box of the header: documents of every kind in the current account.</summary>
[Route("Search")]
public sealed class SearchController(SearchQuery query, Reader reader) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancellation)
    {
        var words = SearchWords.Of(q, reader.Culture);
        if (words.IsEmpty || words.IsTooShort)
        {
            return View(new SearchPage(words, []));
        }

        return await query.ExactAsync(words, cancellation) is { } document
            ? LocalRedirect("~" + document)
            : View(await query.ReadAsync(words, cancellation));
    }
}
