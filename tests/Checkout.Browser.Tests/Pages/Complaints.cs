using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Pages;

/// <summary>Collects what is wrong with pages, so that one run names them all.</summary>
internal sealed partial class Complaints
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
    /// <param name="expected">The statuses that the page itself may have without it being a failure.</param>
    public void Listen(IPage page, string where, params IReadOnlyCollection<int> expected) => Listen(page, () => where, expected.Contains);

    /// <param name="where">The page that the window shows at the moment.</param>
    /// <param name="expected">Whether that page may have a status without it being a failure.</param>
    public void Listen(IPage page, Func<string> where, Func<int, bool> expected)
    {
        page.Console += (_, message) =>
        {
            var status = Status().Match(message.Text);
            if (message.Type is "error" or "warning"
                && !(status.Success && expected(int.Parse(status.Value, CultureInfo.InvariantCulture))))
            {
                Add(where(), $"console {message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Add(where(), $"script error: {error}");
        page.RequestFailed += (_, request) => Add(where(), $"request failed: {request.Url} {request.Failure}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !expected(response.Status))
            {
                Add(where(), $"{response.Url} answered {response.Status}");
            }
        };
    }

    public void AssertNone() => Assert.True(_all.IsEmpty, string.Join(Environment.NewLine, ["", .. _all]));

    [GeneratedRegex("(?<=status of )[45][0-9]{2}", RegexOptions.None, 1000)]
    private static partial Regex Status();
}
