using System.Net;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace Checkout.Data.Payments.Gateways;

/// <summary>How the account at Stripe is set up, as far as its key may read.</summary>
public sealed record StripeStanding
{
    /// <summary>Why Stripe could not be asked; null where it could.</summary>
    public string? Unreachable { get; init; }

    public bool RefusesKey { get; init; }

    /// <summary>The account may take money; true also where the key may not read that.</summary>
    public bool TakesCharges { get; init; } = true;

    /// <summary>What the key may not read although the portal does.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>The events of which the portal's endpoint is not told; null where there is no such endpoint, or it is off.</summary>
    public IReadOnlyList<string>? Untold { get; init; } = [];
}

/// <summary>Looks at the account at Stripe without changing anything there.</summary>
public sealed class StripeExam(IOptions<StripeOptions> options)
{
    private const int MostListed = 100;

    /// <param name="endpoint">Where Stripe has to notify the portal.</param>
    public async Task<StripeStanding> ReadAsync(string endpoint, CancellationToken cancellation)
    {
        var client = StripeGateway.Client(options.Value);
        var (unreadable, standing) = (new List<string>(), new StripeStanding());
        try
        {
            // A restricted key may be kept from what the portal does not need.
            await TryAsync(null, async () => standing = standing with
            {
                TakesCharges = (await new AccountService(client).GetSelfAsync(cancellationToken: cancellation)).ChargesEnabled,
            });
            await TryAsync("Checkout Sessions", () => new SessionService(client)
                .ListAsync(new SessionListOptions { Limit = 1 }, cancellationToken: cancellation));
            await TryAsync("PaymentIntents", () => new PaymentIntentService(client)
                .ListAsync(new PaymentIntentListOptions { Limit = 1, Expand = ["data.latest_charge"] }, cancellationToken: cancellation));
            await TryAsync("Refunds", () => new RefundService(client)
                .ListAsync(new RefundListOptions { Limit = 1 }, cancellationToken: cancellation));
            await TryAsync("Disputes", () => new DisputeService(client)
                .ListAsync(new DisputeListOptions { Limit = 1 }, cancellationToken: cancellation));
            await TryAsync("Webhook Endpoints", async () => standing = standing with
            {
                Untold = Untold(await new WebhookEndpointService(client)
                    .ListAsync(new WebhookEndpointListOptions { Limit = MostListed }, cancellationToken: cancellation), endpoint),
            });
            return standing with { Unreadable = unreadable };
        }
        catch (StripeException refused) when (refused.HttpStatusCode is HttpStatusCode.Unauthorized)
        {
            return standing with { RefusesKey = true };
        }
        catch (Exception exception) when (exception is StripeException or HttpRequestException or IOException
            or Newtonsoft.Json.JsonException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return standing with
            {
                Unreachable = exception is StripeException { HttpStatusCode: var status and >= HttpStatusCode.OK }
                    ? $"It answers {(int)status}."
                    : exception.GetBaseException().Message,
            };
        }

        async Task TryAsync(string? what, Func<Task> read)
        {
            try
            {
                await read();
            }
            catch (StripeException refused) when (refused.HttpStatusCode is HttpStatusCode.Forbidden)
            {
                unreadable.AddRange(what is null ? [] : [what]);
            }
        }
    }

    private static List<string>? Untold(IEnumerable<WebhookEndpoint> endpoints, string endpoint)
    {
        var told = endpoints.Where(row => row.Status == "enabled" && string.Equals(row.Url, endpoint, StringComparison.OrdinalIgnoreCase))
            .SelectMany(row => row.EnabledEvents).ToHashSet(StringComparer.Ordinal);
        return told.Count == 0 ? null : told.Contains("*") ? [] : [.. StripeGateway.Events.Where(name => !told.Contains(name))];
    }
}
