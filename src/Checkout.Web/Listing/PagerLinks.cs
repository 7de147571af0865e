namespace Checkout.Web.Listing;

/// <summary>Which pages a pager offers: the first, the last where it is known, and those around the current one. Null is a gap.</summary>
public static class PagerLinks
{
    private const int Around = 1;

    public static IReadOnlyList<int?> For(int current, int pages, bool isMore = false)
    {
        var shown = new List<int?>();
        for (var page = 1; page <= pages; page++)
        {
            var near = Math.Abs(page - current) <= Around || page == 1 || page == pages
                // A gap that hides a single page is no shorter than the page.
                || (page == 2 && current <= Around + 3) || (page == pages - 1 && current >= pages - Around - 2);
            if (near)
            {
                shown.Add(page);
            }
            else if (shown[^1] is not null)
            {
                shown.Add(null);
                page = page < current ? current - Around - 1 : pages - 1;
            }
        }

        if (isMore)
        {
            if (pages > current + Around)
            {
                shown.RemoveAt(shown.Count - 1);
            }

            if (shown[^1] is not null)
            {
                shown.Add(null);
            }
        }

        return shown;
    }
}
