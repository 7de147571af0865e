using Checkout.Web.Wording;
using Checkout.Web.Requests;
using Checkout.Data;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Checkout.Web.Tests.Listing;

public sealed class FollowingAListsUrl
{
    private static readonly Sorts<Thing> Sorts = new Sorts<Thing>(thing => thing.Ordinal, "-size")
        .By("name", thing => thing.Name)
        .By("size", thing => thing.Size);

    [Theory]
    [InlineData("name", "c1 c3 a2 a4", "a2 a4 c1 c3")]
    [InlineData("-name", "c1 c3 a2 a4", "c3 c1 a4 a2")]
    [InlineData("NAME", "c1 a2", "a2 c1")]
    [InlineData("size", "a3 a2 a1", "a1 a2 a3")]
    [InlineData(null, "a1 a2 a3", "a3 a2 a1")]
    [InlineData("", "a1 a2 a3", "a3 a2 a1")]
    [InlineData("nonsense", "a1 a2 a3", "a3 a2 a1")]
    [InlineData("-", "a1 a2", "a2 a1")]
    [InlineData("name; DROP TABLE", "a1 a2", "a2 a1")]
    public void Sorts_by_a_known_column_with_a_tiebreak_or_as_usual(string? sort, string things, string expected)
    {
        var rows = things.Split(' ').Select(text => new Thing(text[1] - '0', text[..1], 7)).AsQueryable();
        Assert.Equal(expected, string.Join(' ', Sorts.Apply(rows, sort).Select(thing => $"{thing.Name}{thing.Ordinal}")));
    }

    [Theory]
    [InlineData(null, 1, false)]
    [InlineData("3", 3, false)]
    [InlineData("0", 1, true)]
    [InlineData("-1", 1, true)]
    [InlineData("abc", 1, true)]
    [InlineData("99999999999", 1, true)]
    public void A_page_that_cannot_be_is_the_first_and_is_remarked_on(string? page, int number, bool remarked)
    {
        var filter = new ThingFilter { Page = page };
        Assert.Equal(number, filter.PageNumber);
        Assert.Equal(remarked, filter.Remarks().Any());
    }

    [Theory]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-02-30", false)]
    [InlineData("28.02.2026", false)]
    [InlineData("<script>", false)]
    public void A_date_is_read_as_ISO_or_left_out_with_a_remark(string from, bool read)
    {
        var filter = new ThingFilter { From = from };
        Assert.Equal(read, filter.FromOn is not null);
        Assert.Equal(read, filter.Narrows);
        Assert.Equal(!read, filter.Remarks().Any());
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_remarked_on() =>
        Assert.Single(new ThingFilter { From = "2026-02-02", Until = "2026-02-01" }.Remarks());

    [Theory]
    [InlineData("active", "Active")]
    [InlineData("Active", "Active")]
    [InlineData("0", null)]
    [InlineData("Active,Paid", null)]
    [InlineData("nonsense", null)]
    [InlineData(null, null)]
    public void A_status_is_one_of_the_names(string? status, string? expected) =>
        Assert.Equal(expected, new ThingFilter { Status = status }.StatusAsked(DateOnly.MinValue)?.Value);

    [Fact]
    public void A_search_is_trimmed_and_bounded()
    {
        Assert.Equal("Łódź", new ThingFilter { Q = "  Łódź " }.Search);
        Assert.Null(new ThingFilter { Q = "   " }.Search);
        Assert.Equal(100, new ThingFilter { Q = new string('x', 5000) }.Search!.Length);
    }

    [Fact]
    public void Links_keep_what_the_URL_asks_for_but_for_what_they_change()
    {
        var links = Links("?q=a%26b&status=active&sort=-size&page=4&contract=C-1&account=A-1&format=csv");

        Assert.Equal("/portal/Things?q=a%26b&status=active&sort=-size&contract=C-1&page=5", links.Page(5));
        Assert.Equal("/portal/Things?q=a%26b&status=active&sort=-size&contract=C-1", links.Page(1));
        Assert.Equal("/portal/Things?q=a%26b&sort=-size&contract=C-1", links.Status(""));
        Assert.Equal("/portal/Things?q=a%26b&status=active&contract=C-1&sort=name", links.Sort(new SortChoice("name", Descending: false)));
        Assert.Equal("/portal/Things?q=a%26b&status=active&sort=-size&contract=C-1&format=xlsx", links.Export("xlsx"));
        Assert.Equal("/portal/Things?q=a%26b&status=active&sort=-size&contract=C-1&from=2026-01-01",
            links.Period(new DateOnly(2026, 1, 1), null));
        Assert.Equal("/portal/Things", links.All());
    }

    [Fact]
    public void Links_are_not_broken_by_what_stands_in_the_URL()
    {
        var links = Links("?q=%3Cscript%3E%22&Page=9&" + new string('k', 50) + "=" + new string('v', 5000));
        Assert.Equal("/portal/Things?q=%3Cscript%3E%22&page=2", links.Page(2));
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 6, "1 2 … 6")]
    [InlineData(4, 7, "1 2 3 4 5 6 7")]
    [InlineData(5, 10, "1 … 4 5 6 … 10")]
    [InlineData(10, 10, "1 … 9 10")]
    [InlineData(200, 400, "1 … 199 200 201 … 400")]
    public void The_pager_offers_the_ends_and_the_neighbours(int current, int pages, string expected) =>
        Assert.Equal(expected, string.Join(' ', PagerLinks.For(current, pages).Select(page => page is { } number ? $"{number}" : "…")));

    private static ListLinks Links(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.PathBase = "/portal";
        context.Request.Path = "/Things";
        context.Request.QueryString = new QueryString(query);
        return new ListLinks(context.Request);
    }

    private sealed record Thing(long Ordinal, string Name, int Size);

    private sealed class ThingFilter : ListFilter<Thing>
    {
        public override IReadOnlyList<StatusChoice<Thing>> Statuses(DateOnly today) =>
            [new("Active", "Active", thing => thing.Size > 0), new("Paid", "Paid", thing => thing.Size == 0)];

        public override IQueryable<Thing> WithoutStatus(CheckoutDbContext db, Reader reader) => Enumerable.Empty<Thing>().AsQueryable();
    }
}
