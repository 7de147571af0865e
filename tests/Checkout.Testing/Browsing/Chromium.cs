using Xunit;

namespace Checkout.Testing.Browsing;

/// <summary>The browser of this machine and the switches that make it quiet, safe to run as root and equal from run to run.</summary>
public static class Chromium
{
    /// <summary>The one without windows first: it shows the same pages for two thirds of the processor time.</summary>
    private static readonly string[] Names =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The browser's full path: what CHECKOUT_CHROMIUM names, or the first one on the PATH; null where there is none.</summary>
    public static string? Path { get; } =
        Environment.GetEnvironmentVariable("CHECKOUT_CHROMIUM") is { Length: > 0 } named ? named : Names.Select(ExternalProgram.Find)
            .FirstOrDefault(found => found is not null);

    /// <summary>Switches for Playwright's <c>BrowserTypeLaunchOptions.Args</c>: no sandbox (root has none), no phoning home.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--force-color-profile=srgb",
    ];

    /// <summary>The browser's path; the test is skipped where there is none.</summary>
    public static string Require()
    {
        Skip.If(Path is null, "No Chromium on this machine (Debian: apt-get install chromium).");
        return Path!;
    }
}
