using Checkout.Web.Listing;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>What an entry of the list may be; an open credit is a credit as well.</summary>
public enum CreditGroup
{
    /// <summary>A credit of which something is left.</summary>
    Open,
    Credit,
    Collections,
}

/// <summary>What the list of credits and collections activity is narrowed to.</summary>
public sealed class CreditFilter : ListFilter
{
    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<CreditGroup>() is null)
        {
            yield return "There is no such status, so all entries are shown.";
        }
    }

    public bool Takes(CreditRow row) => StatusAs<CreditGroup>() is not { } group || row.Is(group);
}
