using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Checkout.Browser.Tests.Showing;
using Checkout.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Checkout.Browser.Tests.Pages;

[Collection(Browsing.Name)]
[Trait("Acceptance", "S15"), Trait("Acceptance", "T10"), Trait("Acceptance", "B8"), Trait("Acceptance", "P7"), Trait("Acceptance", "D8"),
    Trait("Acceptance", "U7")]
public sealed partial class EveryPage(ShownPortal portal, ITestOutputHelper output)
{
    /// <summary>What is photographed: every width in both themes in the soak, a desk by day and a telephone by night in an ordinary
    /// run.</summary>
    private static readonly (int Width, string Theme)[] Pictures = SoakFactor.Value > 1
        ? [(1280, "light"), (1280, "dark"), (768, "light"), (768, "dark"), (390, "light"), (390, "dark")]
        : [(1280, "light"), (390, "dark")];

    /// <summary>The narrowest that is promised, and one at a desk; in the soak those between and beyond.</summary>
    private static readonly int[] Widths = SoakFactor.Value > 1 ? [360, 768, 1024, 1920] : [360, 1024];

    /// <summary>Where words must not stand on each other: a telephone, the last width of each layout; in the soak 320 to 1920.</summary>
    private static readonly int[] Crowded = SoakFactor.Value > 1 ? [.. Enumerable.Range(8, 41).Select(n => n * 40)] : [320, 700, 1030];

    /// <summary>CHECKOUT_PAGES=quote,invoices looks only at pages with such names, for whoever works on one.</summary>
    private static readonly string[] Asked = (Environment.GetEnvironmentVariable("CHECKOUT_PAGES") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Menus by their words, with the page that opened them: each once in an ordinary run, on every page in the soak.</summary>
    private static readonly ConcurrentDictionary<string, string> Opened = new(StringComparer.Ordinal);

    /// <summary>Kinds of elements that were examined, with the page: one that shows none but these has no barriers of its own, and is
    /// examined in the soak.</summary>
    private static readonly ConcurrentDictionary<string, string> Examined = new(StringComparer.Ordinal);

    private const int Lanes = 2;

    /// <summary>A sentence that ends with “Inc..”.</summary>
    private const string TwoStops = @"[^.]\.\.(?!\.)";

    /// <summary>The pages of each user, shared out evenly: what one lane's visits leave on its user's pages, the other never
    /// sees.</summary>
    private static IReadOnlyList<IGrouping<string?, ShownPage>>[] ByLane
    {
        get
        {
            var lanes = Enumerable.Range(0, Lanes).Select(_ => new List<IGrouping<string?, ShownPage>>()).ToArray();
            var asked = PageList.All.Where(page => Asked.Length == 0
                || Asked.Any(part => page.Name.StartsWith(part, StringComparison.Ordinal)));
            foreach (var pages in asked.GroupBy(page => page.User).OrderByDescending(pages => pages.Count()))
            {
                lanes.MinBy(lane => lane.Sum(group => group.Count()))!.Add(pages);
            }

            return lanes;
        }
    }

    [SkippableFact, Trait("Category", "Long")]
    public async Task Is_clean_accessible_fits_in_both_themes_at_every_width_and_says_the_same_without_script()
    {
        var complaints = new Complaints();
        await InLanesAsync(async pages =>
        {
            await using var scripted = await portal.OpenAsync(pages.Key);
            await using var plain = await portal.OpenAsync(pages.Key, script: false);
            // One window of each kind for all pages: every further one is a process of its own, which costs more than the look.
            var without = await plain.NewPageAsync();
            var page = await scripted.NewPageAsync();
            var now = pages.First();
            complaints.Listen(page, () => now.Name, status => status == now.Status || status == (now.Then is null ? 200 : now.ThenStatus));
            foreach (var shown in pages)
            {
                var watch = Stopwatch.StartNew();
                now = shown;
                await AtADeskByDayAsync(page);
                await TryAsync(complaints, shown, async () =>
                {
                    if (shown.Path.StartsWith("/Quotes/", StringComparison.Ordinal))
                    {
                        // The first visit leaves a trace on a quote, which the second would show.
                        await without.APIRequest.GetAsync(shown.Path);
                    }

                    await OpenAsync(without, shown, complaints);
                    await OpenAsync(page, shown, complaints);
                    await LookAsync(page, shown, complaints);
                    var words = await WordsAsync(page);
                    Assert.Equal(words, await WordsAsync(without));
                    Assert.DoesNotMatch(TwoStops, words);
                    await OpenMenusAsync(without, shown, complaints);
                });
                output.WriteLine($"{shown.Name} {watch.ElapsedMilliseconds} ms");
            }
        });

        complaints.AssertNone();
    }

    private static Task InLanesAsync(Func<IGrouping<string?, ShownPage>, Task> look) => Task.WhenAll(ByLane.Select(async lane =>
    {
        foreach (var pages in lane)
        {
            await look(pages);
        }
    }));

    private async Task OpenAsync(IPage page, ShownPage shown, Complaints complaints)
    {
        var answer = await page.GotoAsync(shown.IsInSandbox ? new Uri(portal.Sandbox.Address, shown.Path).AbsoluteUri : shown.Path);
        if (answer!.Status != shown.Status)
        {
            complaints.Add(shown.Name, $"{shown.Path} answered {answer.Status} instead of {shown.Status}");
        }

        if (shown.Then is not null)
        {
            await shown.Then(page);
        }

        var heading = await page.Locator("h1").First.InnerTextAsync();
        if (!heading.Contains(shown.Title, StringComparison.OrdinalIgnoreCase) || (shown.User is not null && heading == "Sign in"))
        {
            complaints.Add(shown.Name, $"is headed “{heading}” instead of “{shown.Title}”");
        }
    }

    private static async Task LookAsync(IPage page, ShownPage shown, Complaints complaints)
    {
        var isNew = SoakFactor.Value > 1;
        foreach (var kind in await Look.KindsAsync(page))
        {
            isNew |= Examined.TryAdd(kind, shown.Name);
        }

        if (isNew)
        {
            complaints.Add($"{shown.Name}, light", await Look.BarriersAsync(page, contrastOnly: false));
        }

        foreach (var (width, theme) in Pictures)
        {
            await page.SetViewportSizeAsync(width, width > 700 ? 800 : 844);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions
            {
                ColorScheme = theme == "dark" ? ColorScheme.Dark
                : ColorScheme.Light
            });
            await ShootAsync(page, $"{shown.Name}-{width}-{theme}");
            if (theme == "dark" && isNew)
            {
                complaints.Add($"{shown.Name}, dark, {width} px", await Look.BarriersAsync(page, contrastOnly: true));
            }
        }

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            complaints.Add($"{shown.Name}, {width} px", await Look.MisfitsAsync(page));
        }

