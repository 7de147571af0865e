using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Journeys;

internal static class Arriving
{
    /// <summary>Waits until the page's address matches. What is looked for next waits for the page itself, which on a busy machine can be
    /// loaded before anybody listens for that.</summary>
    public static Task ArriveAtAsync(this IPage page, string pattern) =>
        page.WaitForURLAsync(pattern, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
}
