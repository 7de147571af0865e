using System.Security.Cryptography;

namespace Checkout.Data.Identity;

/// <summary>How often something secret was tried for one person from one place, known here or not.</summary>
public sealed class SignInTries
{
    private SignInTries() { }

    public SignInTries(string key, DateTimeOffset until) => (Key, Until) = (key, until);

    /// <summary>A digest: what people type is not kept.</summary>
    public string Key { get; private set; } = null!;

    public int Count { get; private set; } = 1;

    /// <summary>From then on they are forgotten.</summary>
    public DateTimeOffset Until { get; private set; }

    public static string KeyOf(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    /// <summary>Counts a try before anything is compared, so that tries at the same moment all count.</summary>
    /// <param name="limit">From the try of this number on, the time does not begin anew.</param>
    /// <returns>The how manieth it is within the time.</returns>
    public static async Task<int> CountAsync(CheckoutDbContexts contexts, string key, int limit, TimeSpan kept, DateTimeOffset now,
        CancellationToken cancellation)
    {
        while (true)
        {
            await using var db = contexts.Unscoped();
            using var turn = await db.WriteTurnAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var row = db.SignInTries.Where(tries => tries.Key == key);
            var until = now + kept;
            var found = await row.ExecuteUpdateAsync(update => update
                .SetProperty(tries => tries.Count, tries => tries.Until <= now ? 1 : tries.Count + 1)
                .SetProperty(tries => tries.Until, tries => tries.Until <= now || tries.Count < limit ? until : tries.Until), cancellation);
            if (found == 0)
            {
                db.SignInTries.Add(new SignInTries(key, until));
                if (!await db.TrySaveAsync(cancellation))
                {
                    // Somebody else's first try was quicker.
                    continue;
                }
            }

            var count = found == 0 ? 1 : await row.Select(tries => tries.Count).SingleAsync(cancellation);
            await transaction.CommitAsync(CancellationToken.None);
            return count;
        }
    }

    /// <summary>Forgets the tries of somebody who has proved who they are.</summary>
    public static async Task ForgetAsync(CheckoutDbContexts contexts, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await db.SignInTries.Where(tries => keys.Contains(tries.Key)).ExecuteDeleteAsync(cancellation);
    }
}
