using Checkout.Data.Forms;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Domain.Contracts;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Payments;

/// <summary>The methods that an account has on file.</summary>
[Trait("Acceptance", "P5")]
public sealed class KeepingMethods(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.SpelledOut;

    [SkippableTheory, EveryEngine]
    public async Task One_that_contracts_pay_themselves_with_is_removed_only_with_an_answer(Engine engine)
    {
        var (auto, contract) = await BeginAsync(engine);
        var (first, second) = (await auto.CardAsync(), await auto.CardAsync("5555555555554444"));
        await auto.SwitchAsync(contract, AutopayMode.OnIssue);
        Task<Outcome> RemoveAsync(StoredMethod method, string? next) =>
            auto.Manage.RemoveAsync(auto.World.Form(), method.Slug, next, CancellationToken.None);
        Assert.Contains($"what happens with contract {contract.Number}:",
            Assert.IsType<Outcome.Refused>(await RemoveAsync(first, next: null)).Why.ToString(), StringComparison.Ordinal);
        Assert.IsType<Outcome.Refused>(await RemoveAsync(first, first.Slug));
        Assert.IsType<Outcome.Refused>(await RemoveAsync(first, "visa-9999"));

        Assert.IsType<Outcome.Done>(await RemoveAsync(first, second.Slug));
        Assert.IsType<Outcome.NotFound>(await RemoveAsync(first, second.Slug));
        await using (var db = auto.World.Database.Contexts.ForAccount(auto.World.Account.Id))
        {
            Assert.Equal([(false, true), (true, false)],
                (await db.StoredMethods.OrderBy(row => row.AddedAt).ThenBy(row => row.Ordinal).ToListAsync())
                .Select(row => (row.IsDefault, row.ForgottenAt is not null)));
            Assert.True((await db.Contracts.SingleAsync()).PaysItself);
        }

        Assert.IsType<Outcome.Done>(await RemoveAsync(second, ManageMethods.SwitchOff));
        await using var after = auto.World.Database.Contexts.ForAccount(auto.World.Account.Id);
        Assert.Equal((AutopayMode.Off, null),
            await after.Contracts.Select(row => new ValueTuple<AutopayMode, Guid?>(row.Autopay, row.StoredMethodId)).SingleAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task One_is_kept_once_whether_its_owner_comes_back_or_not(Engine engine)
    {
        var (auto, _) = await BeginAsync(engine);
        var key = Guid.NewGuid();
        var page = await OpenAsync(auto, key);
        Assert.Equal(page, await OpenAsync(auto, key));
        await using var db = auto.World.Database.Contexts.ForAccount(auto.World.Account.Id);
        var setup = await db.MethodSetups.AsNoTracking().SingleAsync();
        Assert.Null(await auto.SetUp.CompleteAsync(auto.World.Account.Id, setup.Id, CancellationToken.None));
        await auto.Till.Simulated.SubmitAsync(setup.Reference!, SimulatedCard.Find(Till.Good)!, 12, 2030, confirmed: false,
            CancellationToken.None);

        auto.World.Clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(auto.Upkeep.RunAsync(CancellationToken.None),
            auto.SetUp.CompleteAsync(auto.World.Account.Id, setup.Id, CancellationToken.None));

        var method = await db.StoredMethods.AsNoTracking().SingleAsync();
        Assert.Equal(("visa-4242", true, method.Id),
            (method.Slug, method.IsDefault, (await db.MethodSetups.AsNoTracking().SingleAsync()).MethodId));
        Assert.Equal("visa-4242-2", (await auto.CardAsync()).Slug);
    }

    private static async Task<string?> OpenAsync(Autopaying auto, Guid key)
    {
        await auto.SetUp.StartAsync(auto.World.Form(key), contract: null, TimeSpan.FromMinutes(35), CancellationToken.None);
        await using var db = auto.World.Database.Contexts.ForAccount(auto.World.Account.Id);
        return await auto.SetUp.OpenAsync(await db.MethodSetups.AsNoTracking().SingleAsync(), new GatewayLinks("/r", "/c"),
            CancellationToken.None);
    }

    private async Task<(Autopaying Auto, Contract Contract)> BeginAsync(Engine engine)
    {
        var auto = new Autopaying(await World.CreateAsync(await databases.OnAsync(engine), Today));
        return (auto, await auto.World.ContractAsync(auto.World.Terms(startsOn: Today.AddDays(60)), auto.World.Line(1m, 10m)));
    }
}
