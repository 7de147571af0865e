using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Checkout.Web.TagHelpers;

/// <summary>
/// &lt;money value="total" /&gt;: an amount as the reader writes amounts. <c>bare</c> leaves the currency to the column's heading,
/// <c>price</c> shows the up to six decimals of a price per unit. Null prints nothing.
/// </summary>
[HtmlTargetElement("money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper(Reader reader) : TagHelper
{
    public Money? Value { get; set; }

    public bool Bare { get; set; }

    public bool Price { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } money)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = null;
        output.Content.SetHtmlContent(Element.Amount(money, (Price, Bare) switch
        {
            (true, true) => MoneyText.PriceWithoutCurrency(money, reader.Culture),
            (true, false) => MoneyText.Price(money, reader.Culture),
            (false, true) => MoneyText.WithoutCurrency(money, reader.Culture),
            (false, false) => MoneyText.Of(money, reader.Culture),
        }));
    }
}
