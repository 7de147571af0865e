using Checkout.Domain.Quotes;

namespace Checkout.Domain.Tests.Lifecycles;

public sealed class ReplacingAQuote
{
    [Fact]
    public void Keeps_who_declined_it_when_and_why()
    {
        var quote = Sample.Quote();
        quote.Publish(Sample.Now, Sample.Today);
        quote.Decline("Zoë", "Too much.", Sample.Now, Sample.Today);

        quote.Supersede(Sample.Now.AddDays(3));

        Assert.Equal((QuoteStatus.Superseded, QuoteStatus.Declined), (quote.Status, quote.SupersededFrom));
        Assert.Equal(("Zoë", Sample.Now, "Too much."), (quote.DecidedBy, quote.DecidedAt, quote.DeclineReason));
        Assert.Equal(Sample.Now.AddDays(3), quote.SupersededAt);
    }
}
