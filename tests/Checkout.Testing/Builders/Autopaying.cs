using Checkout.Data.Payments.Autopay;
using Checkout.Data.Forms;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Domain;
using Checkout.Domain.Contracts;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Testing.Builders;

/// <summary>A till whose customer has a card on file and a contract that can pay itself; each run stands for a process.</summary>
public sealed class Autopaying
{
    public Autopaying(World world, Func<SimulatedGateway, IPaymentGateway>? before = null, AutopayTerms? terms = null)
    {
        Terms = terms ?? AutopayTerms.Usual;
        Till = new Till(world, before);
        var contexts = world.Database.Contexts;
        SetUp = new SetUpMethod(world.Submissions, contexts, world.Transactions, Till.Gateway, NullLogger<SetUpMethod>.Instance);
        Upkeep = new MethodUpkeep(contexts, world.Transactions, Till.Gateway, SetUp, world.Runs, world.Clock);
        Manage = new ManageMethods(world.Submissions, world.Calendar, Upkeep);
        Change = new ChangeAutopay(world.Submissions, world.Calendar, Till.Gateway, Terms);
    }

    public Till Till { get; }

    public World World => Till.World;

    public AutopayTerms Terms { get; }

    public SetUpMethod SetUp { get; }

    public MethodUpkeep Upkeep { get; }

    public ManageMethods Manage { get; }

    public ChangeAutopay Change { get; }

    /// <summary>A new process.</summary>
    public AutopayRun Run() => new(World.Database.Contexts, World.Transactions, World.Calendar, Till.Gateway, Till.OnFile, Till.Take,
        Terms, World.Runs, World.Clock);

    /// <summary>Two processes at once.</summary>
    public async Task<int> RunTwiceAsync() =>
        (await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Run().RunAsync(CancellationToken.None))))).Sum();

    /// <summary>Puts a card on file, as the gateway’s page would.</summary>
    public async Task<StoredMethod> CardAsync(string number = Till.Good, int year = 2035, int month = 12)
    {
        var card = SimulatedCard.Find(number)!;
        return await World.Transactions.RunAsync(World.Account.Id, async (db, now, token) => (await StoredMethods.AddAsync(
            db, World.Account.Id, Till.Gateway.Name, new GatewayMethod("cus", card.NewToken(), card.Brand, card.LastFour, month, year),
            World.User.DisplayName, now, token))!, CancellationToken.None);
    }

    /// <summary>Confirms the form that names what is charged when.</summary>
    public async Task SwitchAsync(Contract contract, AutopayMode mode, string? method = null) =>
        Assert.IsType<Outcome.Done>(await ChangeAsync(contract, mode, await ShownAsync(contract, mode), method));

    public Task<Outcome> ChangeAsync(Contract contract, AutopayMode mode, string shown, string? method = null, Submission? form = null) =>
        Change.RunAsync(form ?? World.Form(), contract.Slug, mode, method, shown, CancellationToken.None);

    /// <summary>What the form says that would be charged.</summary>
    public async Task<string> ShownAsync(Contract contract, AutopayMode mode)
    {
        await using var db = World.Database.Contexts.ForAccount(World.Account.Id);
        return (await AutopayOutlook.ReadAsync(db, contract.Id, mode, Terms.Range(contract.Currency), World.Today,
            CancellationToken.None)).Fingerprint;
    }

    public async Task<IReadOnlyList<Autopayment>> PlansAsync()
    {
        await using var db = World.Database.Contexts.ForAccount(World.Account.Id);
        return await db.Autopayments.AsNoTracking().Include(row => row.Charges).OrderBy(row => row.Ordinal).ToListAsync();
    }

    public async Task<Autopayment> PlanAsync(Guid invoiceId) => (await PlansAsync()).Single(plan => plan.InvoiceId == invoiceId);
}
