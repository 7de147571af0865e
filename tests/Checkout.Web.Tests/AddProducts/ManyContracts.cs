using System.Net;
using Checkout.Data.Buying;
using Checkout.Domain;
using Checkout.Domain.Contracts;
using Checkout.Domain.Documents;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Quotes;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>Of more contracts than can be chosen from, what is added to one and what another holds is known all the same.</summary>
[Trait("Acceptance", "F1")]
public sealed class ManyContracts
{
    [SkippableTheory, EveryEngine]
    public async Task Are_counted_and_those_that_end_last_are_offered(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var holder = await on.World.ContractAsync(on.World.Terms(), on.World.Line(10m, 50m));
        await using (var db = on.Database.Contexts.ForAccount(on.World.Account.Id))
        {
            db.AddRange(Enumerable.Range(1, BuyingQuery.MostContracts + 1).Select(n => new Contract(
                holder.AccountId, $"MANY-{n}", DocumentSource.Vendor, $"many-{n}",
                new DateRange(holder.StartsOn, holder.EndsOn.AddDays(n)), holder.AcceptedOn, new ContractDetails
                {
                    Name = "Many",
                    Currency = holder.Currency,
                    LegalEntityId = holder.LegalEntityId,
                    BillingFrequency = holder.BillingFrequency,
                    PaymentTermsDays = holder.PaymentTermsDays,
                    PaymentArrangement = holder.PaymentArrangement,
                    BillTo = holder.BillTo,
                })));
            await db.SaveChangesAsync();
        }

        var page = (await on.Browser.GetAsync("/AddProducts?all=true")).Expect(HttpStatusCode.OK);
        var own = (await on.Browser.GetAsync($"/AddProducts?contract={holder.Slug}")).Expect(HttpStatusCode.OK);

        Assert.Contains("Your company has 202 contracts.", page.Text, StringComparison.Ordinal);

        // The last is the one that holds what could be added.
        Assert.Equal(BuyingQuery.MostContracts + 1, page.All("#contract option[value]").Count);
        Assert.Equal("many-201", page.Find("#contract option[selected]").GetAttribute("value"), StringComparer.OrdinalIgnoreCase);
        Assert.Contains("“Order again”", page.Find("#contract").TextContent, StringComparison.Ordinal);
        Assert.Contains($"under contract {holder.Number}", page.Text, StringComparison.Ordinal);
        Assert.Equal(holder.Slug, own.Find("#contract option[selected]").GetAttribute("value"));
        Assert.DoesNotContain($"under contract {holder.Number}", own.Text, StringComparison.Ordinal);
    }
}