        foreach (var width in Crowded)
        {
            await page.SetViewportSizeAsync(width, 800);
            complaints.Add($"{shown.Name}, {width} px", await Look.OverlapsAsync(page));
        }
    }

    private static async Task OpenMenusAsync(IPage page, ShownPage shown, Complaints complaints)
    {
        await page.SetViewportSizeAsync(390, 844);
        foreach (var menu in await page.Locator("details.menu:visible").AllAsync())
        {
            if (SoakFactor.Value == 1 && !Opened.TryAdd(await menu.Locator("summary").InnerTextAsync(), shown.Name))
            {
                continue;
            }

            await menu.Locator("summary").ClickAsync();
            if (!await menu.EvaluateAsync<bool>("menu => menu.open"))
            {
                complaints.Add(shown.Name, $"the menu “{await menu.Locator("summary").InnerTextAsync()}” stays shut");
            }

            complaints.Add($"{shown.Name}, menu open at 390 px", await Look.MisfitsAsync(page));
            await menu.Locator("summary").ClickAsync();
        }
    }

    /// <summary>One broken page must not hide the others.</summary>
    private static async Task TryAsync(Complaints complaints, ShownPage shown, Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
        {
            complaints.Add(shown.Name, failure.Message);
        }
    }

    private static Task<byte[]> ShootAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Artifacts.Screenshots, $"{name}.png"), FullPage = true });

    private static async Task AtADeskByDayAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 800);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    /// <summary>What the page says at a desk, but for what script adds, or hides until it is of use, and for tokens, which are new each
    /// time.</summary>
    private static async Task<string> WordsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 800);
        await page.EvaluateAsync("() => document.querySelectorAll('button.copy, .apply, #pick').forEach(it => it.remove())");
        return Token().Replace(string.Join(' ', (await page.Locator("main").InnerTextAsync())
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), "token=…");
    }

    [GeneratedRegex("token=[\\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
