using Checkout.Data.Search;

namespace Checkout.Data.Tests.Search;

/// <summary>What is typed on one keyboard finds what was written on another.</summary>
public sealed class FoldingWhatIsTyped
{
    [Theory]
    [InlineData("Işık", "IŞIK", "ışık", "ISIK", "isik", "İşik")]
    [InlineData("STRAẞE", "STRASSE", "straße", "strasse", "Straße")]
    [InlineData("Æther", "AETHER", "æther", "aether")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Þórður", "Thordur", "ÞÓRÐUR")]
    [InlineData("Łódź Ørsted Đorđe", "lodz orsted dorde")]
    [InlineData("Ｆｕｌｌ　Ｗｉｄｔｈ １２３", "full width 123")]
    [InlineData("oﬃce", "office", "OFFICE")]
    [InlineData("O’Brien–Smith", "o'brien-smith")]
    [InlineData("cafe\u0301", "café", "CAFE")]
    [InlineData("ｶﾞｽ", "ガス")]
    [InlineData("so\u00ADft\u200B", "soft")]
    public void Meets(string written, params string[] typed) =>
        Assert.All(typed, each => Assert.Equal(SearchText.Fold(written), SearchText.Fold(each)));

    [Theory]
    [InlineData("Zürich", "zuerich", "zurich", "ZÜRICH", "ZUERICH", "zu\u0308rich")]
    [InlineData("Zuerich", "zürich", "zuerich")]
    [InlineData("Köln Jäger-Bäume Überlingen", "koeln", "jaeger-baeume", "ueberlingen", "koln", "uberlingen")]
    [InlineData("Jyväskylä", "jyväskylä", "jyvaskyla")]
    [InlineData("Bauer Quelle value", "bauer", "quelle", "value")]
    public void Finds_umlauts_however_they_are_spelled(string written, params string[] typed) =>
        Assert.All(typed, each => Assert.Contains(SearchText.Spellings(Assert.Single(SearchText.Words(each))),
            spelling => SearchText.Fold(written).Contains(spelling, StringComparison.Ordinal)));

    [Theory]
    [InlineData("guest", "August")]
    [InlineData("value", "valuation")]
    [InlineData("blue", "Blum")]
    [InlineData("fuel", "full")]
    [InlineData("quest", "Qustodio")]
    public void And_nothing_else(string typed, string written) =>
        Assert.DoesNotContain(SearchText.Spellings(Assert.Single(SearchText.Words(typed))),
            spelling => SearchText.Fold(written).Contains(spelling, StringComparison.Ordinal));

    [Fact]
    public void Takes_eight_words_and_whatever_is_no_text_for_one_that_is_nowhere()
    {
        Assert.Equal(["A", "B"], SearchText.Words("  a\u3000b "));
        Assert.Equal(SearchText.MaxWords, SearchText.Words("a b c d e f g h i j k").Count());
        Assert.Equal(["A\uFFFDB"], SearchText.Words("a\uFFFEb"));
        Assert.Empty(SearchText.Words(null));
    }
}
