using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;

namespace Checkout.Domain.Tests.Accounts;

public sealed class WritingAddresses
{
    [Theory, Trait("Acceptance", "T4")]
    [InlineData("US", "94105-1804", "CA", "94105-1804", "CA")]
    [InlineData("US", "９４１０５", "new york", "94105", "NY")]
    [InlineData("CA", "k1a0b1", "quebec", "K1A 0B1", "QC")]
    [InlineData("GB", "sw1a1aa", null, "SW1A 1AA", null)]
    [InlineData("JP", "１００ー０００５", "東京都", "100-0005", "東京都")]
    [InlineData("JP", "1000005", "Tokyo", "100-0005", "Tokyo")]
    [InlineData("NL", "1012js", null, "1012 JS", null)]
    [InlineData("PL", "00950", null, "00-950", null)]
    [InlineData("SE", "11120", "", "111 20", null)]
    [InlineData("PT", "1100 148", null, "1100-148", null)]
    [InlineData("BR", "01310100", "sao paulo", "01310-100", "SP")]
    [InlineData("HK", "", "九龍", null, "九龍")]
    [InlineData("KE", " 00100 ", "  Nairobi  County ", "00100", "Nairobi County")]
    public void Takes_what_people_type_in_the_form_of_the_country(string country, string postalCode, string? region, string? tidyCode,
        string? tidyRegion)
    {
        var tidy = AddressRules.Tidy(new Address(" Ünïcode\t株式会社 ", "丸の内1丁目", " ", "Città", region, postalCode, country));

        Assert.Equal(new Address("Ünïcode 株式会社", "丸の内1丁目", null, "Città", tidyRegion, tidyCode, country), tidy);
        Assert.Empty(AddressRules.Problems(tidy));
    }

    [Theory, Trait("Acceptance", "T4")]
    [InlineData("US", "9410", "CA", "PostalCode", "In the United States the ZIP code looks like 94105 or 94105-1804.")]
    [InlineData("US", "94105", "Bavaria", "Region", "There is no state “Bavaria” in the United States. Choose one from the list.")]
    [InlineData("US", "94105", null, "Region", "Enter the state.")]
    [InlineData("DE", null, null, "PostalCode", "Enter the postal code, such as 10179.")]
    [InlineData("DE", "10179", "NY", "Region", "Addresses in Germany have no state or region. Leave it empty.")]
    [InlineData("JP", "100-0005", "Kanto", "Region", "There is no prefecture “Kanto” in Japan. Choose one from the list.")]
    [InlineData("ZZ", "1", null, "Country", "Choose the country.")]
    public void Says_what_is_wrong_beside_its_field(string country, string? postalCode, string? region, string field, string sentence)
    {
        var problem =
            Assert.Single(AddressRules.Problems(AddressRules.Tidy(new Address("Acme", "1 Street", null, "Town", region, postalCode,
            country))));

        Assert.Equal((field, sentence), problem);
    }

    [Fact]
    public void Needs_a_name_a_street_and_a_city_that_say_something() => Assert.Equal(
        ["Name", "Line1", "City"],
        AddressRules.Problems(AddressRules.Tidy(new Address("-", " \u0000 ", null, "…", null, null, "KE")))
        .Select(problem => problem.Field));

    [Fact]
    public void Knows_every_country_once_and_examples_that_hold()
    {
        Assert.Equal(250, Countries.All.Count);
        Assert.All(Countries.All, country => Assert.True(country.Code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] && country.Name.Length > 2,
            country.Code));
        Assert.All(Countries.All.Where(country => country.PostalForm is not null), country =>
            Assert.All(country.PostalExample!.Split(" or "), example => Assert.Matches(country.PostalForm!, example)));
        Assert.All(Countries.All.SelectMany(country => country.Regions.Select(region => (country, region))),
            row => Assert.Equal(row.region, row.country.RegionOf(row.region.Name)));
    }

    /// <summary>As the country's post wants it on an envelope; what an address lacks takes its comma along.</summary>
    [Theory, Trait("Acceptance", "D8")]
    [InlineData("US", "New York", "NY", "10012", "New York, NY 10012")]
    [InlineData("US", "New York", null, "10012", "New York 10012")]
    [InlineData("US", "New York", "NY", null, "New York, NY")]
    [InlineData("CA", "Ottawa", "ON", "K1A 0B1", "Ottawa, ON K1A 0B1")]
    [InlineData("GB", "London", null, "EC1A 1BB", "London|EC1A 1BB")]
    [InlineData("IE", "Dublin 2", null, "D02 X285", "Dublin 2|D02 X285")]
    [InlineData("AU", "Sydney", "NSW", "2000", "Sydney NSW 2000")]
    [InlineData("DE", "Stuttgart", null, "70565", "70565 Stuttgart")]
    [InlineData("FR", "Paris", null, "75008", "75008 Paris")]
    [InlineData("IT", "Milano", "MI", "20121", "20121 Milano MI")]
    [InlineData("ES", "Alcobendas", "Madrid", "28108", "28108 Alcobendas (Madrid)")]
    [InlineData("BR", "São Paulo", "SP", "01310-100", "São Paulo - SP|01310-100")]
    [InlineData("IN", "Mumbai", "Maharashtra", "400001", "Mumbai 400001|Maharashtra")]
    [InlineData("SG", "Singapore", null, "018956", "Singapore 018956")]
    [InlineData("HK", "Kowloon", null, null, "Kowloon")]
    [InlineData("JP", "Chiyoda-ku", "Tokyo", "100-0005", "Chiyoda-ku, Tokyo 100-0005")]
    [InlineData("TR", "Kadıköy", "İstanbul", "34710", "34710 Kadıköy/İstanbul")]
    [InlineData("HU", "Budapest", null, "1051", "Budapest|1051")]
    [InlineData("XK", "Prishtinë", null, "10000", "10000 Prishtinë")]
    public void Stands_in_the_order_of_its_country(string country, string city, string? region, string? postalCode, string place) =>
        Assert.Equal(["Acme", "1 Main St", .. place.Split('|')],
            new Address("Acme", "1 Main St", null, city, region, postalCode, country).Lines());

    [Fact, Trait("Acceptance", "D8")]
    public void Goes_from_the_large_to_the_small_where_its_script_does() =>
        Assert.Equal(["〒100-0005", "東京都千代田区", "丸の内1丁目", "株式会社アクメ"],
            new Address("株式会社アクメ", "丸の内1丁目", null, "千代田区", "東京都", "100-0005", "JP").Lines());

    [Fact, Trait("Acceptance", "D8")]
    public void Loses_nothing_in_any_country() => Assert.All(Countries.All, country =>
    {
        var written = string.Join('|', new Address("Name", "Street", "Floor", "City", "Region", "Postal", country.Code).Lines());
        Assert.All(["Name", "Street", "Floor", "City"], part => Assert.Contains(part, written, StringComparison.Ordinal));
        Assert.True(!country.PostalRequired || written.Contains("Postal", StringComparison.Ordinal), country.Code);
    });
}
