using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace Checkout.Data.Payments.Gateways;

/// <summary>
/// Stripe: hosted Checkout Sessions where somebody is present, PaymentIntents where nobody is. Every attempt's id travels in the metadata,
/// so that money is found also where our own record of Stripe's names was lost. It is looked for in lists and by idempotency keys, which
/// are exact, and not by Stripe's search, which lags and is not offered everywhere.
/// </summary>
public sealed class StripeGateway : IPaymentGateway
{
    /// <summary>A notification that is older is refused: it may be a replay.</summary>
    public static readonly TimeSpan ReplayWindow = TimeSpan.FromMinutes(5);

    private const string AttemptKey = "attempt";
    private const string NumberKey = "payment";
    private const int MostListed = 100;
    private const int HttpServerError = 500;
    private const int TooManyRequests = 429;
    private const int Conflict = 409;

    // Clocks differ.
    private static readonly TimeSpan ListedBefore = TimeSpan.FromHours(1);

    private readonly StripeClient _client;
    private readonly string _webhookSecret;

    public StripeGateway(IOptions<StripeOptions> options)
    {
        var stripe = options.Value;
        if (stripe.SecretKey.Length == 0)
        {
            throw new InvalidOperationException("Stripe:SecretKey is not set.");
        }

        _webhookSecret = stripe.WebhookSecret;
        _client = Client(stripe);
    }

    /// <summary>What the endpoint for notifications has to be told of.</summary>
    public static IReadOnlyList<string> Events { get; } =
    [
        "checkout.session.completed", "checkout.session.expired", "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed", "payment_intent.succeeded", "payment_intent.payment_failed", "charge.refunded",
        "refund.updated", "refund.failed", "charge.dispute.created", "charge.dispute.closed",
    ];

    public string Name => nameof(GatewayKind.Stripe);

    // Repeating is the reconciler's: a customer does not wait for three time-outs.
    [SuppressMessage("Reliability", "CA2000", Justification = "It lives as long as the gateway, and that as long as the portal.")]
    internal static StripeClient Client(StripeOptions stripe) => new(stripe.SecretKey,
        httpClient: new SystemNetHttpClient(new HttpClient { Timeout = TimeSpan.FromSeconds(stripe.TimeoutSeconds) }, maxNetworkRetries: 0,
            appInfo: null, enableTelemetry: false),
        apiBase: stripe.ApiUrl.TrimEnd('/'));

