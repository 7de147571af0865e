using Checkout.Domain.Contracts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Web.Features.Contracts;

namespace Checkout.Web.Tests.Contracts;

/// <summary>Every database finds contracts by the status that the contract itself tells, on each day around its ends.</summary>
public sealed class StandingOnADay(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.SpelledOut;

    [SkippableTheory, EveryEngine]
    public async Task Is_found_as_it_is_told(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var world = await World.CreateAsync(database, Today);
        var (started, begins) = (world.Contract("C-1", Today.AddDays(-10), Today), world.Contract("C-2", Today, Today.AddDays(10)));
        var (terminated, toItsEnd) = (world.Contract("C-3", Today.AddDays(-10), Today.AddDays(10)),
            world.Contract("C-4", Today.AddDays(-10), Today));
        var (canceled, canceledEarly) = (world.Contract("C-5", Today, Today.AddDays(10)),
            world.Contract("C-6", Today.AddDays(5), Today.AddDays(10)));
        terminated.Terminate(Today);
        toItsEnd.Terminate(Today);
        canceled.Cancel(Today);
        canceledEarly.Cancel(Today);
        Contract[] contracts = [started, begins, terminated, toItsEnd, canceled, canceledEarly];
        await world.WriteAsync(contracts);

        await using var db = database.Contexts.ForAccount(world.Account.Id);
        foreach (var day in Enumerable.Range(-2, 15).Select(days => Today.AddDays(days)))
        {
            foreach (var status in Enum.GetValues<ContractStatus>())
            {
                var found = db.Contracts.Where(ContractStatuses.Is(status, day)).Select(contract => contract.Number).ToList()
                    .Order(StringComparer.Ordinal);
                Assert.Equal((day, status, string.Join(' ',
                    contracts.Where(contract => contract.StatusOn(day) == status).Select(contract => contract.Number))),
                    (day, status, string.Join(' ', found)));
            }
        }
    }
}
