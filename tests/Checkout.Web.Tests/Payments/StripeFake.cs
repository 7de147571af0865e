using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace Checkout.Web.Tests.Payments;

/// <summary>
/// The few endpoints of Stripe’s API that the portal uses, with its rules: form fields by their real names and no others, idempotency keys
/// that answer twice alike and refuse another body, the states of sessions and payments, and errors in its form.
/// </summary>
internal sealed class StripeFake : IDisposable
{
    public const string Key = "sk_test_of_the_tests";
    public const string LiveKey = "sk_live_of_the_tests";
    public const string WebhookSecret = "whsec_of_the_tests";

    // docs.stripe.com/api: every field that the portal may send.
    private static readonly HashSet<string> SessionFields = new(StringComparer.Ordinal)
    {
        "mode", "client_reference_id", "customer_email", "customer_creation", "allowed_payment_method_types[0]", "expires_at",
            "success_url", "cancel_url",
        "metadata[attempt]", "metadata[payment]", "line_items[0][quantity]", "line_items[0][price_data][currency]",
        "line_items[0][price_data][unit_amount]",
        "line_items[0][price_data][product_data][name]", "line_items[0][price_data][product_data][description]",
        "payment_intent_data[description]",
        "payment_intent_data[metadata][attempt]", "payment_intent_data[metadata][payment]", "payment_intent_data[setup_future_usage]",
    };

    private static readonly HashSet<string> IntentFields = new(StringComparer.Ordinal)
    {
        "amount", "currency", "customer", "payment_method", "allowed_payment_method_types[0]", "off_session", "confirm", "description",
            "metadata[attempt]", "metadata[payment]",
    };

    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly ConcurrentDictionary<string, (string Body, int Status, string Answer)> _answered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonObject> _rows = new(StringComparer.Ordinal);
    private int _serial;

    public StripeFake()
    {
        On("POST", "/v1/checkout/sessions", request => Once(request, SessionFields, CreateSession));
        On("GET", "/v1/checkout/sessions/*", request => Session(request.Path.Split('/')[^1]));
        On("POST", "/v1/checkout/sessions/*/expire", request => Expire(request.Path.Split('/')[^2]));
        On("POST", "/v1/payment_intents", request => Once(request, IntentFields, CreateIntent));
        On("GET", "/v1/payment_intents", ListIntents);
        On("GET", "/v1/payment_intents/pi_*", request => (200, Intent(request.Path.Split('/')[^1])));
        On("POST", "/v1/payment_methods/*/detach", request => Detach(request.Path.Split('/')[^2]));
        On("GET", "/v1/refunds", request => (200, List(_rows.Values.Where(row => Is(row, "refund", request)))));
        On("GET", "/v1/account", _ => (200, new JsonObject { ["object"] = "account", ["charges_enabled"] = ChargesEnabled }));
        On("GET", "/v1/checkout/sessions", _ => (200, List([])));
        On("GET", "/v1/webhook_endpoints", _ => (200, List(Endpoints)));
        On("GET", "/v1/disputes", request => (200, List(_rows.Values.Where(row => Is(row, "dispute", request)))));
    }

    public string Url => _server.Url!;

    /// <summary>What is answered instead of everything, if anything is.</summary>
    public HttpStatusCode? Trouble { get; set; }

    /// <summary>What is asked is done, and the answer gets lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>A key is answered with what went wrong the first time, as Stripe keeps also its own errors.</summary>
    public bool LosesCharges { get; set; }

    /// <summary>With which code charges and pages are refused.</summary>
    public string? Refuses { get; set; }

    /// <summary>Whether the account may take payments.</summary>
    public bool ChargesEnabled { get; set; } = true;

    /// <summary>Where notifications go.</summary>
    public IList<JsonObject> Endpoints { get; } = [];

