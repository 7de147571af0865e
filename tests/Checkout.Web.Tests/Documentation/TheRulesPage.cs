using System.Globalization;
using System.Text.RegularExpressions;
using Checkout.Testing;

namespace Checkout.Web.Tests.Documentation;

/// <summary><c>docs/domain/rules.md</c> defines each rule that is cited by its code, in the source or on another page, and no
/// other.</summary>
[Trait("Acceptance", "H3")]
public sealed partial class TheRulesPage
{
    private static readonly string Page = RepositoryRoot.Combine("docs", "domain", "rules.md");

    private static readonly IReadOnlyList<string> Defined =
        [.. Headings().Matches(File.ReadAllText(Page)).Select(heading => heading.Groups["code"].Value)];

    // This file quotes codes as examples; the pages of acceptance and of findings have ids of their own that look like codes.
    private static readonly IReadOnlyList<(string File, string Code)> Cited =
    [
        .. from directory in new[] { "src", "tests" }
           from path in Directory.EnumerateFiles(RepositoryRoot.Combine(directory), "*.cs*", SearchOption.AllDirectories)
           where Path.GetExtension(path) is ".cs" or ".cshtml" && !IsMadeByTools(path)
           where Path.GetFileName(path) != $"{nameof(TheRulesPage)}.cs"
           from code in InCode(File.ReadAllText(path))
           select (Path.GetRelativePath(RepositoryRoot.Path, path), code),
        .. from path in Directory.EnumerateFiles(RepositoryRoot.Combine("docs"), "*.md", SearchOption.AllDirectories)
           where path != Page && Path.GetFileName(path) is not ("acceptance.md" or "met.md")
           from code in InProse(Quoted().Replace(File.ReadAllText(path), " "))
           select (Path.GetRelativePath(RepositoryRoot.Path, path), code),
    ];

    [Fact]
    public void Defines_every_code_that_is_cited()
    {
        var undefined = Cited.Where(cited => !Defined.Contains(cited.Code))
            .Select(cited => $"{cited.Code} in {Path.GetFileName(cited.File)}");

        Assert.Equal([], undefined.Distinct());
    }

    [Fact]
    public void Defines_no_code_that_the_source_never_cites()
    {
        var inSource = Cited.Where(cited => cited.File.StartsWith("src", StringComparison.Ordinal)).Select(cited => cited.Code);

        Assert.Equal([], Defined.Except(inSource));
    }

    [Fact]
    public void Defines_each_code_once_with_a_title_and_a_sentence()
    {
        var sections = File.ReadAllText(Page).Split("\n### ")[1..];

        Assert.Equal(Defined.Distinct(), Defined);
        Assert.Equal(sections.Length, Defined.Count);
        Assert.All(sections, section => Assert.Matches(@"^[A-Z]\d{1,2} \w[^\n]+\n\n[\w*][^\n]{40}", section));
    }

    [Fact]
    public void Names_types_that_are_there()
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.Combine("src"), "*.cs", SearchOption.AllDirectories);
        var types = files.Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var named =
            from line in File.ReadLines(Page)
            where line.StartsWith("In code: ", StringComparison.Ordinal)
            from Match type in Quoted().Matches(line)
            select type.Value.Trim('`');

        Assert.Equal([], named.Where(type => !types.Contains(type)));
    }

    [Theory]
    [InlineData("    /// <summary>Undone on the same day (R13, A5).</summary>", "R13", "A5")]
    [InlineData("/// <param name=\"P50\">Milliseconds.</param>")]
    [InlineData("  // R15, once more: not before the first open day.", "R15")]
    [InlineData("/// kept to R8 to R11, and A11", "R8", "R9", "R10", "R11", "A11")]
    [InlineData("[Description(\"ISO 4217; the contract's (R18).\")]", "R18")]
    [InlineData("throw new InvalidOperationException(\"Broken: rule A3\");", "A3")]
    [InlineData("public void R15_holds_for_every_engine()", "R15")]
    [InlineData("@* The price is the account's (A6). *@", "A6")]
    [InlineData("// PEPPOL-EN16931-R120 and BT-31 are not ours")]
    [InlineData("feed.Invoice(\"A1\", \"https://host/A2\", \"@SUM(A1)\"); Print(PageFormat.A4)")]
    [InlineData("[Trait(\"Acceptance\", \"S9\")]")]
    public void Counts_as_cited_what_a_reader_takes_for_a_code(string source, params string[] codes) => Assert.Equal(codes, InCode(source));

    private static bool IsMadeByTools(string path) =>
        Path.GetRelativePath(RepositoryRoot.Path, path).Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin", "Migrations"]).Any();

    /// <summary>In a comment every code counts; in texts and names only what can't be data: <c>(R18)</c>, <c>rule A3</c>,
    /// <c>R15_holds</c>.</summary>
    private static IEnumerable<string> InCode(string source) => Comments().Matches(source)
        .SelectMany(comment => InProse(Tags().Replace(comment.Value, " ")))
        .Concat(Texts().Matches(Comments().Replace(source, " ")).SelectMany(text => InProse(text.Groups["codes"].Value)));

    private static IEnumerable<string> InProse(string text) =>
        from Match match in Codes().Matches(text)
        let letter = match.Groups["letter"].Value
        let first = int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture)
        let last = match.Groups["last"] is { Success: true } end ? int.Parse(end.Value, CultureInfo.InvariantCulture) : first
        from number in Enumerable.Range(first, last - first + 1)
        select $"{letter}{number}";

    [GeneratedRegex(@"^### (?<code>[A-Z]\d{1,2}) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"(?<=^|\s)//.*$|@\*(.|\n)*?\*@", RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"</?\w[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(
        @"(?<=\w[.;,:]? )\((?<codes>[A-Z]\d{1,2}(( to |, | and )[A-Z]\d{1,2})*)\)"
        + @"|\b[Rr]ules? (?<codes>[A-Z]\d{1,2})\b"
        + @"|\b(?<codes>[A-Z]\d{1,2})(?=_[a-z])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Texts();

    [GeneratedRegex(
        @"(?<![\w-])(?<letter>[A-Z])(?<first>\d{1,2})( (to|–) \k<letter>(?<last>\d{1,2}))?(?![\w-])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();

    [GeneratedRegex(@"```(.|\n)*?```|`[^`\n]*`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
