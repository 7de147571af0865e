using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Pages;

/// <summary>A page that is looked at.</summary>
/// <param name="Name">What failures and screenshots are called by.</param>
/// <param name="User">Who looks; null for nobody in particular.</param>
/// <param name="Title">What its heading contains.</param>
public sealed record ShownPage(string Name, string Path, string? User, string Title)
{
    public int Status { get; init; } = 200;

    /// <summary>True for a page that only a sandbox has.</summary>
    public bool IsInSandbox { get; init; }

    /// <summary>What has to be done on the page before it is the one that is meant, such as sending an empty form.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>The status of the answer to that.</summary>
    public int ThenStatus { get; init; } = 422;

    public override string ToString() => Name;
}
