using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Tests.Lifecycles;
using Xunit;

namespace Checkout.Domain.Tests.Contracts;

/// <summary>What was canceled was never in force: no day lies between its first and its last one, whichever day is asked for.</summary>
[Trait("Acceptance", "B6")]
public sealed class EndingBeforeTheFirstDay
{
    [Theory]
    [InlineData(-1, -2)]
    [InlineData(0, -1)]
    [InlineData(1, 0)]
    [InlineData(90, 0)]
    public void A_canceled_contract_ends_before_it_begins_and_counts_for_nothing_from_that_day_on(int startsIn, int terminated)
    {
        var contract = Sample.Contract(new DateRange(Sample.Today.AddDays(startsIn), Sample.Today.AddDays(startsIn + 364)));

        contract.Cancel(Sample.Today);

        Assert.Equal(Sample.Today.AddDays(terminated), contract.TerminatedOn);
        Assert.True(contract.WasNeverInForce);
        Assert.Equal((ContractStatus.Terminated, false), (contract.StatusOn(Sample.Today), contract.CountsOn(Sample.Today)));
        Assert.All(new[] { startsIn, startsIn + 1, startsIn + 364 }, day => Assert.False(contract.CountsOn(Sample.Today.AddDays(day))));
        Assert.Equal("Contract C-1 was canceled together with the order that began it.", contract.EndedEarly(Sample.Today)?.ToString());
        Assert.Throws<RuleViolation>(() => contract.Renew(contract.EndsOn.AddDays(365)));
    }

    [Fact]
    public void A_terminated_contract_was_in_force_if_only_for_a_day()
    {
        var contract = Sample.Contract(new DateRange(Sample.Today, Sample.Today.AddDays(364)));

        contract.Terminate(Sample.Today);

        Assert.False(contract.WasNeverInForce);
        Assert.Equal(FormattableString.Invariant($"Contract C-1 was terminated on {Sample.Today:d MMMM yyyy}."),
            contract.EndedEarly(Sample.Today)?.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(364)]
    public void A_contract_is_in_force_to_its_last_day_whichever_way_it_ends_and_so_are_its_units(int? terminated)
    {
        var first = Sample.Today;
        var contract = Sample.Contract(new DateRange(first, first.AddDays(364)));
        var units = Units();
        if (terminated is { } days)
        {
            contract.Terminate(first.AddDays(days));
            units.EndOn(first.AddDays(days));
        }

        Assert.Equal(first.AddDays(terminated ?? 364), contract.LastDay);
        foreach (var day in Enumerable.Range(-2, 370).Select(first.AddDays))
        {
            var inForce = day >= first && day <= contract.LastDay;
            Assert.Equal((day, inForce), (day, contract.StatusOn(day) is ContractStatus.Active));
            Assert.Equal((day, inForce), (day, contract.CountsOn(day)));
            Assert.True(inForce || !units.IsInForceOn(day));
            Assert.True(terminated is not 0 || units.IsInForceOn(day) == inForce);
        }
    }

    [Theory]
    [InlineData(-5, 4)]
    [InlineData(0, 0)]
    [InlineData(30, 30)]
    public void Units_that_are_canceled_or_end_before_they_begin_never_are_in_force(int canceledDaysAfter, int endedDaysBefore)
    {
        var (canceled, ended, shortened) = (Units(), Units(), Units());

        canceled.Cancel();
        canceled.EndOn(canceled.StartsOn.AddDays(canceledDaysAfter));
        ended.EndOn(ended.StartsOn.AddDays(-endedDaysBefore - 1));
        shortened.EndOn(shortened.StartsOn);

        foreach (var unit in new[] { canceled, ended })
        {
            Assert.Equal((true, unit.StartsOn.AddDays(-1)), (unit.WasNeverInForce, unit.EndsOn));
            Assert.DoesNotContain(Enumerable.Range(-40, 80), day => unit.IsInForceOn(unit.StartsOn.AddDays(day)));
            Assert.False(InstalledProduct.EverInForce.Compile()(unit));
        }

        Assert.True(shortened.IsInForceOn(shortened.StartsOn));
        Assert.True(InstalledProduct.EverInForce.Compile()(shortened));
    }

    private static InstalledProduct Units()
    {
        var order = Sample.Order();
        return new InstalledProduct(order, order.Lines[0]);
    }
}