    /// <summary>Paths for which the key lacks the rights.</summary>
    public ISet<string> Denied { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Lists can’t be asked for.</summary>
    public bool RefusesLists { get; set; }

    /// <summary>Runs before a page is answered: a notification can be faster than the answer.</summary>
    public Func<string, Task> BeforeAnswering { get; set; } = _ => Task.CompletedTask;

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>What was taken, in the smallest unit.</summary>
    public long Captured => _rows.Values.Where(row => (string?)row["object"] == "payment_intent")
        .Sum(row => (long?)row["amount_received"] ?? 0);

    /// <summary>What the vendor has of it: without what was paid back or is on its way back, and what banks took.</summary>
    public long Kept => Captured
        - Sum(row => (string?)row["object"] == "refund" && (string?)row["status"] is "succeeded" or "pending")
        - Sum(row => (string?)row["object"] == "dispute" && (string?)row["status"] is not "won" and not null);

    public int Charges => _rows.Values.Count(row => (string?)row["object"] == "payment_intent");

    /// <summary>Fields of every POST, in order.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Posted =>
        [.. _server.LogEntries.Where(entry => entry.RequestMessage?.Method == "POST").Select(entry => Fields(entry.RequestMessage!.Body))];

    public IReadOnlyList<string> Headers(string name) =>
        [.. _server.LogEntries.Where(entry => entry.RequestMessage?.Method == "POST")
        .Select(entry => entry.RequestMessage!.Headers?.TryGetValue(name, out var values) == true ? values.First() : "")];

    public IEnumerable<string> SessionIds =>
        _rows.Keys.Where(key => key.StartsWith("cs_", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The customer pays on Stripe’s page.</summary>
    public string Pay(string session, long? amount = null, string? currency = null)
    {
        var row = _rows[session];
        var id = Next("pi");
        _rows[id] = new JsonObject
        {
            ["id"] = id,
            ["object"] = "payment_intent",
            ["status"] = "succeeded",
            ["amount"] = (long)row["amount_total"]!,
            ["amount_received"] = amount ?? (long)row["amount_total"]!,
            ["currency"] = currency ?? (string)row["currency"]!,
            ["customer"] = (string?)row["keeps"] == "off_session" ? "cus_1" : null,
            ["metadata"] = row["metadata"]!.DeepClone(),
            ["latest_charge"] = new JsonObject
            {
                ["id"] = Next("ch"),
                ["object"] = "charge",
                ["amount_refunded"] = 0L,
                ["disputed"] = false,
                ["created"] = 1795464000
            },
            ["payment_method"] = new JsonObject
            {
                ["id"] = "pm_1",
                ["object"] = "payment_method",
                ["type"] = "card",
                ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = "4242", ["exp_month"] = 12, ["exp_year"] = 2030 }
            },
        };
        (row["status"], row["payment_status"], row["payment_intent"]) = ("complete", "paid", id);
        row["url"] = null;
        return id;
    }

    /// <summary>Methods that were forgotten.</summary>
    public ConcurrentQueue<string> Detached { get; } = [];

    /// <summary>The customer puts a card on file on Stripe’s page.</summary>
    public void SetUp(string session)
    {
        var row = _rows[session];
        row["customer"] = "cus_1";
        row["setup_intent"] = new JsonObject
        {
            ["id"] = Next("seti"),
            ["object"] = "setup_intent",
            ["status"] = "succeeded",
            ["customer"] = "cus_1",
            ["payment_method"] = new JsonObject
            {
                ["id"] = "pm_1",
                ["object"] = "payment_method",
                ["type"] = "card",
                ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = "4242", ["exp_month"] = 12, ["exp_year"] = 2030 }
            },
        };
        (row["status"], row["url"]) = ("complete", null);
    }

    public string Refund(string intent, long amount, string status = "succeeded")
    {
        var charge = (JsonObject)_rows[intent]["latest_charge"]!;
        charge["amount_refunded"] = (long)charge["amount_refunded"]! + amount;
        return Add("re", "refund", intent, amount, status);
    }

    /// <summary>The customer’s bank does not take the money: Stripe has it again.</summary>
    public void FailRefund(string refund)
    {
        var row = _rows[refund];
        var charge = (JsonObject)_rows[(string)row["payment_intent"]!]["latest_charge"]!;
        charge["amount_refunded"] = (long)charge["amount_refunded"]! - (long)row["amount"]!;
        row["status"] = "failed";
    }

    public string Dispute(string intent, string status = "needs_response", long? amount = null)
    {
        ((JsonObject)_rows[intent]["latest_charge"]!)["disputed"] = true;
        return Add("dp", "dispute", intent, amount ?? (long)_rows[intent]["amount_received"]!, status);
    }

    public void Decide(string dispute, string status) => _rows[dispute]["status"] = status;

    /// <summary>A notification as Stripe would send it.</summary>
    public static string Event(string id, string type, JsonObject subject) => new JsonObject
    {
        ["id"] = id,
        ["object"] = "event",
        ["api_version"] = Stripe.StripeConfiguration.ApiVersion,
        ["created"] = 1795464000,
        ["type"] = type,
        ["data"] = new JsonObject { ["object"] = subject.DeepClone() },
    }.ToJsonString();

    public static string Sign(string body, DateTimeOffset at, string secret = WebhookSecret)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Stripe.EventUtility.ComputeSignature(secret, time, body)}";
    }

    public JsonObject Row(string id) => _rows[id];

    public void Dispose() => _server.Dispose();

    private void On(string method, string path, Func<IRequestMessage, (int Status, JsonNode Answer)> answer) => _server
        .Given(Request.Create().UsingMethod(method).WithPath(new WildcardMatcher(path)))
        .AtPriority(path.Contains('*', StringComparison.Ordinal) ? path.EndsWith("/expire", StringComparison.Ordinal) ? 2 : 3 : 1)
        .RespondWith(Response.Create().WithCallback(async request =>
        {
            await Task.Delay(Slowness);
            var (status, body) = Trouble is { } trouble ? ((int)trouble, "<html>trouble</html>") : Checked(request, answer);
            if (request.Path == "/v1/checkout/sessions" && method == "POST" && status == 200)
            {
                await BeforeAnswering((string)JsonNode.Parse(body)!["id"]!);
            }

            if ((LosesAnswers || (LosesCharges && request.Path == "/v1/payment_intents")) && method == "POST")
            {
                (status, body) = (504, "<html>lost</html>");
            }

            return new ResponseMessage
            {
                StatusCode = status,
                Headers =
                new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal) { ["Content-Type"] = new("application/json") },
                BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = body },
            };
        }));

    private (int Status, string Body) Checked(IRequestMessage request, Func<IRequestMessage, (int Status, JsonNode Answer)> answer)
    {
        if (request.Headers is null || !request.Headers.TryGetValue("Authorization", out var key)
            || (key.First() != $"Bearer {Key}" && key.First() != $"Bearer {LiveKey}"))
        {
            return (401, Error("invalid_request_error", "Invalid API Key provided").ToJsonString());
        }

        if (Denied.Contains(request.Path))
        {
            return (403, Error("invalid_request_error", "The key does not have the required permissions").ToJsonString());
        }

        var (status, node) = answer(request);
        return (status, node.ToJsonString());
    }

    private (int Status, JsonNode Answer) Once(IRequestMessage request, HashSet<string> known, Func<IReadOnlyDictionary<string, string>,
        (int Status, JsonNode Answer)> create)
    {
        var fields = Fields(request.Body);
        if (Refuses is { } code)
        {
            var refusal = Error("invalid_request_error", "Refused");
            refusal["error"]!["code"] = code;
            return (400, refusal);
        }

        if (fields.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            return (400, Error("invalid_request_error", $"Received unknown parameter: {unknown}"));
        }

        if (request.Headers is null || !request.Headers.TryGetValue("Idempotency-Key", out var keys))
        {
            return (400, Error("invalid_request_error", "The tests want an idempotency key"));
        }

        var (body, status, answer) = _answered.GetOrAdd(keys.First(), _ =>
        {
            var (made, node) = create(fields);
            return (request.Body ?? "", made, node.ToJsonString());
        });
        return body == request.Body ? (status, JsonNode.Parse(answer)!)
            : (400, Error("idempotency_error", "Keys for idempotent requests can only be used with the same parameters"));
    }

    private (int Status, JsonNode Answer) CreateSession(IReadOnlyDictionary<string, string> fields)
    {
        var id = Next("cs");
        if (fields["mode"] == "setup")
        {
            _rows[id] = new JsonObject
            {
                ["id"] = id,
                ["object"] = "checkout.session",
                ["mode"] = "setup",
                ["status"] = "open",
                ["client_reference_id"] = fields["client_reference_id"],
                ["url"] = $"https://checkout.stripe.com/c/pay/{id}",
            };
            return (200, _rows[id].DeepClone());
        }

        var session = new JsonObject
        {
            ["id"] = id,
            ["object"] = "checkout.session",
            ["mode"] = fields["mode"],
            ["status"] = "open",
            ["payment_status"] = "unpaid",
            ["client_reference_id"] = fields["client_reference_id"],
            ["url"] = $"https://checkout.stripe.com/c/pay/{id}",
            ["amount_total"] = long.Parse(fields["line_items[0][price_data][unit_amount]"], CultureInfo.InvariantCulture),
            ["currency"] = fields["line_items[0][price_data][currency]"],
            ["keeps"] = fields.GetValueOrDefault("payment_intent_data[setup_future_usage]"),
            ["metadata"] = new JsonObject { ["attempt"] = fields["metadata[attempt]"], ["payment"] = fields["metadata[payment]"] },
        };
        _rows[id] = session;
        return (200, session.DeepClone());
    }

    private (int Status, JsonNode Answer) Session(string id)
    {
        if (!_rows.TryGetValue(id, out var session))
        {
            return (404, Error("invalid_request_error", "No such checkout.session"));
        }

        var answer = (JsonObject)session.DeepClone();
        if ((string?)answer["payment_intent"] is { } intent)
        {
            answer["payment_intent"] = Intent(intent);
        }

        return (200, answer);
    }

    private (int Status, JsonNode Answer) Detach(string id)
    {
        Detached.Enqueue(id);
        return (200, new JsonObject { ["id"] = id, ["object"] = "payment_method" });
    }

    private (int Status, JsonNode Answer) Expire(string id)
    {
        var session = _rows[id];
        if ((string?)session["status"] != "open")
        {
            return (400, Error("invalid_request_error", "Only Checkout Sessions with a status in [\"open\"] can be expired."));
        }

        session["status"] = "expired";
        session["url"] = null;
        return (200, session.DeepClone());
    }

    private (int Status, JsonNode Answer) CreateIntent(IReadOnlyDictionary<string, string> fields)
    {
        var id = Next("pi");
        var declined = fields["payment_method"] == "pm_declined";
        var intent = new JsonObject
        {
            ["id"] = id,
            ["object"] = "payment_intent",
            ["status"] = declined ? "requires_payment_method" : "succeeded",
            ["amount"] = long.Parse(fields["amount"], CultureInfo.InvariantCulture),
            ["amount_received"] = declined ? 0L : long.Parse(fields["amount"], CultureInfo.InvariantCulture),
            ["currency"] = fields["currency"],
            ["customer"] = fields["customer"],
            ["metadata"] = new JsonObject { ["attempt"] = fields["metadata[attempt]"], ["payment"] = fields["metadata[payment]"] },
            ["latest_charge"] = declined ? null : new JsonObject
            {
                ["id"] = Next("ch"),
                ["object"] = "charge",
                ["amount_refunded"] = 0L,
                ["disputed"] = false,
                ["created"] = 1795464000
            },
        };
        _rows[id] = intent;
        if (!declined)
        {
            return (200, intent.DeepClone());
        }

        var error = Error("card_error", "Your card has insufficient funds.");
        (error["error"]!["code"], error["error"]!["decline_code"], error["error"]!["payment_intent"]) = ("card_declined",
            "insufficient_funds", intent.DeepClone());
        return (402, error);
    }

    private JsonObject Intent(string id) => (JsonObject)_rows[id].DeepClone();

    private (int Status, JsonNode Answer) ListIntents(IRequestMessage request) => RefusesLists
        ? (400, Error("invalid_request_error", "This is not offered to you"))
        : (200, List(_rows.Values.Where(row => (string?)row["object"] == "payment_intent"
            && Asks(request, "customer", row))));

    private long Sum(Func<JsonObject, bool> which) => _rows.Values.Where(which).Sum(row => (long)row["amount"]!);

    private static bool Is(JsonObject row, string kind, IRequestMessage request) =>
        (string?)row["object"] == kind && Asks(request, "payment_intent", row);

    // A list that is asked for nothing holds all.
    private static bool Asks(IRequestMessage request, string field, JsonObject row) =>
        !request.Query!.TryGetValue(field, out var asked) || (string?)row[field] == asked.First();

    private string Add(string prefix, string kind, string intent, long amount, string status)
    {
        var id = Next(prefix);
        _rows[id] = new JsonObject
        {
            ["id"] = id,
            ["object"] = kind,
            ["payment_intent"] = intent,
            ["amount"] = amount,
            ["currency"] = (string)_rows[intent]["currency"]!,
            ["status"] = status,
            ["created"] = 1795464000
        };
        return id;
    }

    private string Next(string prefix) => $"{prefix}_{Interlocked.Increment(ref _serial):D4}";

    private static JsonObject List(IEnumerable<JsonObject> rows) => new()
    {
        ["object"] = "list",
        ["has_more"] = false,
        ["data"] = new JsonArray([.. rows.Select(row => row.DeepClone())]),
    };

    private static JsonObject Error(string type, string message) =>
        new() { ["error"] = new JsonObject { ["type"] = type, ["message"] = message } };

    private static Dictionary<string, string> Fields(string? body) =>
        QueryHelpers.ParseQuery(body ?? "").ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
}