    public Task<GatewayPage> OpenPaymentAsync(GatewayOrder order, GatewayLinks links, CancellationToken cancellation) =>
        CallAsync(async () =>
    {
        var session = await new SessionService(_client).CreateAsync(
            new SessionCreateOptions
            {
                Mode = "payment",
                ClientReferenceId = order.Number,
                CustomerEmail = order.Email,
                CustomerCreation = order.KeepsMethod ? "always" : "if_required",
                AllowedPaymentMethodTypes = ["card"],
                ExpiresAt = order.ExpiresAt.UtcDateTime,
                SuccessUrl = links.Return,
                CancelUrl = links.Cancel,
                Metadata = MetadataOf(order),
                LineItems =
                [
                    new SessionLineItemOptions
                    {
                        Quantity = 1,
                        PriceData = new SessionLineItemPriceDataOptions
                        {
                            Currency = StripeCurrencies.Code(order.Amount.Currency),
                            UnitAmount = StripeCurrencies.Of(order.Amount),
                            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = $"Payment {order.Number}",
                            Description = order.Description },
                        },
                    },
                ],
                PaymentIntentData = new SessionPaymentIntentDataOptions
                {
                    Description = $"{order.Number} {order.Description}",
                    Metadata = MetadataOf(order),
                    SetupFutureUsage = order.KeepsMethod ? "off_session" : null,
                },
            },
            KeyOf($"{order.IdempotencyKey}-page"),
            cancellation);
        return new GatewayPage(session.Id, session.Url);
    }, cancellation);

    public Task<GatewayPayment> ChargeAsync(GatewayOrder order, GatewayMethod method, CancellationToken cancellation) =>
        CallAsync(async () =>
    {
        try
        {
            var intent = await new PaymentIntentService(_client).CreateAsync(
                new PaymentIntentCreateOptions
                {
                    Amount = StripeCurrencies.Of(order.Amount),
                    Currency = StripeCurrencies.Code(order.Amount.Currency),
                    Customer = method.CustomerReference,
                    PaymentMethod = method.Token,
                    AllowedPaymentMethodTypes = ["card"],
                    OffSession = true,
                    Confirm = true,
                    Description = $"{order.Number} {order.Description}",
                    Metadata = MetadataOf(order),
                },
                KeyOf(order.IdempotencyKey),
                cancellation);
            return StateOf(intent, intent.Id, isOnFile: true, []);
        }
        catch (StripeException exception) when (exception.StripeError is { Type: "card_error" } error)
        {
            return new GatewayPayment(error.PaymentIntent?.Id ?? order.IdempotencyKey, GatewayOutcome.Failed)
            {
                PaymentReference = error.PaymentIntent?.Id,
                FailureCode = error.DeclineCode ?? error.Code,
                FailureReason = error.Message,
            };
        }
        catch (StripeException exception) when (exception.StripeError?.Type == "idempotency_error")
        {
            // The key was used with other words: so it got there, and what came of it is looked up.
            throw new GatewayUnavailableException("Stripe knows the key with another request.", exception);
        }
    }, cancellation);

    public Task<GatewayPayment?> FindAsync(GatewayLookup attempt, CancellationToken cancellation) => CallAsync(async () =>
    {
        if (attempt.Reference is { } reference && reference.StartsWith("cs_", StringComparison.Ordinal))
        {
            return await OfSessionAsync(reference, attempt.IsReversed, cancellation);
        }

        var intents = new PaymentIntentService(_client);
        var intent = (attempt.PaymentReference ?? attempt.Reference) is { } name && name.StartsWith("pi_", StringComparison.Ordinal)
            ? await intents.GetAsync(name, new PaymentIntentGetOptions { Expand = ["latest_charge", "payment_method"] },
                cancellationToken: cancellation)
            : attempt.Customer is { } customer ? await ListedAsync(intents, attempt, customer, cancellation)
            : null;
        return intent is null ? null : StateOf(intent, intent.Id, attempt.Kind is PaymentAttemptKind.OnFile,
            await ReversalsAsync(intent, attempt.IsReversed, cancellation));
    }, cancellation);

    public Task CloseAsync(GatewayLookup attempt, CancellationToken cancellation) => CallAsync(async () =>
    {
        if (attempt.Reference is { } reference && reference.StartsWith("cs_", StringComparison.Ordinal))
        {
            try
            {
                await new SessionService(_client).ExpireAsync(reference, new SessionExpireOptions(), cancellationToken: cancellation);
            }
            catch (StripeException exception) when (exception.HttpStatusCode is System.Net.HttpStatusCode.BadRequest)
            {
                // It is not open any more: what became of it is asked next.
            }
        }

        return true;
    }, cancellation);

    public Task<GatewayPage> OpenSetupAsync(GatewaySetup setup, GatewayLinks links, CancellationToken cancellation) => CallAsync(async () =>
    {
        var session = await new SessionService(_client).CreateAsync(
            new SessionCreateOptions
            {
                Mode = "setup",
                ClientReferenceId = setup.AccountId.ToString("N", CultureInfo.InvariantCulture),
                CustomerEmail = setup.Email,
                CustomerCreation = "always",
                AllowedPaymentMethodTypes = ["card"],
                ExpiresAt = setup.ExpiresAt.UtcDateTime,
                SuccessUrl = links.Return,
                CancelUrl = links.Cancel,
            },
            KeyOf(setup.IdempotencyKey),
            cancellation);
        return new GatewayPage(session.Id, session.Url);
    }, cancellation);

    public Task<GatewayMethod?> FindSetupAsync(Guid accountId, string reference, CancellationToken cancellation) => CallAsync(async () =>
    {
        var session = await new SessionService(_client)
            .GetAsync(reference, new SessionGetOptions { Expand = ["setup_intent.payment_method"] }, cancellationToken: cancellation);
        return session.ClientReferenceId == accountId.ToString("N", CultureInfo.InvariantCulture)
            && session.SetupIntent is { Status: "succeeded" } setup
            ? MethodOf(setup.PaymentMethod, setup.CustomerId ?? session.CustomerId)
            : null;
    }, cancellation);

    public Task ForgetAsync(GatewayMethod method, CancellationToken cancellation) => CallAsync(async () =>
    {
        try
        {
            await new PaymentMethodService(_client)
                .DetachAsync(method.Token, new PaymentMethodDetachOptions(), cancellationToken: cancellation);
        }
        catch (StripeException exception)
            when (exception.HttpStatusCode is System.Net.HttpStatusCode.BadRequest or System.Net.HttpStatusCode.NotFound)
        {
            // It was forgotten before.
        }

        return true;
    }, cancellation);

    public Task<string> RefundAsync(GatewayRefund refund, CancellationToken cancellation) =>
        CallAsync(async () => (await new RefundService(_client).CreateAsync(
        new RefundCreateOptions { PaymentIntent = refund.PaymentReference, Amount = StripeCurrencies.Of(refund.Amount) },
        KeyOf(refund.IdempotencyKey), cancellation)).Id, cancellation);

    public GatewayNotice? Read(string body, string? signature, DateTimeOffset now)
    {
        try
        {
            var notice = EventUtility.ConstructEvent(body, signature ?? "", _webhookSecret, (long)ReplayWindow.TotalSeconds,
                now.ToUnixTimeSeconds(), throwOnApiVersionMismatch: false);
            return new GatewayNotice(notice.Id, notice.Type, AttemptOf(notice.Data.Object), ReferenceOf(notice.Data.Object));
        }
        catch (Exception exception) when (exception is StripeException or Newtonsoft.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static Guid? AttemptOf(IHasObject row) =>
        row is IHasMetadata { Metadata: { } metadata } && metadata.TryGetValue(AttemptKey, out var text) && Guid.TryParse(text, out var id)
            ? id : null;

    private static string? ReferenceOf(IHasObject row) => row switch
    {
        Session session => session.Id,
        PaymentIntent intent => intent.Id,
        Charge charge => charge.PaymentIntentId,
        Refund refund => refund.PaymentIntentId,
        Dispute dispute => dispute.PaymentIntentId,
        _ => (row as IHasId)?.Id,
    };

    /// <summary>Among the customer’s payments. Without a customer there is nothing to look for: of a page that has no name nobody was told
    /// where it is.</summary>
    private static async Task<PaymentIntent?> ListedAsync(PaymentIntentService intents, GatewayLookup attempt, string customer,
        CancellationToken cancellation)
    {
        PaymentIntent? listed = null;
        var options = new PaymentIntentListOptions
        {
            Customer = customer,
            Created = new DateRangeOptions { GreaterThanOrEqual = attempt.StartedAt.UtcDateTime - ListedBefore },
            Limit = MostListed,
            Expand = ["data.latest_charge", "data.payment_method"],
        };
        await foreach (var intent in intents.ListAutoPagingAsync(options, cancellationToken: cancellation))
        {
            if (AttemptOf(intent) == attempt.AttemptId && (listed is null || intent.Status == "succeeded"))
            {
                listed = intent;
            }
        }

        return listed;
    }

    private async Task<GatewayPayment> OfSessionAsync(string reference, bool isReversed, CancellationToken cancellation)
    {
        var session = await new SessionService(_client).GetAsync(
            reference, new SessionGetOptions { Expand = ["payment_intent.latest_charge", "payment_intent.payment_method"] },
            cancellationToken: cancellation);
        if (session.PaymentIntent is { Status: "succeeded" or "processing" } intent)
        {
            return StateOf(intent, session.Id, isOnFile: false, await ReversalsAsync(intent, isReversed, cancellation));
        }

        // A declined card leaves the page open: another one may do.
        return new GatewayPayment(session.Id, session.Status switch
        {
            "expired" => GatewayOutcome.Closed,
            "complete" => GatewayOutcome.Processing,
            _ => GatewayOutcome.Open,
        })
        {
            PaymentReference = session.PaymentIntentId,
            PageUrl = session.Url,
        };
    }

    /// <param name="isReversed">True where money is known to have gone back: a refund that failed is not in the charge’s sum any
    /// more.</param>
    private async Task<IReadOnlyList<GatewayReversal>> ReversalsAsync(PaymentIntent intent, bool isReversed,
        CancellationToken cancellation)
    {
        var reversals = new List<GatewayReversal>();
        if (isReversed || intent.LatestCharge is { AmountRefunded: > 0 })
        {
            var refunds = await new RefundService(_client)
                .ListAsync(new RefundListOptions { PaymentIntent = intent.Id, Limit = 100 }, cancellationToken: cancellation);
            reversals.AddRange(refunds.Data.Where(refund => refund.Status is "succeeded" or "pending" or "failed" or "canceled")
                .Select(refund => new GatewayReversal(PaymentReversalKind.Refund, refund.Id,
                    StripeCurrencies.From(refund.Amount, refund.Currency), At(refund.Created),
                    Reinstated: refund.Status is "failed" or "canceled")));
        }

        if (intent.LatestCharge is { Disputed: true })
        {
            var disputes = await new DisputeService(_client)
                .ListAsync(new DisputeListOptions { PaymentIntent = intent.Id, Limit = 100 }, cancellationToken: cancellation);

            // A warning is a question: no money has moved.
            reversals.AddRange(disputes.Data.Where(dispute =>
                dispute.Status is not ("prevented" or "warning_needs_response" or "warning_under_review" or "warning_closed"))
                .Select(dispute => new GatewayReversal(PaymentReversalKind.Chargeback, dispute.Id,
                    StripeCurrencies.From(dispute.Amount, dispute.Currency), At(dispute.Created), Reinstated: dispute.Status == "won")));
        }

        return reversals;
    }

    private static GatewayPayment StateOf(PaymentIntent intent, string reference, bool isOnFile, IReadOnlyList<GatewayReversal> reversals)
    {
        var outcome = intent.Status switch
        {
            "succeeded" => GatewayOutcome.Succeeded,
            "processing" => GatewayOutcome.Processing,
            "canceled" => GatewayOutcome.Closed,
            "requires_payment_method" or "requires_action" or "requires_confirmation" when isOnFile => GatewayOutcome.Failed,
            _ => GatewayOutcome.Open,
        };
        return new GatewayPayment(reference, outcome)
        {
            PaymentReference = intent.Id,
            Captured = outcome is GatewayOutcome.Succeeded ? StripeCurrencies.From(intent.AmountReceived, intent.Currency) : 0m,
            Currency = intent.Currency ?? "",
            CapturedAt = intent.LatestCharge is { } charge ? At(charge.Created) : null,
            FailureCode = intent.LastPaymentError?.DeclineCode ?? intent.LastPaymentError?.Code
            ?? (intent.Status == "requires_action" ? "authentication_required" : null),
            FailureReason = intent.LastPaymentError?.Message,
            Method = MethodOf(intent.PaymentMethod, intent.CustomerId),
            Reversals = reversals,
        };
    }

    private static GatewayMethod? MethodOf(Stripe.PaymentMethod? method, string? customer) =>
        method is { Card: { } card } && customer is not null
        ? new GatewayMethod(customer, method.Id, Named(card.Brand), card.Last4, (int)card.ExpMonth, (int)card.ExpYear)
        : null;

    private static string Named(string brand) => brand switch
    {
        "amex" => "American Express",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        "" => "Card",
        _ => char.ToUpperInvariant(brand[0]) + brand[1..],
    };

    private static Dictionary<string, string> MetadataOf(GatewayOrder order) => new(StringComparer.Ordinal)
    {
        [AttemptKey] = order.AttemptId.ToString("N", CultureInfo.InvariantCulture),
        [NumberKey] = order.Number,
    };

    private static RequestOptions KeyOf(string key) => new() { IdempotencyKey = key };

    private static DateTimeOffset At(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    /// <param name="cancellation">The caller’s own: what it cancels says nothing about Stripe.</param>
    private static async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (StripeException exception) when ((int)exception.HttpStatusCode is 0 or >= HttpServerError or TooManyRequests or Conflict)
        {
            throw new GatewayUnavailableException($"Stripe answered {(int)exception.HttpStatusCode}.", exception);
        }
        catch (StripeException exception)
        {
            var (code, param) = (exception.StripeError?.Code ?? exception.StripeError?.Type, exception.StripeError?.Param ?? "");
            throw new GatewayRefusedException($"Stripe refused: {code} {param}", code switch
            {
                GatewayRefusedException.TooSmall or GatewayRefusedException.TooLarge => code,
                _ when code?.Contains("currency", StringComparison.Ordinal) is true
                    || param.Contains("currency", StringComparison.Ordinal) => GatewayRefusedException.Currency,
                _ => GatewayRefusedException.Other,
            }, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or Newtonsoft.Json.JsonException
            || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new GatewayUnavailableException("Stripe did not answer.", exception);
        }
    }
}
