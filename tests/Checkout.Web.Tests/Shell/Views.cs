using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Shell;

/// <summary>What the compiler of views lets pass and nobody should see.</summary>
public sealed class Views
{
    // A word right before @if makes Razor take both for an e-mail address, and print the code.
    private static readonly Regex PrintedCode = new(@"(?<![@.\w(\])])\b[A-Za-z0-9]+@(?:if|else|for|foreach|switch|await)\b",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    // Inline script and style are refused by the content security policy, so they would be silently dead.
    private static readonly Regex Inline = new(@"<style\b|\sstyle=|\son[a-z]+=""|href=""javascript:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));

    public static TheoryData<string> All
    {
        get
        {
            var root = RepositoryRoot.Combine("src", "Checkout.Web");
            return [.. new[] { "Features",
                "Messages" }.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(root, folder), "*.cshtml", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Print_no_code_and_carry_no_inline_script_or_style(string view)
    {
        var source = File.ReadAllText(RepositoryRoot.Combine("src", "Checkout.Web", view));
        Assert.DoesNotMatch(PrintedCode, source);
        if (!view.EndsWith("_Mail.cshtml", StringComparison.Ordinal))
        {
            Assert.DoesNotMatch(Inline, source);
        }
    }
}
