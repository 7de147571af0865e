using Checkout.Data.Payments.Simulated;

namespace Checkout.Data.Seeding.Demo;

/// <summary>The card that Nakatomi has on file with the simulated gateway, so that its contract can be let pay itself.</summary>
internal static class DemoMethods
{
    private const string Contract = "con-nakatomi";
    private const int ExpiryMonth = 12;
    private const int YearsGood = 3;

    public static async Task AddAsync(CheckoutDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Contracts.SingleOrDefaultAsync(row => row.ExternalId == Contract, cancellation) is not { } contract
            || await db.StoredMethods.AnyAsync(row => row.AccountId == contract.AccountId, cancellation))
        {
            return;
        }

        var card = SimulatedCard.All[0];
        var terms = new StoredMethodTerms(SimulatedGateway.GatewayName, $"simcus_{contract.AccountId:N}", card.NewToken(),
            PaymentMethod.Card, card.Brand, card.LastFour, ExpiryMonth, now.Year + YearsGood);
        var method = new StoredMethod(contract.AccountId, terms, "高木 義信", now);
        method.MakeDefault();
        db.StoredMethods.Add(method);
    }
}
