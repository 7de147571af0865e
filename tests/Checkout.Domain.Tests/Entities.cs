using Checkout.Domain;

namespace Checkout.Domain.Tests;

public sealed class Entities
{
    [Fact]
    public void Stand_in_the_order_in_which_they_were_made_however_close_together()
    {
        var made = Enumerable.Range(0, 10_000).Select(_ => new Thing().Ordinal).ToList();

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.True(made[0] > 0);
    }

    private sealed class Thing : Entity;
}
