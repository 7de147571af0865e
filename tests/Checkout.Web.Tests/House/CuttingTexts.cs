using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.House;

/// <summary>A text that people wrote is cut by <c>Truncate</c> alone: anything else halves what they take for one character.</summary>
public sealed class CuttingTexts
{
    private static readonly Regex Cut = new(
        @"\[\.\.(?:Max|Longest|Most|Shown|Math\.Min|\w+Input\.Max)|\.Substring\(0, ?[^)]+\)(?!\.Truncate)",
        RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));

    [Fact]
    public void Is_left_to_the_one_that_never_halves_a_character()
    {
        Assert.Matches(Cut, "text[..Longest]");
        Assert.Matches(Cut, "start[..Math.Min(start.Length, 9)]");
        Assert.Matches(Cut, "text.Substring(0, 100)");
        foreach (var pattern in new[] { "*.cs", "*.cshtml" })
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Combine("src"), pattern, SearchOption.AllDirectories)
                .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations")))
            {
                Assert.DoesNotMatch(Cut, File.ReadAllText(file));
            }
        }
    }
}
