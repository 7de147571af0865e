using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Pages;

/// <summary>Collects what is wrong with pages, so that one run names them all.</summary>
internal sealed class Complaints
{
    private readonly ConcurrentQueue<string> _all = [];

    public void Add(string where, IEnumerable<string> what)
    {
        foreach (var one in what)
        {
            Add(where, one);
        }
    }

    public void Add(string where, string what) => _all.Enqueue($"{where}: {what}");

    /// <summary>Whatever the browser itself reports from now on: messages on the console, script errors, requests that failed.</summary>
    /// <param name="expected">The status that the page itself may have without it being a failure.</param>
    public void Listen(IPage page, string where, params IReadOnlyCollection<int> expected)
    {
        bool Meant(int status) => status < 400 || expected.Contains(status);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning"
                && !expected.Any(status => status >= 400 && message.Text.Contains($"status of {status}", StringComparison.Ordinal)))
            {
                Add(where, $"console {message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Add(where, $"script error: {error}");
        page.RequestFailed += (_, request) => Add(where, $"request failed: {request.Url} {request.Failure}");
        page.Response += (_, response) =>
        {
            if (!Meant(response.Status))
            {
                Add(where, $"{response.Url} answered {response.Status}");
            }
        };
    }

    public void AssertNone() => Assert.True(_all.IsEmpty, string.Join(Environment.NewLine, ["", .. _all]));
}
