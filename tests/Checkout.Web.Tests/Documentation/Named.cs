using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary>What a page names of the code must be there.</summary>
internal static partial class Named
{
    private static readonly Lazy<ILookup<string, string>> Files = new(() => new[] { "src", "tests" }
        .SelectMany(root => Directory.EnumerateFiles(RepositoryRoot.Combine(root), "*.cs", SearchOption.AllDirectories))
        .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal));

    /// <summary>Tests as <c>Class.A_sentence</c>.</summary>
    public static IEnumerable<string> MissingTests(string text) => Method().Matches(text)
        .Where(found => !Files.Value[found.Groups["class"].Value].Any(file => File.ReadAllText(file)
            .Contains(" " + found.Groups["method"].Value, StringComparison.Ordinal)))
        .Select(found => found.Value);

    /// <summary>Classes of portal and tests as one word in the type of code: each has a file of its name, or stands in one.</summary>
    public static IEnumerable<string> MissingClasses(string text) => Class().Matches(text).Select(found => found.Groups["class"].Value)
        .Where(name => !Files.Value[name].Any() && !Declared.Value.Contains(name));

    private static readonly Lazy<HashSet<string>> Declared = new(() => Files.Value.SelectMany(same => same)
        .SelectMany(file => Declaration().Matches(File.ReadAllText(file))).Select(found => found.Groups["class"].Value)
        .ToHashSet(StringComparer.Ordinal));

    [GeneratedRegex(@"\b(?<class>[A-Z]\w+)\.(?<method>[A-Z][a-z]*_\w+)", RegexOptions.None, 1000)]
    private static partial Regex Method();

    [GeneratedRegex(@"`(?<class>[A-Z]\w+)(\.\w+)?`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Class();

    [GeneratedRegex(@"\b(class|record|enum|interface|record struct) (?<class>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
